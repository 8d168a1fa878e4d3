"""For those who write rules: why a sentence gave what it gave, what rules find, what they miss, what an edit did."""
