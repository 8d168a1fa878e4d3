"""The path language: `subj | obl:by,with | xcomp? obj | ^light subj` as text.

Alternatives stand between bars and are tried in order. A step is a label of the graph, with `^` from the dependent up
to its head; `:a,b` chooses among prepositions or marks; `[a,b]` asks for these lemmas (`[$macro]` for a macro's words);
`?` makes it optional, `*` repeats it. `clause` is everything inside the trigger's own clause, `self` the trigger,
`sentence` every token of the sentence, `document` of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_STEP = re.compile(
    r"(?P<up>\^?)(?P<label>[a-z_]+)(?::(?P<words>[\w,'-]+))?(?:\[(?P<lemmas>[\w,'-]+)\])?(?P<many>[?*]?)\Z"
)
STEPS = {
    "subj": "who does it, in the active and in the passive, shared by coordination and control",
    "obj": "whom or what it is done to, likewise",
    "iobj": "to whom",
    "obl:P": "what stands behind the preposition P, or one of several: `obl:on,at`; `obl` alone is any preposition",
    "comp": "the verb of a clause that it governs: said (that) X *flew*",
    "xcomp": "the verb of an infinitive or gerund: vowed to *test*",
    "adv:M": "the verb of a clause opened by M: `adv:after`; `adv` alone is any",
    "gerund:P": "the verb behind a preposition: by *firing* is `gerund:by`",
    "attr": "what something is said to be: is a *threat*",
    "acomp": "the adjective of such a sentence",
    "acl": "the verb of a clause on a noun: a missile *fired* by",
    "relcl": "the verb of a relative clause",
    "poss": "the owner of a noun: *Iran*'s missile",
    "compound": "a noun before a noun: *missile* test",
    "amod": "an adjective before a noun",
    "nmod": "another modifier of a noun",
    "nummod": "its number",
    "appos": "its apposition",
    "light": "from a light verb to its event noun: conducted a *test*; `^light` from the noun to the verb",
    "clause": "every word of the trigger's own clause",
    "self": "the trigger itself",
    "sentence": "every word of the sentence",
    "document": "every word of the article",
}
"""The steps that rules are written with, and where they lead."""

LABELS = frozenset(name.partition(":")[0] for name in STEPS) | frozenset(
    ["quantmod", "conj", "det", "neg", "aux", "auxpass", "prt", "npadv", "surface", "advmod", "oprd"]
)
"""Every label that a step may have: those, and the plain ones of the parser that the graph keeps."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    label: str
    words: tuple[str, ...] = ()
    up: bool = False
    many: str = ""
    lemmas: frozenset[str] = frozenset()


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
            lemmas = frozenset(match["lemmas"].split(",")) if match["lemmas"] else frozenset()
            steps.append(Step(match["label"], words, bool(match["up"]), match["many"], lemmas))
        if steps:
            alternatives.append(tuple(steps))
    return tuple(alternatives)
