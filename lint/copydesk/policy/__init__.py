"""Deciding: which files are read, which rules run on each, and what a run's findings amount to."""
