"""Tests of the readers of the formats."""
