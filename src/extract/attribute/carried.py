"""Where what a speaker says goes on without a new cue, behind a semicolon, and where another's words part from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.attribute.tree import below, is_verb

_STOP = ";"


def carry_on(sentence: Span, drafts: Sequence[Draft]) -> None:
    """`Kyiv said it had downed 30 drones; another 12 fell in fields`: unless somebody else speaks there."""
    stops = [t.i for t in sentence if t.text == _STOP]
    for at, end in pairwise([*stops, sentence.end]):
        if any(at < i < end for d in drafts for i in d.cue) or not any(is_verb(t) for t in sentence.doc[at:end]):
            return
        telling = [d for d in drafts if d.vouched and d.frame == "clause" and _right_before(d, at)]
        if not telling:
            return
        max(telling, key=lambda d: len(d.content)).content |= set(range(at + 1, end))


def part(doc: Doc, drafts: Sequence[Draft], rules: SourceRules) -> None:
    """`A said X, while B said Y`: Y is not on the word of A."""
    for other in drafts:
        cue = doc[other.cue[0]]
        marks = {c.lower_ for c in cue.children if c.dep_ == "mark" and c.i < cue.i}
        if other.source is None or not other.vouched or not marks & set(rules.kinds.beside):
            continue
        for draft in drafts:
            if draft is not other and cue.i in draft.content and draft.cue[0] < cue.i:
                draft.content -= below(cue)


def _right_before(draft: Draft, at: int) -> bool:
    told = bool(draft.content) and draft.source is not None
    return told and draft.cue[0] < min(draft.content) and max(draft.content) == at - 1
