"""Rules about quotation marks."""
