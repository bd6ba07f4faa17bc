"""Rules about names of people and places."""
