"""The account of a run -> what the page says of it: what was read with which rules and model, and what was left out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from extract.errors import InputError, Where, short
from extract.read.claim_counts import HINT, account_of, lines_of, totals_of
from extract.read.claimfile import claims_file, lines_in

KINDS = ("no claims", "skipped", "failed")


def about_of(path: str) -> dict[str, Any]:
    """Of an account: `articles`, `claims`, `rules`, `model`, and `left_out`: kind -> why -> number of articles.

    Raises InputError where the file cannot be read or is no account.
    """
    whys: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for where, row in _rows(path):
        if "outcome" not in row:
            raise InputError(where, 'no "outcome" in it.', HINT)
        if row["outcome"] in whys:
            whys[row["outcome"]][row.get("why") or ""] += 1
    totals = totals_of(path)
    return {
        "articles": totals["totals"].get("articles"),
        "claims": totals["totals"].get("claims"),
        "rules": totals.get("rules"),
        "packs": totals.get("packs") or [],
        "model": totals.get("model"),
        "left_out": {kind: dict(found.most_common()) for kind, found in whys.items() if found},
    }


def beside(claims: str) -> str | None:
    """The account that a run left beside its claims; None where there is none, or not of that many claims."""
    path = account_of(claims)
    return path if path and totals_of(path)["totals"].get("claims") == lines_of(claims) else None


def _rows(path: str) -> Iterator[tuple[Where, dict[str, Any]]]:
    with claims_file(path) as stream:
        for line in lines_in(stream):
            where = Where(path, line.number)
            try:
                row = json.loads(line.data)
            except (ValueError, RecursionError) as error:
                raise InputError(where, f"no JSON ({short(error)}).", HINT) from None
            if not isinstance(row, dict):
                raise InputError(where, "no object.", HINT)
            yield where, row
