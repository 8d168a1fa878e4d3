"""Measures, counts and numbers: where they stand, and their value in the canonical unit."""
