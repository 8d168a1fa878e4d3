"""A batch: articles in, claims and the account of the run out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extract.errors import Interrupted
from extract.model import Article
from extract.read import Found, Item
from extract.run.account import Account, Place, Totals, entry_of_found
from extract.run.intake import articles_of, settle
from extract.run.journal import Journal, journal_path
from extract.run.progress import Watch
from extract.run.result import Engine, Result, content_of
from extract.run.setup import fingerprint
from extract.write.atomic import check_writable, is_file, whole_file
from extract.write.jsonl import Ordered

ACCOUNT = "run.jsonl"


@dataclass(frozen=True)
class Plan:
    """Where the results go; without `account` it stands beside the output, if that is a file."""

    output: str
    account: str | None = None
    force: bool = False  # read every article, whatever an earlier run knows

    @property
    def account_path(self) -> str | None:
        beside = os.path.join(os.path.dirname(self.output), ACCOUNT) if is_file(self.output) else None
        return self.account or beside

    @property
    def files(self) -> str:
        """Both, for people."""
        return ", ".join(filter(None, (self.output, self.account_path)))


def run(items: Iterable[Item], plan: Plan, engine: Engine, watch: Watch) -> Totals:
    """Write the claims of every article and the account; both files appear whole, at the end, or not at all.

    What an earlier run of the same output has read already is not read again, whether that run ended well, was
    interrupted or was killed: it stands in the journal beside the output. Raises ExtractError, Interrupted.
    """
    path = plan.account_path
    for file in filter(None, (plan.output, path)):
        check_writable(file)
    described = engine.describe()
    kept = journal_path(plan.output) if is_file(plan.output) else None
    folder = os.path.dirname(kept) if kept else None
    with (
        Journal(kept, fingerprint(described, engine.setup), plan.force) as journal,
        Ordered[Place](folder) as lines,
    ):
        account = Account(lines)
        try:
            _read_all(items, engine, journal, account, watch)
        except KeyboardInterrupt:
            _write(path, account, {**described, "interrupted": True})
            raise Interrupted(account.totals.articles) from None
        with whole_file(plan.output) as stream:
            for block in journal.lines():
                stream.write(block)
        _write(path, account, described)
        journal.tidy()
    return account.totals


def _write(path: str | None, account: Account, about: dict[str, Any]) -> None:
    if path:
        with whole_file(path) as stream:
            account.write_to(stream, about)


def _read_all(items: Iterable[Item], engine: Engine, journal: Journal, account: Account, watch: Watch) -> None:
    waiting: dict[str, Found] = {}

    def settled(result: Result) -> None:
        found = waiting.pop(result.id)
        entry = entry_of_found(found, len(result.types), result.error, result.skipped)
        account.totals.rules.update(result.rules)
        account.totals.cost(result.seconds, entry.place)
        settle(entry, found.size, account, watch, result.types)

    def unread() -> Iterator[Article]:
        for article in articles_of(items, waiting, account, watch):
            known = journal.find(article.id, content_of(article))
            if known is None:
                yield article
            else:
                account.totals.known += 1
                settled(known)

    for result in engine(unread()):
        if result.error is None:
            journal.add(result)
        settled(result)
