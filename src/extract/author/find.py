"""Articles for the workbench, and the one in which a claim was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extract.errors import ExtractError
from extract.model import Article, Claim
from extract.pipeline import Extractor
from extract.read import Found, Options, read_articles


def articles_of(inputs: Sequence[str], published: date | None = None) -> Iterator[Article]:
    """The articles of the inputs; what can't be read is left out, as `extract run` tells."""
    for item in read_articles(inputs, Options(published=published)):
        if isinstance(item, Found):
            yield item.article


def article_of(
    extractor: Extractor, claim: str, inputs: Sequence[str], published: date | None = None
) -> tuple[Article, Claim]:
    """The article that gives the claim with this id, and the claim. Raises ExtractError where none does."""
    if not inputs:
        raise ExtractError(f"{claim}: no articles to look in. Name them with --articles.")
    count = 0
    for article in articles_of(inputs, published):
        count += 1
        found = next((one for one in extractor.read(article) if one.id == claim), None)
        if found is not None:
            return article, found
    raise ExtractError(
        f"{claim}: none of {count} articles gives it with these rules. Give the rules of its run (--rules)."
    )
