"""Doc with relations -> attributions: who says it; relations with sources, status and time."""
