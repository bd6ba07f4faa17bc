"""Finding defects: what a rule is, where rules come from, and one scan that runs them all."""
