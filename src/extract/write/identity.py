"""The id of a claim: a hash of its document's id and text and of what it says, and of nothing else.

The document's id is in it so that copies of an article, whose claims say the same, have ids of their own. An article
that moves to another folder keeps its ids; one that gets another id (a file that is renamed) gets new ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from extract.model import Claim

ID_DIGITS = 16
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False)
SAYS = ("type", "trigger", "arguments", "time", "polarity", "certainty", "modality", "sources")


def claim_id(claim: Claim) -> str:
    """The id that the claim must have. The rule, the run and the machine play no part in it."""
    return identity(claim.document.id, claim.document.sha256, {name: getattr(claim, name) for name in SAYS})


def identity(document: str, sha256: str, said: Mapping[str, Any]) -> str:
    """The same from the document's id, the hash of its text and the fields of SAYS, before there is a claim."""
    plain = to_jsonable_python({name: said[name] for name in SAYS}, by_alias=False)
    plain |= {"document": document, "sha256": sha256}
    text = _ENCODER.encode(plain)
    return "clm-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
