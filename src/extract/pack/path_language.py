"""The path language: `subj | obl:by,with | xcomp? obj | ^light subj` as text.

Alternatives stand between bars and are tried in order. A step is a label of the graph, with `^` from the dependent up
to its head; `:a,b` chooses among prepositions or marks; `[a,b]` asks for these lemmas (`[$macro]` for a macro's words;
one of several words is written with `_`: `[blow_up]`); `?` makes it optional, `*` repeats it. `clause` is everything
inside the trigger's own clause, and `self` the trigger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.pack.functions import Function

_STEP = re.compile(
    r"(?P<up>\^?)(?P<label>[a-z_]+)(?::(?P<words>[\w,'-]+))?(?:\[(?P<lemmas>[\w,'-]+)\])?(?P<many>[?*]?)\Z"
)
_OTHERS = {
    "clause": "every word of the trigger's own clause",
    "self": "the trigger itself",
}
STEPS = {function.written: function.gloss for function in Function} | _OTHERS
"""The steps that rules are written with, and where they lead."""

OPEN = frozenset(("obl", "adv", "gerund", *_OTHERS))
"""Labels that stand for several in the graph, one for each word behind them, and those that stand for none."""

LABELS = frozenset(Function) | frozenset(_OTHERS)
"""Every label that a step may have."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path; `edges` are the labels in the graph that it follows, empty where they are not listed."""

    label: str
    words: tuple[str, ...] = ()
    up: bool = False
    many: str = ""
    lemmas: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    edges: tuple[str, ...] = ()


class PathError(ValueError):
    """A path that cannot be read: the part that is wrong, what is wrong with it, and the label that doesn't exist."""

    def __init__(self, part: str, problem: str, label: str | None = None) -> None:
        super().__init__(problem)
        self.part = part
        self.label = label


@lru_cache(maxsize=4096)
def parse_path(text: str) -> tuple[tuple[Step, ...], ...]:
    """The alternatives of a path. Raises PathError."""
    alternatives = []
    for alternative in text.split("|"):
        steps = []
        for part in alternative.split():
            match = _STEP.match(part)
            if match is None:
                raise PathError(part, f'"{part}" is no step of a path')
            if match["label"] not in LABELS:
                raise PathError(part, f'no label "{match["label"]}" in the graph', match["label"])
            words = tuple(match["words"].split(",")) if match["words"] else ()
            asked = match["lemmas"].split(",") if match["lemmas"] else []
            phrases = tuple(tuple(lemma.split("_")) for lemma in asked if "_" in lemma)
            lemmas = frozenset(lemma for lemma in asked if "_" not in lemma)
            label = match["label"]
            edges = tuple(f"{label}:{word}" for word in words) or (() if label in OPEN else (label,))
            steps.append(Step(label, words, bool(match["up"]), match["many"], lemmas, phrases, edges))
        if steps:
            alternatives.append(tuple(steps))
    return tuple(alternatives)
