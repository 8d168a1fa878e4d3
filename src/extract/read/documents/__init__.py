"""Files that hold articles in a form of their own: PDF, Word, e-mail, feeds, the formats of news agencies."""
