"""Article -> Article: sections marked, never deleted, and where it comes from."""
