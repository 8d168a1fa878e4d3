"""Inputs made to break each reader: seeded, so that what was found can be found again.

`make fuzz` runs every target for its share of ten minutes and then kills two hundred runs; `tests/test_fuzz.py` runs
the same targets on a few seeds. What is found becomes a test of its own.
"""
