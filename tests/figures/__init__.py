"""make gold: the figures on every text with gold, beside those that were committed."""

from extract.installed import single_threaded

single_threaded()  # before numpy is imported
