"""Families of plain sentences: who does what, who undergoes it, and what only looks like it, claim by claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import Claim
from extract.pack.files import read_yaml
from extract.pipeline import Extractor

FAMILIES = read_yaml(Path(__file__).parent / "plain.yml")
STATUS = ("polarity", "certainty", "modality")


@pytest.mark.parametrize("family", FAMILIES)
def test_plain_sentences_are_read_right(extractor: Extractor, family: str) -> None:
    rows = FAMILIES[family]
    read = zip(rows, extractor.read_texts([row["text"] for row in rows]), strict=True)
    wrong = [f"{row['text']}: {problem}" for row, claims in read for problem in _problems(row, claims)]
    assert not wrong, "\n".join(wrong)


def _problems(row: dict, claims: list[Claim]) -> list[str]:
    """What is missing or too much: each claim as "TYPE TRIGGER" with its roles, and those that must not be."""
    told = {_named(c): c for c in claims}
    wanted = row.get("claims", {})
    lost = [name for name in wanted if name not in told]
    false = [name for name in row.get("not", ()) if name in {c.type for c in claims}]
    doing = [(c, a.text.lower()) for c in claims for a in c.arguments if a.role == "actor"]
    apart = [
        (name, who)
        for name, who in row.get("apart", {}).items()
        if any(name in (c.type, _named(c)) and who.lower() in text for c, text in doing)
    ]
    found = [(name, told[name], said or {}) for name, said in wanted.items() if name in told]
    return [
        *(f"no {name}; found {[*told] or 'nothing'}" for name in lost),
        *(f"{name} is no claim" for name in false),
        *(f"{who} is no actor of a {type_}" for type_, who in apart),
        *(f"{name}: {problem}" for name, claim, said in found for problem in _differs(claim, said)),
    ]


def _named(claim: Claim) -> str:
    return f"{claim.type} {claim.trigger.text}"


def _differs(claim: Claim, said: dict) -> list[str]:
    """Roles that are named must be filled so, nobody else may be the actor; what is unsaid of the status is plain."""
    roles = {a.role: [b.text for b in claim.arguments if b.role == a.role] for a in claim.arguments}
    named = {role: text if isinstance(text, list) else [text] for role, text in said.items() if role not in STATUS}
    plain = {"polarity": "positive", "certainty": "certain", "modality": "actual"}
    status = [f"{key} is {getattr(claim, key)}" for key in STATUS if getattr(claim, key) != said.get(key, plain[key])]
    wrong = [
        f"{role} is {roles.get(role, 'nobody')}"
        for role, texts in named.items()
        if sorted(roles.get(role, ())) != sorted(texts)
    ]
    doer = [f"actor is {roles['actor']}"] if "actor" in roles and "actor" not in named else []
    return [*wrong, *doer, *status]
