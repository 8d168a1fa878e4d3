"""What a run says of its claims in the account beside them: how many there were, so that a file cut off is known."""

from __future__ import annotations

import json
from typing import Any

from extract import store
from extract.errors import InputError
from extract.own_files import PACKED, account_beside, ours, totals_beside
from extract.plural import many
from extract.read.claimfile import STDIN, claims_file, lines_in

HINT = "Give --account the run.jsonl that `extract run` wrote, with run.totals.json beside it."
CUT = "Was it cut off, put together or filtered? `extract run` writes it again, whole."


def account_of(claims: str) -> str | None:
    """The account that a run left beside its claims, which may have been packed since; None where there is none."""
    for name in dict.fromkeys((claims, claims.removesuffix(PACKED))):
        account = account_beside(name)
        if not store.is_address(account) and ours(account) == "account" and ours(totals_beside(account)) == "totals":
            return account
    return None


def totals_of(account: str) -> dict[str, Any]:
    """The totals that stand beside an account. Raises InputError where there are none."""
    path = totals_beside(account)
    with claims_file(path) as stream:
        try:
            found = json.load(stream)
        except ValueError as error:
            raise InputError(path, f"no JSON ({error}).", HINT) from None
    if not isinstance(found, dict) or not isinstance(found.get("totals"), dict):
        raise InputError(path, "no totals in it.", HINT)
    return found


def lines_of(claims: str) -> int:
    """How many claims a file has. Raises InputError where it cannot be read."""
    with claims_file(claims) as stream:
        return sum(1 for _ in lines_in(stream))


def miscounted(claims: str) -> str | None:
    """What is wrong where a file has more or fewer claims than the run that wrote it counted; else None.

    Nothing is known of standard input, of files in a store, and beside a run that was interrupted: its account is new,
    its claims are those of the run before. Raises InputError where the file or its totals cannot be read.
    """
    account = account_of(claims) if claims != STDIN and not store.is_address(claims) else None
    totals = totals_of(account) if account else {}
    counted = totals.get("totals", {}).get("claims")
    if account is None or totals.get("interrupted") or not isinstance(counted, int):
        return None
    found = lines_of(claims)
    if found == counted:
        return None
    return f"{many(found, 'claim')}, and its run counted {counted:,} ({totals_beside(account)})."
