"""Sentences, the words that the parser reads for those of the text, and the spaCy model."""
