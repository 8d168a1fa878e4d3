"""Graph -> events: each trigger's readings are filled, scored together, and the best over its bar is told."""
