"""What a run would read and write, without a model: articles by file, what is left out and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby

from extract import store
from extract.plural import many
from extract.read import Found, Item
from extract.run.account import Account, Totals, entry_of_found
from extract.run.batch import Plan
from extract.run.intake import articles_of, settle, told
from extract.run.progress import Watch


def preview(items: Iterable[Item], plan: Plan, watch: Watch) -> Totals:
    """Says of each file how many articles it holds, and of what would be written whether it takes a file's place."""
    account = Account()
    waiting: dict[str, Found] = {}

    def found() -> Iterator[Found]:
        for article in articles_of(items, waiting, account, watch):
            one = waiting.pop(article.id)
            settle(entry_of_found(one), one.size, account, watch)
            yield one

    for path, group in groupby(found(), key=lambda one: one.where.path):
        counted = [(1, len(one.article.text.split())) for one in group]
        articles, words = (sum(column) for column in zip(*counted, strict=True))
        watch.note(f"{path}: {many(articles, 'article')}, {many(words, 'word')}")
    told(account, watch)
    totals = account.totals
    watch.note(f"would read {many(totals.read, 'article')} of {many(totals.words, 'word')}")
    for file in filter(None, (plan.output, plan.account_path)):
        there = not store.is_address(file) and os.path.exists(file)
        watch.note(f"would {'replace' if there else 'write'} {store.shown(file)}")
    return totals
