"""The path language: `subj | obl:by,with | xcomp? obj | ^light subj` over the logical graph.

Alternatives stand between bars and are tried in order. A step is a label of the graph, with `^` from the dependent up
to its head; `:a,b` chooses among prepositions or marks; `[a,b]` asks for these lemmas (`[$macro]` for a macro's words);
`?` makes it optional, `*` repeats it. `clause` is everything inside the trigger's own clause, `self` the trigger,
`sentence` every token of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from extract.relate.graph import Graph

_STEP = re.compile(
    r"(?P<up>\^?)(?P<label>[a-z_]+)(?::(?P<words>[\w,'-]+))?(?:\[(?P<lemmas>[\w,'-]+)\])?(?P<many>[?*]?)\Z"
)
_WITHIN = {
    "prep",
    "pobj",
    "dobj",
    "npadvmod",
    "advmod",
    "amod",
    "compound",
    "nummod",
    "appos",
    "nsubj",
    "nsubjpass",
    "attr",
    "dative",
    "agent",
    "acomp",
    "poss",
    "nmod",
    "quantmod",
    "oprd",
    "dep",
    "prt",
    "pcomp",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    label: str
    words: tuple[str, ...] = ()
    up: bool = False
    many: str = ""
    lemmas: frozenset[str] = frozenset()


class PathError(ValueError):
    """A path that cannot be read; its text says which part."""


@lru_cache(maxsize=4096)
def parse_path(text: str) -> tuple[tuple[Step, ...], ...]:
    """The alternatives of a path. Raises PathError."""
    alternatives = []
    for alternative in text.split("|"):
        steps = []
        for part in alternative.split():
            match = _STEP.match(part)
            if match is None:
                raise PathError(f'"{part}" is no step of a path')
            words = tuple(match["words"].split(",")) if match["words"] else ()
            lemmas = frozenset(match["lemmas"].split(",")) if match["lemmas"] else frozenset()
            steps.append(Step(match["label"], words, bool(match["up"]), match["many"], lemmas))
        if steps:
            alternatives.append(tuple(steps))
    return tuple(alternatives)


def follow(graph: Graph, sentence: Span, trigger: int, path: str) -> list[int]:
    """Tokens that the path leads to, in the order of its alternatives and then of the text from the trigger on."""
    found: dict[int, None] = {}
    for steps in parse_path(path):
        reached = {trigger: None}
        for step in steps:
            reached = _step(graph, sentence, reached, step)
        for token in sorted(reached, key=lambda t: (abs(t - trigger), t)):
            found.setdefault(token)
    return list(found)


def _step(graph: Graph, sentence: Span, tokens: dict[int, None], step: Step) -> dict[int, None]:
    once: dict[int, None] = {}
    for token in tokens:
        once.update(dict.fromkeys(_targets(graph, sentence, token, step)))
    if step.many == "?":
        return {**tokens, **once}
    if step.many == "*":
        seen, edge = dict(tokens), once
        while edge:
            seen.update(edge)
            following: dict[int, None] = {}
            for token in edge:
                following.update((t, None) for t in _targets(graph, sentence, token, step) if t not in seen)
            edge = following
        return seen
    return once


def _targets(graph: Graph, sentence: Span, token: int, step: Step) -> Sequence[int]:
    found = _along(graph, sentence, token, step)
    return [t for t in found if has_lemma(sentence.doc[t], step.lemmas)] if step.lemmas else found


def has_lemma(token: Token, lemmas: Container[str]) -> bool:
    """Whether the lemma is one of these; of words joined to one token, whose lemma is a stand-in's, the last word."""
    return (token.lower_.rsplit(" ", 1)[1] if " " in token.text else token.lemma_.lower()) in lemmas


def _along(graph: Graph, sentence: Span, token: int, step: Step) -> Sequence[int]:
    if step.label == "self":
        return [token]
    if step.label == "clause":
        return clause(sentence.doc[token])
    if step.label == "sentence":
        return [t.i for t in sentence]
    get = graph.heads if step.up else graph.get
    if step.words:
        return [t for word in step.words for t in get(token, f"{step.label}:{word}")]
    if step.label in ("obl", "adv", "gerund"):
        table = graph.into if step.up else graph.out
        return [t for label, ts in table.get(token, {}).items() if label.startswith(step.label + ":") for t in ts]
    return get(token, step.label)


def clause(trigger: Token) -> list[int]:
    """Tokens below the trigger that belong to its own clause."""
    found: list[int] = []
    stack = list(trigger.children)
    while stack:
        token = stack.pop()
        if token.dep_ in _WITHIN or (token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX")):
            if token.dep_ == "pcomp" and token.pos_ == "VERB":
                continue
            found.append(token.i)
            stack.extend(token.children)
    return sorted(found)
