"""Rules about stops, commas and other marks."""
