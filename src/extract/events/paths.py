"""The path language at work: from a trigger along the logical graph of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pack.path_language import Step, parse_path
from extract.syntax.clauses import own_clause
from extract.syntax.graph import Graph
from extract.syntax.text import Passage, Word
from extract.syntax.wordings import wording_end


def follow(graph: Graph, sentence: Passage, trigger: int, path: str) -> list[int]:
    """Tokens that the path leads to, in the order of its alternatives and then of the text from the trigger on."""
    found: dict[int, None] = {}
    for steps in parse_path(path):
        if not _begins(graph, trigger, steps[0]):
            continue
        reached = {trigger: None}
        for step in steps:
            reached = _step(graph, sentence, reached, step)
            if not reached:
                break
        if len(reached) > 1:
            reached = dict.fromkeys(sorted(reached, key=lambda t: (abs(t - trigger), t)))
        found.update(reached)
    return list(found)


def _begins(graph: Graph, token: int, step: Step) -> bool:
    """Whether a first step leads anywhere, as far as the labels at a token say: most do not."""
    if step.many or not step.edges:
        return True
    node = (graph.into if step.up else graph.out).get(token)
    return node is not None and not node.keys().isdisjoint(step.edges)


def walked(graph: Graph, sentence: Passage, trigger: int, steps: Sequence[Step]) -> tuple[int, list[int]]:
    """How many steps of one alternative could be taken, and the tokens that the last of them reached."""
    reached = {trigger: None}
    for taken, step in enumerate(steps):
        following = _step(graph, sentence, reached, step)
        if not following:
            return taken, list(reached)
        reached = following
    return len(steps), list(reached)


def _step(graph: Graph, sentence: Passage, tokens: dict[int, None], step: Step) -> dict[int, None]:
    if len(tokens) == 1 and not step.many:
        [token] = tokens
        return dict.fromkeys(_targets(graph, sentence, token, step))
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


def _targets(graph: Graph, sentence: Passage, token: int, step: Step) -> Sequence[int]:
    found = _along(graph, sentence, token, step)
    if not step.lemmas and not step.phrases:
        return found
    return [t for t in found if _is_asked(graph, sentence.doc[t], step)]


def _is_asked(graph: Graph, token: Word, step: Step) -> bool:
    """Whether the token is one of the lemmas of a step, or begins one of its phrases."""
    if graph.is_word(token.i, token.lemma_, step.lemmas):
        return True
    return any(
        graph.is_word(token.i, token.lemma_, (first,)) and wording_end(token, rest) is not None
        for first, *rest in step.phrases
    )


def _along(graph: Graph, sentence: Passage, token: int, step: Step) -> Sequence[int]:
    if step.label == "self":
        return [token]
    if step.label == "clause":
        return own_clause(sentence.doc[token])
    node = (graph.into if step.up else graph.out).get(token)
    if not node:
        return ()
    if len(step.edges) == 1:
        return node.get(step.edges[0], ())
    if step.edges:
        return [t for label in step.edges if label in node for t in node[label]]
    return [t for label, ts in node.items() if label.startswith(step.label + ":") for t in ts]
