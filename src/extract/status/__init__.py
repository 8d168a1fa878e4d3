"""Whether it happened, how sure that is, or whether it is planned: cues on the way up from an event."""
