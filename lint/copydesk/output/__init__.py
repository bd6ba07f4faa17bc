"""Telling and mending: findings as people and programs read them."""
