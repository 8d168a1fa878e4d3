"""A batch: articles in, claims and the account of the run out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from extract import store
from extract.errors import ExtractError, Interrupted
from extract.interrupt import word
from extract.model import Article
from extract.own_files import LINES, account_beside, totals_beside
from extract.read import Found, Item, Skipped
from extract.run.account import Account, Place, Totals, entry_of_found
from extract.run.copies import Copies, mode_of
from extract.run.intake import articles_of, settle, told
from extract.run.journal import Journal, journal_path
from extract.run.mark_copies import marked_claims, marked_entry
from extract.run.progress import Watch
from extract.run.result import Engine, Result, content_of
from extract.run.setup import fingerprint
from extract.write.atomic import STDOUT, check_writable, is_file, whole_file
from extract.write.guard import guard, guard_texts
from extract.write.jsonl import Ordered, lines_of
from extract.write.texts import Texts

TABLES = (".csv", ".tsv", ".xlsx", ".parquet", ".sqlite", ".db", ".duckdb")
"""Endings of what is made of claims, and is none of a run."""


@dataclass(frozen=True)
class Plan:
    """Where the results go; without `account` it stands beside the output, if that is a file, and has its name."""

    output: str
    account: str | None = None
    force: bool = False  # read every article, whatever an earlier run knows
    copies: str = "auto"  # which copies to look for: near, exact, off, or what this installation can do
    texts: str | None = None  # a folder for the text of record of every article
    about: Mapping[str, Any] = field(default_factory=dict)  # what else the totals say

    @property
    def account_path(self) -> str | None:
        if self.account or not is_file(self.output):
            return self.account
        return account_beside(self.output)

    @property
    def files(self) -> str:
        """Both, for people."""
        output = "standard output" if self.output == STDOUT else store.shown(self.output)
        return ", ".join([output, *([store.shown(self.account_path)] if self.account_path else [])])

    def check_writable(self) -> None:
        """Raises ExtractError where the results could not be written; makes their folders."""
        path = self.account_path
        for file in filter(None, (self.output, path, totals_beside(path) if path and is_file(path) else None)):
            check_writable(file)


def check(plans: Iterable[Plan], paths: Iterable[str | Skipped]) -> None:
    """Raises ExtractError, before anything is read, where the results would destroy an input or what isn't our own."""
    inputs = [path for path in paths if isinstance(path, str)]
    for plan in plans:
        ending = os.path.splitext(plan.output)[1].lower()
        if ending in TABLES:
            hint = f"Write them to NAME{LINES}, then: extract export NAME{LINES} --to NAME{ending}."
            raise ExtractError(f"{store.shown(plan.output)}: a run writes lines of JSON, no {ending[1:]}. {hint}")
        journal = journal_path(plan.output) if is_file(plan.output) else None
        beside = totals_beside(plan.account_path) if plan.account_path and is_file(plan.account_path) else None
        outputs = {
            "-o": plan.output,
            "the journal of -o": journal,
            "--account": plan.account_path,
            "the totals of --account": beside,
        }
        kinds = {
            "-o": "claims",
            "the journal of -o": "journal",
            "--account": "account",
            "the totals of --account": "totals",
        }
        guard(outputs, inputs, kinds, plan.force)
        guard_texts(plan.texts, inputs, plan.force)


def run(items: Iterable[Item], plan: Plan, engine: Engine, watch: Watch) -> Totals:
    """Write the claims of every article, the account and its totals; each appears whole, at the end, or not at all.

    Where no article at all could be read, what an earlier run wrote stays as it was, and `kept` of the totals says so.
    What an earlier run of the same output has read already is not read again, whether that run ended well, was
    interrupted or was killed: it stands in the journal beside the output. Raises ExtractError, Interrupted.
    """
    plan.check_writable()
    path = plan.account_path
    described = engine.describe()
    kept = journal_path(plan.output) if is_file(plan.output) else None
    folder = os.path.dirname(kept) if kept else None
    with (
        Journal(kept, fingerprint(described, engine.setup), plan.force) as journal,
        Ordered[Place](folder) as lines,
        Copies(mode_of(plan.copies)) as copies,
    ):
        account = Account(lines)
        try:
            waiting: dict[str, Found] = {}
            gates = (Texts(plan.texts).save,) if plan.texts else ()
            articles = articles_of(items, waiting, account, watch, gates)
            _read_all(articles, waiting, engine, journal, account, watch, copies)
        except KeyboardInterrupt:
            told(account, watch)
            _write(path, account, {**described, **plan.about, "interrupted": True})
            raise Interrupted(word(), account.totals.articles) from None
        told(account, watch)
        if not account.totals.read and store.is_full(plan.output):
            account.totals.kept = True
            return account.totals
        copies.settle()
        with whole_file(plan.output) as stream:
            for block in journal.lines():
                stream.write(marked_claims(block, copies))
        found = {"copies": copies.record(), **plan.about}
        _write(path, account, {**described, **found}, partial(marked_entry, copies=copies))
        journal.tidy()
    return account.totals


def _write(
    path: str | None, account: Account, about: dict[str, Any], change: Callable[[bytes], bytes] | None = None
) -> None:
    if path:
        with whole_file(path) as stream:
            account.write_to(stream, change)
        if is_file(path):
            with whole_file(totals_beside(path)) as stream:
                stream.write(lines_of([account.totals.record(about)]))


def _read_all(
    articles: Iterable[Article],
    waiting: dict[str, Found],
    engine: Engine,
    journal: Journal,
    account: Account,
    watch: Watch,
    copies: Copies,
) -> None:
    def settled(result: Result, known: bool = False) -> None:
        found = waiting.pop(result.id)
        entry = entry_of_found(found, len(result.types), result.error, result.skipped)
        account.totals.rules.update(result.rules)
        account.totals.took(result.seconds, entry, known)
        settle(entry, found.size, account, watch, result.types)
        if result.types:
            copies.add(found.article)

    def unread() -> Iterator[Article]:
        for article in articles:
            known = journal.find(article.id, content_of(article))
            if known is None:
                yield article
            else:
                settled(known, known=True)

    for result in engine(unread()):
        if result.error is None:
            journal.add(result)
        settled(result)
