"""What this parser typically gets wrong, put right: of another parser these modules would be others."""
