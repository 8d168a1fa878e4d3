"""What speaks for and against a filler and a reading, as entries that are counted and added up.

An entry is a group and a key, or a group, a key and an amount. The same functions feed `extract fit`, which counts
them on gold, the choice, which adds their log-odds, and explain, which shows them. Additive tables lose nothing
against boosted trees on these entries, and each number can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

Entry = tuple[str, str] | tuple[str, str, float]
Steps = tuple[str, ...]

NEAR, FAR = (1, 3, 7, 15), "far"  # tokens; bands that double
UNREACHED = 9  # steps, for what no path leads to
FARTHEST = 3  # steps farther than the nearest of its sort; more are counted as so many
SEVERAL = 2  # filled roles beside a determiner; more are counted as so many
FULL = 0.5  # chance from which on a role counts as filled beside the strength of the word


@lru_cache(maxsize=65536)
def of_path(type_: str, role: str, function: str, kind: str, steps: Steps | None) -> tuple[Entry, ...]:
    """A role of a type beside a trigger of a part of speech, and the path that leads to its filler."""
    base = (("role", f"{type_}.{role}"), ("function", function))
    if steps is None:
        return (*base, ("no path", function))
    path = " ".join(steps)
    return (
        *base,
        ("path", f"{function} {kind} {path}"),
        ("first step", f"{function} {kind} {steps[0]}"),
        ("last step", f"{function} {steps[-1]}"),
        ("steps", f"{function} {len(steps)}"),
        ("path of role", f"{type_}.{role} {kind} {path}"),
    )


@lru_cache(maxsize=65536)
def of_filler(type_: str, role: str, words: str, form: str, noun: str | None) -> tuple[Entry, ...]:
    """What fills the role, in which form it is named, and its noun; None for a name."""
    found = (
        ("fit", f"{role} {words}"),
        ("sort", f"{role} {words.partition(':')[0]}"),
        ("fit of role", f"{type_}.{role} {words}"),
        ("form", f"{role} {form}"),
    )
    return found if noun is None else (*found, ("noun", f"{role} {noun}"))


@lru_cache(maxsize=4096)
def of_distance(function: str, kind: str, tokens: int) -> tuple[Entry, ...]:
    """How far off it stands, and on which side (tokens < 0: before the trigger)."""
    side = "before" if tokens < 0 else "behind"
    band = next((str(end) for end in NEAR if abs(tokens) <= end), FAR)
    return (("distance", f"{function} {side} {band}"), ("side", f"{function} {kind} {side}"))


def of_unit(role: str, kind: str, word: str, words: str, steps: Steps | None) -> tuple[Entry, ...]:
    """A role beside the word that brings it up: what fills it, and along which path."""
    return ("fit of unit", f"{role} {kind} {word} {words}"), ("path of unit", f"{role} {kind} {word} {_path(steps)}")


def of_fit_along(function: str, words: str, steps: Steps | None) -> Entry:
    """What fills a role, and along which path."""
    return ("fit along", f"{function} {words} {_path(steps)}")


def of_rival(function: str, farther: int) -> Entry:
    """How many steps farther it is than the nearest of its sort."""
    return ("farther", f"{function} {min(farther, FARTHEST)}")


def of_wording(role: str, said: str) -> Entry:
    """Whether a construction of the type names it: hit, other (names somebody else), none (names nobody)."""
    return ("construction", f"{role} {said}")


def of_reading(
    type_: str, kind: str, unit: str, strength: int, weaker: int, chances: Mapping[str, float]
) -> list[Entry]:
    """A type's reading of a trigger: its word, and how well each role is filled (chance of its best filler)."""
    found: list[Entry] = [
        ("type", type_),
        ("strength", str(strength)),
        ("unit", f"{kind} {unit} {type_}"),
        ("weaker", str(weaker)),
        ("filled", "all", min(sum(chances.values()), 3.0)),
    ]
    for role, chance in chances.items():
        found += [("filled", role, chance), ("role filled", f"{type_}.{role}", chance)]
    full = [role for role, chance in sorted(chances.items()) if chance >= FULL]
    return [*found, ("strength and roles", " ".join((type_, str(strength), *full)))]


Filler = tuple[str, str, Steps | None]
"""Role, words, and the path to it."""


def of_fillers(type_: str, kind: str, unit: str, fillers: Iterable[Filler]) -> list[Entry]:
    """What fills each role of the type, and of this word for it, and along which path."""
    found: list[Entry] = []
    for role, words, steps in fillers:
        found += [
            ("filled by", f"{type_}.{role} {words}"),
            ("unit filled by", f"{kind} {unit} {type_}.{role} {words}"),
            ("filled along", f"{type_}.{role} {kind} {_path(steps)}"),
        ]
    return found


def _path(steps: Steps | None) -> str:
    return "-" if steps is None else " ".join(steps)


def of_neighbour(type_: str, kind: str, side: str, lemma: str, form: str) -> tuple[Entry, ...]:
    """The word right before or behind a trigger: for the type its lemma, for the part of speech its form."""
    return (f"word {side}", f"{type_} {lemma}"), (f"form {side}", f"{kind} {form}")


def of_parties(parties: tuple[bool, bool]) -> Entry:
    """Who takes part: a party, something classed."""
    return ("takes part", _flags(parties))


def of_surroundings(sentence: tuple[bool, bool], forces: int, states: int, near: bool) -> list[Entry]:
    """Who is in the sentence, and what the article is about."""
    return [
        ("in the sentence", _flags(sentence)),
        ("forces in the text", str(forces)),
        ("states in the text", str(states)),
        ("domain", "near" if near else "far"),
    ]


def of_determiner(determiner: str, roles: int) -> Entry:
    """The determiner of a noun, and how many roles are filled."""
    return ("determiner", f"{determiner} {min(roles, SEVERAL)}")


def of_syntax(type_: str, kind: str, use: str, beside: Sequence[tuple[str, int | None]]) -> list[Entry]:
    """How the trigger stands in its sentence, and which other triggers it governs or is governed by."""
    found: list[Entry] = [("use", f"{kind} {use}")]
    for other, strength in beside:
        if strength is not None:
            found += [("beside its like", f"{type_} {kind} {strength}"), ("beside", f"{kind} {other}")]
    return found


def of_company(type_: str, sentence: Iterable[str], text: Iterable[str]) -> list[Entry]:
    """Which types the strong words around bring up: those of the sentence, and those that the text is full of."""
    found: list[Entry] = [("sentence of", f"{type_} {other}") for other in sentence]
    return found + [("text of", f"{type_} {other}") for other in text]


def _flags(pair: tuple[bool, bool]) -> str:
    names = [name for name, holds in zip(("party", "arms"), pair, strict=True) if holds]
    return " and ".join(names) or "nobody"
