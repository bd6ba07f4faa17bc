"""Rules about what stands in a text twice."""
