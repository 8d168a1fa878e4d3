"""Doc with relations -> attributions: who says it, how sure, whether it happened, and when."""
