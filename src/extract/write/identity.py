"""The id of a claim: a hash of its document's text and of what it says, and of nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from extract.model import Claim

ID_DIGITS = 16
SAYS = ("type", "trigger", "arguments", "time", "polarity", "certainty", "modality", "sources")


def claim_id(claim: Claim) -> str:
    """The id that the claim must have. The rule, the run and the machine play no part in it."""
    return identity(claim.document.sha256, {name: getattr(claim, name) for name in SAYS})


def identity(sha256: str, said: Mapping[str, Any]) -> str:
    """The same from the hash of the text and the fields of SAYS, before there is a claim."""
    plain = {"sha256": sha256, **{name: _plain(said[name]) for name in SAYS}}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return "clm-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value
