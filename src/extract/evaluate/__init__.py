"""Claims against gold: figures by type and role, and the floors that they must keep."""
