"""What a trigger reaches in the graph of its sentence: tokens, each with the path of functions that leads there.

A path is its steps: functions, "^" before one that is walked from dependent to head.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from extract.events.features import Steps
from extract.syntax.graph import Graph
from extract.values import value

DEEP = 3
"""Steps from the trigger: three reach 94 of 100 annotated arguments, a fourth hardly any more."""

_LEFT_OUT = frozenset(("surface", "det", "mark", "aux", "auxpass", "neg", "prt", "nummod", "advmod"))
_FIRST = ("subj", "obj", "iobj", "light", "poss", "attr", "compound", "amod", "nmod", "appos")
_DOERS = ("subj", "poss", "^acl", "^relcl")  # of a passive, too; what else stands behind "by" may be of a noun
_GIVERS = ("obl:by", "obl:from")  # of nouns: "condemnation from Japan over the test"
_NAMING = ("amod", "compound", "nmod")  # what stands within a name: "the Japanese minister"
_BESIDE = "obl:with"
_OWNED = (*_NAMING, "poss", "appos", "obl:of")  # what says whose or which something is
_TELLING = ("^subj", "^comp")
_TOLD_OF = ("relcl", "acl")
_BEHIND = "^obl:"
_WATCHED = (_BEHIND, "^obj", "^acomp", "^attr", *_TOLD_OF)
_RANK = {label: rank for rank, label in enumerate(_FIRST)}


@value(frozen=True)
class Others:
    """Whose doers take no part in what stands below them.

    `words`: tokens that tell what others do, "detected a launch"; `labels`: what leads up from an event to what was
    done because of it, "met after a launch", but not to `followers`, whose event it may be: "returned after a
    deployment". `about`: verbs whose object tells what others do, and those labels that lead from an event to them:
    "delayed a vote on the sale". `makers`: who made, sold or keeps arms has no part in what these do: "jets that Japan
    built".
    `hearing`: words whose object is told of it: "informed Japan of the test". `favouring`: words that are for
    or against what they have as an object or behind such labels, but may do it elsewhere: "backs the strikes", but not
    "backs Japan with strikes". `answers`: nouns of what is done for what they name: "shelled a camp in retaliation for
    a raid" shelled no camp in the raid. `disowned`: deeds and arms that somebody denies to have done or used, so that
    who does has no part in what they did: "the attack, which Hamas denied, killed nine".
    """

    words: frozenset[int] = frozenset()
    labels: frozenset[str] = frozenset()
    followers: frozenset[int] = frozenset()
    about: frozenset[int] = frozenset()
    makers: frozenset[int] = frozenset()
    hearing: frozenset[int] = frozenset()
    favouring: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()
    disowned: frozenset[int] = frozenset()


@value(frozen=True)
class Bystanding:
    """Who takes part, but does nothing.

    `words`: tokens whose doers watch it, "attended the test"; `bearers`: those whose object says who bears it, "fell
    victim to a raid"; `labels`: what leads to them, "came under fire". `deciding`: whether houses and courts are such;
    `owned`: whether all others are, where one is said to do it: "held up deliveries by Poland". `blows`: tokens of
    what strikes somebody, `struck` the labels that lead from their nouns to whom: "a raid on an army post killed four".
    `harms`: words that tell what was done to somebody, who did not do that in the `course` of which it was done, by
    labels: "four died in a raid"; but "in clashes with the army" those on both sides fight.
    """

    words: frozenset[int] = frozenset()
    bearers: frozenset[int] = frozenset()
    labels: frozenset[str] = frozenset()
    deciding: bool = False
    owned: bool = False
    blows: frozenset[int] = frozenset()
    struck: frozenset[str] = frozenset()
    harms: frozenset[int] = frozenset()
    course: frozenset[str] = frozenset()


NOBODY = Others()
NONE = Bystanding()


class Reach:
    """What triggers reach in the graph of one sentence.

    `topical`: labels that lead from a noun to what it is about. Only the trigger's own are followed: "warned about
    missiles" is about missiles, who sells "a film about missiles" sells none. `placing`: those that lead from a place
    to what it lies at, and are not followed: "an attack on a base between Iraq and Syria". `about`: those that lead up
    from an event to what is about it.
    """

    def __init__(
        self,
        graph: Graph,
        topical: Container[str] = (),
        placing: Container[str] = (),
        is_place: Callable[[int], bool] = lambda _: False,
        about: Container[str] = (),
    ) -> None:
        self.graph = graph
        self.topical = topical
        self.placing = placing
        self.is_place = is_place
        self.about = about
        self._edges: dict[int, Sequence[tuple[int, str]]] = {}

    def paths(self, trigger: int, others: Others = NOBODY) -> Mapping[int, Steps | None]:
        """The tokens within three steps of the trigger, each with its shortest path; the trigger itself left out.

        Who does what stands over it and is of others has no part in it, and None for a path: "Japan detected a launch".
        """
        found: dict[int, Steps] = {}
        theirs: set[int] = set()
        over: set[int] = set()
        answered: set[int] = set()
        layer: dict[int, Steps] = {trigger: ()}
        for _ in range(DEEP):
            following: dict[int, Steps] = {}
            for token, steps in layer.items():
                beyond = token in over or self._is_over(token, steps, others)
                told_of = token in others.hearing and steps[-1:] and steps[-1] in self.about
                told = (*_DOERS, "obj") if told_of or token in answered else _DOERS
                told = (*told, *_GIVERS) if token in others.words and steps and steps[-1].startswith(_BEHIND) else told
                doers = {target for target, label in self.edges(token) if label in told} if beyond else set()
                theirs |= doers
                for target, label in self.edges(token):
                    if target == trigger or target in found or target in following or target in doers:
                        continue
                    placed = label in self.placing and self.is_place(token)
                    if not placed and not (steps and label in self.topical):
                        following[target] = (*steps, label)
                        if beyond:
                            over.add(target)
                        if token in others.answers and label.startswith("^"):
                            answered.add(target)
            found.update(following)
            layer = following
        named = (i for who in theirs for label in _NAMING for i in self.graph.get(who, label))
        return {**dict.fromkeys(theirs), **dict.fromkeys(named), **found}

    def bystanders(self, trigger: int, standing: Bystanding) -> frozenset[int]:
        """Tokens of who watches or bears what the trigger tells."""
        if not (standing.words or standing.bearers or standing.labels or standing.blows):
            return frozenset()
        found = self._harmed(trigger, standing)
        over: set[int] = set()
        struck: set[int] = set()
        seen = {trigger}
        layer: dict[int, str] = {trigger: ""}
        for _ in range(DEEP):
            following: dict[int, str] = {}
            for token, last in layer.items():
                watches = token in standing.words and last.startswith(_WATCHED)
                bears = (token in standing.bearers and last.startswith(_BEHIND)) or last in standing.labels
                beyond = token in over or watches or bears
                hit = _OWNED if token in struck else _struck_by(token, last, trigger, standing)
                for target, label in self.edges(token):
                    if label in hit and target not in seen:
                        found.add(target)
                        struck.add(target)
                        following[target] = label
                    elif beyond and label in _DOERS:
                        found.add(target)
                    elif target not in seen:
                        following[target] = label
                        if beyond:
                            over.add(target)
            seen |= following.keys()
            layer = following
        return frozenset(found)

    def _harmed(self, trigger: int, standing: Bystanding) -> set[int]:
        """Whom something befell in the course of what the trigger tells."""
        if self.graph.get(trigger, _BESIDE):
            return set()
        verbs = [verb for verb, label in self.edges(trigger) if label in standing.course and verb in standing.harms]
        return {harmed for verb in verbs for harmed in self.graph.get(verb, "obj")}

    def _is_over(self, token: int, steps: Steps, others: Others) -> bool:
        """Whether steps lead to a word whose doer takes no part in what began them, or to who says what that did."""
        if not steps:
            return False
        last = steps[-1]
        watches = token in others.words and (last[0] == "^" or last in _TOLD_OF)
        about = token in others.about and last in self.about
        about = about or (token in others.favouring and (last == "^obj" or last in self.about))
        if token in others.disowned:
            return True
        made = token in others.makers and len(steps) > 1 and (last == "^obj" or last in _TOLD_OF)
        return (
            watches or about or made or (last in others.labels and token not in others.followers) or steps == _TELLING
        )

    def edges(self, token: int) -> Sequence[tuple[int, str]]:
        """Neighbours of a token, those by core functions first, then dependents before heads."""
        known = self._edges.get(token)
        if known is None:
            known = self._edges[token] = [(target, label) for _, _, target, label in _ranked(self.graph, token)]
        return known


def _struck_by(token: int, last: str, trigger: int, standing: Bystanding) -> Container[str]:
    """The labels that lead from a word to whom a blow strikes.

    "A missile hit its courtyard, killing nine": who owns the courtyard killed nobody.
    """
    if token not in standing.blows:
        return ()
    return ("obj",) if last == "^adv:" and trigger in standing.harms else standing.struck


def _ranked(graph: Graph, token: int) -> list[tuple[int, int, int, str]]:
    found = []
    for label, targets in graph.out.get(token, {}).items():
        if label not in _LEFT_OUT:
            rank = _RANK.get(label, len(_FIRST))
            found += [(rank, 0, target, label) for target in targets]
    for label, heads in graph.into.get(token, {}).items():
        if label not in _LEFT_OUT:
            rank = _RANK.get(label, len(_FIRST))
            found += [(rank, 1, head, "^" + label) for head in heads]
    return sorted(found)
