"""make bench: speed, memory and start-up of this program beside spaCy's own full pipeline, as ratios."""
