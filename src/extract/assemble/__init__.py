"""Claims -> events across articles."""
