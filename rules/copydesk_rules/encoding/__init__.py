"""Rules about bytes and characters."""
