"""Rules that never fire: another rule with the same words and the same conditions always comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extract.errors import Problem
from extract.rulebook.compile import inherited
from extract.rulebook.merge import expanded
from extract.rulebook.parts import Parts, TypeAt
from extract.rulebook.schema import Rule

KINDS = ("verb", "noun", "adj")


@dataclass(frozen=True)
class Reach:
    """A rule with the words that it is tried on and the conditions under which it fires."""

    at: TypeAt
    index: int
    rule: Rule
    words: frozenset[tuple[str, str]]
    conditions: str

    @property
    def rank(self) -> tuple[int, str]:
        return (-self.rule.priority, self.rule.id)


def unreachable(parts: Parts) -> Iterator[Problem]:
    """A warning for each rule that another, tried before it on each of its words, always beats."""
    macros: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    by_id: dict[str, Rule] = {}
    for at in parts.types:
        macros[at.type.type] |= at.type.macros
    for _, _, rule in parts.rules():
        by_id[rule.id] = rule
    groups: dict[str, list[Reach]] = defaultdict(list)
    for at, index, rule in parts.rules():
        words = frozenset(
            (kind, word) for kind in KINDS for word in expanded(getattr(rule, kind), macros[at.type.type], {})
        )
        reach = Reach(at, index, rule, words, _conditions(inherited(rule, by_id), at))
        if words and not rule.also:
            groups[reach.conditions].append(reach)
    for group in groups.values():
        for one in group:
            other = next((o for o in group if _beats(o, one)), None)
            if other is not None:
                yield _problem(one, other)


def _beats(other: Reach, one: Reach) -> bool:
    return other is not one and other.rule.id != one.rule.id and one.words <= other.words and other.rank < one.rank


def _conditions(rule: Rule, at: TypeAt) -> str:
    """Everything that decides whether and how the rule fires, as text."""
    slots = {name: slot.model_dump_json() if slot else None for name, slot in rule.roles.items()}
    need = rule.need if rule.need is not None else at.type.need
    shared = {name: slot.model_dump_json() if slot else None for name, slot in at.type.roles.items()}
    when, unless = (
        [slot.model_dump_json() for slot in found] for found in (rule.when, (*at.type.unless, *rule.unless))
    )
    return repr((sorted(slots.items()), sorted(shared.items()), need, when, unless, rule.within))


def _problem(one: Reach, other: Reach) -> Problem:
    where = one.at.file.at(("rules", one.index, "id"))
    place = other.at.file.at(("rules", other.index, "id"))
    hint = f"Give it a priority above {other.rule.priority}, a condition of its own, or leave it out."
    problem = (
        f'rule "{one.rule.id}" never fires: "{other.rule.id}" ({place}) has its words and conditions and comes first.'
    )
    return Problem(where, problem, hint, warning=True)
