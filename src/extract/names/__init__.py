"""What the rules know by name or noun in the raw text, which record a shared name means, what is of the domain."""
