"""Rules about what translation and spinning break."""
