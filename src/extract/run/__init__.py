"""Many articles: read, extract, write, and account for every one of them."""
