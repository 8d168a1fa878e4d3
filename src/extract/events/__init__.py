"""Graph -> events: constructions, and each trigger's readings filled and scored; the best over its bar is told."""
