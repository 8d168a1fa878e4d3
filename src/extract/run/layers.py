"""Articles in, annotation layers out: one line a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract import store
from extract.read import Found, Item
from extract.run.account import Account, Totals, entry_of_found
from extract.run.intake import articles_of, settle, told
from extract.run.progress import Watch
from extract.write.atomic import check_writable, whole_file
from extract.write.jsonl import Ordered

if TYPE_CHECKING:
    from extract.pipeline import Extractor


def annotate(items: Iterable[Item], output: str, extractor: Extractor, watch: Watch) -> Totals:
    """Write every layer of every article, ordered by document id; where none could be read, what stood there stays."""
    check_writable(output)
    account = Account()
    waiting: dict[str, Found] = {}
    with Ordered[str]() as lines:
        for article in articles_of(items, waiting, account, watch, (extractor.refusal,)):
            found = waiting.pop(article.id)
            lines.add(article.id, [extractor.layers(article)])
            settle(entry_of_found(found), found.size, account, watch)
        told(account, watch)
        account.totals.kept = not account.totals.read and store.is_full(output)
        if not account.totals.kept:
            with whole_file(output) as stream:
                lines.write_to(stream)
    return account.totals
