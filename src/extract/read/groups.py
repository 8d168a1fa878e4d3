"""Articles in groups: small enough to keep in memory, large enough that a parser is worth starting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.model import Article

MOST_ARTICLES, MOST_CHARACTERS = 32, 60_000


def groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Every article, in order; a group is full when it reaches either measure."""
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size >= MOST_CHARACTERS or len(group) >= MOST_ARTICLES:
            yield group
            group, size = [], 0
    if group:
        yield group
