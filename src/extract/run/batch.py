"""A batch: articles in, claims and the account of the run out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.read import Found, Item
from extract.run.account import Account, Place, Totals, entry_of_found
from extract.run.intake import articles_of, settle
from extract.run.progress import Watch
from extract.write.atomic import is_file, whole_file
from extract.write.jsonl import Ordered, claim_records

if TYPE_CHECKING:
    from extract.pipeline import Extractor

ACCOUNT = "run.jsonl"


@dataclass(frozen=True)
class Plan:
    """Where the results go; without `account` it stands beside the output, if that is a file."""

    output: str
    account: str | None = None

    @property
    def account_path(self) -> str | None:
        beside = os.path.join(os.path.dirname(self.output), ACCOUNT) if is_file(self.output) else None
        return self.account or beside

    @property
    def files(self) -> str:
        """Both, for people."""
        return ", ".join(filter(None, (self.output, self.account_path)))


def run(items: Iterable[Item], plan: Plan, extractor: Extractor, watch: Watch) -> Totals:
    """Write the claims of every article and the account; both files appear whole, at the end, or not at all."""
    path = plan.account_path
    with ExitStack() as stack:
        account_file = stack.enter_context(whole_file(path)) if path else None
        claims_file = stack.enter_context(whole_file(plan.output))
        folder = os.path.dirname(os.path.realpath(plan.output)) if is_file(plan.output) else None
        claims: Ordered[str] = stack.enter_context(Ordered(folder))
        lines: Ordered[Place] = stack.enter_context(Ordered(folder))
        account = Account(lines)
        _read_all(items, extractor, claims, account, watch)
        claims.write_to(claims_file)
        if account_file:
            account.write_to(account_file, about(extractor))
    return account.totals


def about(extractor: Extractor) -> dict[str, Any]:
    """Which rules and which model were at work."""
    book, meta = extractor.rulebook, extractor.nlp.meta
    packs = [{"pack": pack.name, "version": pack.version} for pack in book.packs]
    return {"packs": packs, "rules": book.hash, "model": f"{meta['lang']}_{meta['name']} {meta['version']}"}


def _read_all(
    items: Iterable[Item], extractor: Extractor, claims: Ordered[str], account: Account, watch: Watch
) -> None:
    waiting: dict[str, Found] = {}
    for reading in extractor.read_many(articles_of(items, waiting, account, watch)):
        found = waiting.pop(reading.article.id)
        entry = entry_of_found(found, len(reading.claims), reading.error)
        claims.add(found.article.id, claim_records(reading.claims))
        settle(entry, found.size, account, watch, [claim.type for claim in reading.claims])
