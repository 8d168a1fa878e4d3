"""First persons: "we" and "I" in somebody's words mean whoever says them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Attribution, Filler, Relation
from extract.syntax.text import Text
from extract.values import replace


def voiced(doc: Text, relation: Relation, attributions: Sequence[Attribution]) -> Relation:
    """The relation with its first persons read as its innermost source, where that one is known."""
    speaker = next(
        (s for i in relation.sources if (s := attributions[i].source) is not None and s.entity is not None), None
    )
    if speaker is None or not any(_first_person(doc, f) for f in relation.fillers):
        return relation
    said = tuple(
        Filler(f.role, replace(f.mention, entity=speaker.entity, antecedent=(speaker.start, speaker.end)))
        if _first_person(doc, f)
        else f
        for f in relation.fillers
    )
    return replace(relation, fillers=said)


def _first_person(doc: Text, filler: Filler) -> bool:
    return filler.mention.form in ("person", "pronoun") and _person(doc, filler) == "1"


def _person(doc: Text, filler: Filler) -> str | None:
    return doc[filler.mention.head].morph.get("Person")
