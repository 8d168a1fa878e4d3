"""Written lines -> the same with the cluster of their article, once it is known which articles are copies."""

from __future__ import annotations

import json

from extract.run.account import DONE
from extract.run.copies import Copies
from extract.write.jsonl import lines_of


def marked_claims(block: bytes, copies: Copies) -> bytes:
    """The claims of one article with its cluster."""
    if not copies.clusters or not block:
        return block
    records = [json.loads(line) for line in block.split(b"\n") if line]
    found = copies.of(records[0]["document"]["id"])
    if found is None:
        return block
    for record in records:
        record["document"]["cluster"], record["document"]["copies_of"] = found
    return lines_of(records)


def marked_entry(block: bytes, copies: Copies) -> bytes:
    """An entry of the account with the cluster of its article, if that was read."""
    entry = json.loads(block) if copies.clusters else {}
    found = copies.of(entry["id"]) if entry.get("outcome") in DONE else None
    if found is None:
        return block
    entry["cluster"], entry["copies_of"] = found
    return lines_of([entry])
