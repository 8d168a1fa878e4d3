"""Articles for the workbench, and the one in which a claim was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from extract.errors import ExtractError
from extract.model import Article, Claim
from extract.pipeline import Extractor
from extract.plural import many
from extract.read import Found, Options, Skipped, read_articles

Tell = Callable[[str], None]


def articles_of(
    extractor: Extractor, inputs: Sequence[str], tell: Tell, published: date | None = None
) -> Iterator[Article]:
    """The articles that `extract run` would read; what holds none, or is in another language, is told and left out.

    Raises ExtractError for what cannot be read: figures about a part of the inputs would say something else.
    """
    for item in read_articles(inputs, Options(published=published)):
        if isinstance(item, Skipped):
            if item.failed:
                raise ExtractError(str(item))
            tell(str(item))
        elif refused := extractor.refusal(item.article):
            tell(f"{item.where}: {refused}")
        else:
            yield item.article


def article_of(
    extractor: Extractor, claim: str, inputs: Sequence[str], published: date | None = None
) -> tuple[Article, Claim]:
    """The article that gives the claim with this id, and the claim. Raises ExtractError where none does."""
    if not inputs:
        raise ExtractError(f"{claim}: no articles to look in. Name them with --articles.")
    count = 0
    for article in (i.article for i in read_articles(inputs, Options(published=published)) if isinstance(i, Found)):
        count += 1
        found = next((one for one in extractor.read(article) if one.id == claim), None)
        if found is not None:
            return article, found
    raise ExtractError(
        f"{claim}: none of {many(count, 'article')} gives it with these rules. Give the rules of its run (--rules)."
    )
