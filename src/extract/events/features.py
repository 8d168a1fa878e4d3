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


def of_unit_fit(role: str, kind: str, word: str, words: str) -> Entry:
    """A role beside the word that brings it up, and what fills it."""
    return ("fit of unit", f"{role} {kind} {word} {words}")


def of_unit_path(role: str, kind: str, word: str, steps: Steps | None) -> Entry:
    """A role beside the word that brings it up, and the path to what fills it."""
    return ("path of unit", f"{role} {kind} {word} {_path(steps)}")


def of_fit_along(function: str, words: str, steps: Steps | None) -> Entry:
    """What fills a role, and along which path."""
    return ("fit along", f"{function} {words} {_path(steps)}")


def of_rival(function: str, farther: int) -> Entry:
    """How many steps farther it is than the nearest of its sort."""
    return ("farther", f"{function} {min(farther, FARTHEST)}")


def of_wording(role: str, said: str) -> Entry:
    """Whether a construction of the type names it: hit, other (names somebody else), none (names nobody)."""
    return ("construction", f"{role} {said}")


def of_word(type_: str, kind: str, unit: str, strength: int, weaker: int) -> tuple[Entry, ...]:
    """A type's reading of a trigger: its word, and how strong that is beside the others of the trigger."""
    return ("type", type_), ("strength", str(strength)), ("unit", f"{kind} {unit} {type_}"), ("weaker", str(weaker))


def of_filled(type_: str, roles: Sequence[str]) -> tuple[Entry, ...]:
    """How well the roles are filled: all together, then each twice; how much is the chance of its best filler."""
    each = (entry for role in roles for entry in (("filled", role), ("role filled", f"{type_}.{role}")))
    return ("filled", "all"), *each


def filled(chances: Mapping[str, float]) -> tuple[float, ...]:
    """How much there is of each of these entries."""
    return min(sum(chances.values()), 3.0), *(chance for chance in chances.values() for _ in range(2))


def of_full(type_: str, strength: int, roles: Sequence[str]) -> tuple[Entry, ...]:
    """The strength of the word, beside the roles that count as filled."""
    return (("strength and roles", " ".join((type_, str(strength), *roles))),)


Filler = tuple[str, str, Steps | None]
"""Role, words, and the path to it."""


def of_taken(type_: str, kind: str, unit: str, filler: Filler) -> tuple[Entry, ...]:
    """What fills a role of the type, and of this word for it, and along which path."""
    role, words, steps = filler
    return (
        ("filled by", f"{type_}.{role} {words}"),
        ("unit filled by", f"{kind} {unit} {type_}.{role} {words}"),
        ("filled along", f"{type_}.{role} {kind} {_path(steps)}"),
    )


def _path(steps: Steps | None) -> str:
    return "-" if steps is None else " ".join(steps)


def of_neighbour(type_: str, kind: str, side: str, lemma: str, form: str) -> tuple[Entry, ...]:
    """The word right before or behind a trigger: for the type its lemma, for the part of speech its form."""
    return (f"word {side}", f"{type_} {lemma}"), (f"form {side}", f"{kind} {form}")


def of_parties(party: bool, classed: bool) -> tuple[Entry, ...]:
    """Who takes part: a party, something classed."""
    return (("takes part", _flags(party, classed)),)


def of_surroundings(party: bool, classed: bool, forces: int, states: int, near: bool) -> tuple[Entry, ...]:
    """Who is in the sentence, and what the article is about."""
    return (
        ("in the sentence", _flags(party, classed)),
        ("forces in the text", str(forces)),
        ("states in the text", str(states)),
        ("domain", "near" if near else "far"),
    )


def of_determiner(determiner: str, roles: int) -> tuple[Entry, ...]:
    """The determiner of a noun, and how many roles are filled."""
    return (("determiner", f"{determiner} {min(roles, SEVERAL)}"),)


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


def of_itself(mention: str | None, light: Sequence[str], headline: bool) -> tuple[Entry, ...]:
    """The sort of mention that the trigger is, what it is of a light verb and its noun, and whether in a headline."""
    sort = (("mention", mention),) if mention is not None else ()
    return (*sort, *(("light verb", part) for part in light), *((("section", "headline"),) if headline else ()))


def of_constructions(type_: str, said: str, rule: str | None) -> tuple[Entry, ...]:
    """Whether a construction holds of the trigger: none, this one of the type, or only others."""
    found = [("construction", said)]
    if said != "none":
        found.append(("construction of type", f"{type_} {said}"))
    if rule is not None:
        found.append(("construction by name", rule))
    return tuple(found)


def _flags(party: bool, classed: bool) -> str:
    names = [name for name, holds in (("party", party), ("arms", classed)) if holds]
    return " and ".join(names) or "nobody"
