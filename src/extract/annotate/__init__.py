"""Article -> Doc: sentences, entities, mentions, times, measures."""
