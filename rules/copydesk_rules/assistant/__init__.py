"""Rules about what a chat model leaves around the text it was asked for."""
