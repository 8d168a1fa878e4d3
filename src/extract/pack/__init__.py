"""rules/ -> a typed, checked Rulebook."""
