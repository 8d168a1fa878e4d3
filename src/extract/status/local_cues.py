"""What a word says of its own event beside any cue above it: a date to come, `any` attack."""

from __future__ import annotations

from collections.abc import Iterable

from extract.pack.status import Carriers, Status
from extract.status.cues import StatusRules
from extract.syntax.attachment import clauses_on, dated_by, openers, opening
from extract.syntax.clauses import is_past
from extract.syntax.phrases import has_determiner, is_noun
from extract.syntax.text import Word


def outlook(trigger: Word, carriers: Carriers, denied: bool) -> Status:
    """`a visit next week` is planned, `any attack` supposed unless it is denied; else nothing is added."""
    if any(t.lower_ in carriers.coming for t in dated_by(trigger)) and (is_noun(trigger) or not is_past(trigger)):
        return Status(modality="planned")
    if not denied and is_noun(trigger) and has_determiner(trigger, carriers.arbitrary):
        return carriers.purpose
    return Status()


def conditional(passed: Iterable[Word], rules: StatusRules) -> bool:
    """`will strike if they do`, not `even if they do`: whether a word above the event stands under a condition."""
    clauses = (clause for word in passed for clause in clauses_on(word))
    return any(
        opener in rules.carriers.conditions and not any(rules.undone("condition", c) for c in opening(clause, opener))
        for clause in clauses
        for opener in openers(clause)
    )
