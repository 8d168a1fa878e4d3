"""The cues of rules/status by their words: those that deny, hedge, plan or suppose what they govern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.pack.status import Carriers, Example, Governor, Mark, Modifier, StatusFile
from extract.syntax.text import Word
from extract.syntax.wordings import stands_at


@dataclass(frozen=True)
class StatusRules:
    """The cues of every pack, by word."""

    governors: Mapping[str, list[tuple[tuple[str, ...], Governor]]]
    modifiers: Mapping[str, list[Modifier]]
    marks: Mapping[str, Mark]
    pseudo: Mapping[str, tuple[tuple[str, ...], ...]]
    carriers: Carriers
    examples: tuple[tuple[str, Example], ...]

    @cached_property
    def untrue(self) -> frozenset[str]:
        """Words that say of what is told that it is not so: a lie, baseless."""
        rows = ((first, rest, governor) for first, row in self.governors.items() for rest, governor in row)
        return frozenset([w for w, rest, g in rows if not rest and g.judges and g.polarity == "negative"])

    def undone(self, what: str, token: Word) -> bool:
        """Whether the cue is part of a phrase that only looks like one."""
        phrases = self.pseudo.get(what, ())
        word = token.lower_ if phrases else ""
        for phrase in phrases:
            for offset, part in enumerate(phrase if word in phrase else ()):
                start = token.i - offset
                if part == word and start >= 0 and stands_at(token.doc[start], phrase):
                    return True
        return False


def status_rules(files: Collection[StatusFile]) -> StatusRules:
    """The cues of these files."""
    governors: dict[str, list[tuple[tuple[str, ...], Governor]]] = defaultdict(list)
    modifiers: dict[str, list[Modifier]] = defaultdict(list)
    marks: dict[str, Mark] = {}
    pseudo: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    examples: list[tuple[str, Example]] = []
    for file in files:
        for governor in file.governors.values():
            for first, *rest in map(str.split, governor.words):
                governors[first].append((tuple(rest), governor))
        for modifier in file.modifiers.values():
            for word in modifier.words:
                modifiers[word].append(modifier)
        marks.update({word: mark for mark in file.marks.values() for word in mark.words})
        for name, phrases in file.pseudo.items():
            pseudo[name] += [tuple(phrase.split()) for phrase in phrases]
        for table in (file.governors, file.modifiers, file.marks):
            examples += [(name, example) for name, cue in table.items() for example in cue.examples]
    carriers = next((file.carriers for file in files if file.carriers), Carriers())
    for found in governors.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return StatusRules(governors, modifiers, marks, {k: tuple(v) for k, v in pseudo.items()}, carriers, tuple(examples))
