"""Names and nouns in the parsed sentence -> mentions: spans, heads, kinds, countries, and whom a pronoun means."""
