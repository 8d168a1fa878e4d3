"""The regular forms of English verbs: which forms a verb has, and which verb a form belongs to."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

_CONSONANT_ENDS = "bcdfgklmnpqrtvz"


@lru_cache(maxsize=4096)
def forms(verb: str) -> frozenset[str]:
    """The verb and its forms in -s, -ed and -ing, with a doubled last letter where there may be one."""
    stems = {verb}
    if verb[-1:] in _CONSONANT_ENDS:
        stems.add(verb + verb[-1])
    short = verb[:-1]
    third = verb + "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else verb + "s"
    found = {verb, third} | {stem + ending for stem in stems for ending in ("ed", "ing")}
    if verb.endswith("e"):
        found |= {verb + "d", short + "ing"}
    if verb.endswith("y"):
        found |= {short + "ied", short + "ies"}
    return frozenset(found)


def verb_of(word: str, verbs: Collection[str]) -> str | None:
    """The one of these verbs of which `word` is a form in -ed or -ing."""
    ending = next((e for e in ("ed", "ing") if word.endswith(e)), None)
    if ending is None:
        return None
    stem = word[: -len(ending)]
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
    guesses = (stem + "e", stem, doubled, stem[:-1] + "y" if stem.endswith("i") else "")
    return next((guess for guess in guesses if guess in verbs), None)
