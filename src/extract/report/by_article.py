"""Claims file x articles -> each article with its claims, in the order of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extract.errors import InputError
from extract.model import Article
from extract.read import Found, Item
from extract.read.claimfile import ByDocument, claims_file

Pair = tuple[Article, list[dict[str, Any]]]


def pairs_of(path: str, articles: Iterable[Item]) -> Iterator[Pair]:
    """Every article that has claims, once. Raises InputError where a document's article is edited or not there."""
    with claims_file(path) as stream:
        index = ByDocument(stream, path)
        left = set(index.places)
        edited: dict[str, str] = {}
        for item in articles:
            if not isinstance(item, Found) or item.article.id not in left:
                continue
            article = item.article
            claims = index.claims(article.id)
            if claims[0]["document"]["sha256"] != article.sha256:
                edited[article.id] = str(item.where)
                continue
            left.remove(article.id)
            yield article, claims
    for document in sorted(left):
        hint = "Give --articles the texts that the claims were read from; `extract verify` tells what changed."
        if document in edited:
            raise InputError(edited[document], f'not the text that the claims of "{document}" were read from.', hint)
        raise InputError(path, f'no article "{document}" among --articles ({len(left)} missing).', hint)
