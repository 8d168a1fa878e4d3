"""Time expressions: where they stand, what they mean, and which event each of them dates."""
