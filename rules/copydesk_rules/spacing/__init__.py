"""Rules about blanks."""
