"""The battery: test sentences that the program writes from frames, lexicon and roles, and what it reads in them."""
