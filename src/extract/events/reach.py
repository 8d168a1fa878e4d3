"""What a trigger reaches in the graph of its sentence: tokens, each with the path of functions that leads there.

A path is its steps: functions, "^" before one that is walked from dependent to head.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from extract.events.features import Steps
from extract.syntax.graph import Graph

DEEP = 3
"""Steps from the trigger: three reach 94 of 100 annotated arguments, a fourth hardly any more."""

_LEFT_OUT = frozenset(("surface", "det", "mark", "aux", "auxpass", "neg", "prt", "nummod", "advmod"))
_FIRST = ("subj", "obj", "iobj", "light", "poss", "attr", "compound", "amod", "nmod", "appos")
_DOERS = ("subj", "poss", "obl:by", "^acl", "^relcl")
_TOLD = ("^subj", "^comp")
_RANK = {label: rank for rank, label in enumerate(_FIRST)}


class Reach:
    """What triggers reach in the graph of one sentence.

    `topical`: labels that lead from a noun to what it is about. Only the trigger's own are followed: "warned about
    missiles" is about missiles, who sells "a film about missiles" sells none.
    """

    def __init__(self, graph: Graph, topical: Container[str] = ()) -> None:
        self.graph = graph
        self.topical = topical
        self._edges: dict[int, Sequence[tuple[int, str]]] = {}

    def paths(self, trigger: int, watched: Container[int] = ()) -> Mapping[int, Steps | None]:
        """The tokens within three steps of the trigger, each with its shortest path; the trigger itself left out.

        `watched`: words that tell what others do. Who does that has no part in what stands below, and None for a path:
        "Japan detected a launch".
        """
        found: dict[int, Steps] = {}
        theirs: set[int] = set()
        layer: dict[int, Steps] = {trigger: ()}
        for _ in range(DEEP):
            following: dict[int, Steps] = {}
            for token, steps in layer.items():
                for target, label in self.edges(token):
                    new = target != trigger and target not in found and target not in following
                    if label in _DOERS and self._is_over(token, steps, watched):
                        theirs.add(target)
                    elif new and not (steps and label in self.topical):
                        following[target] = (*steps, label)
            found.update(following)
            layer = following
        return {**dict.fromkeys(theirs), **found}

    def _is_over(self, token: int, steps: Steps, watched: Container[int]) -> bool:
        """Whether steps lead up to a word whose doer takes no part below: one that watches, "said the strike hit"."""
        return bool(steps) and ((steps[-1][0] == "^" and token in watched) or steps == _TOLD)

    def edges(self, token: int) -> Sequence[tuple[int, str]]:
        """Neighbours of a token, those by core functions first, then dependents before heads."""
        known = self._edges.get(token)
        if known is None:
            known = self._edges[token] = [(target, label) for _, _, target, label in sorted(_ranked(self.graph, token))]
        return known


def _ranked(graph: Graph, token: int) -> Iterator[tuple[int, int, int, str]]:
    for label, targets in graph.out.get(token, {}).items():
        if label not in _LEFT_OUT:
            rank = _RANK.get(label, len(_FIRST))
            yield from ((rank, 0, target, label) for target in targets)
    for label, heads in graph.into.get(token, {}).items():
        if label not in _LEFT_OUT:
            rank = _RANK.get(label, len(_FIRST))
            yield from ((rank, 1, head, "^" + label) for head in heads)
