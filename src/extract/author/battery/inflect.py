"""Forms of English verbs: regular ones by spelling, others by the table of battery.yml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

VOWELS = "aeiou"


@dataclass(frozen=True)
class Inflection:
    """Inflects verbs; of "test-fly" the last part."""

    irregular: Mapping[str, str]
    doubled: Collection[str]

    def third(self, verb: str) -> str:
        """She ..."""
        if verb in ("be", "have"):
            return {"be": "is", "have": "has"}[verb]
        if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
            return verb + "es"
        return verb[:-1] + "ies" if _consonant_y(verb) else verb + "s"

    def present(self, verb: str, plural: bool) -> str:
        """It ..., they ..."""
        return ("are" if verb == "be" else verb) if plural else self.third(verb)

    def past(self, verb: str, plural: bool = False) -> str:
        """Yesterday they ..."""
        return "were" if verb == "be" and plural else self._form(verb, 0)

    def participle(self, verb: str) -> str:
        """It was ..."""
        return self._form(verb, 1)

    def ing(self, verb: str) -> str:
        """They are ..."""
        if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
            return verb[:-1] + "ing"
        return self._stem(verb) + "ing"

    def _form(self, verb: str, which: int) -> str:
        first, hyphen, last = verb.rpartition("-")
        if last in self.irregular:
            return first + hyphen + self.irregular[last].split()[which]
        if last.endswith("e"):
            return verb + "d"
        return verb[:-1] + "ied" if _consonant_y(verb) else self._stem(verb) + "ed"

    def _stem(self, verb: str) -> str:
        last = verb.rpartition("-")[2]
        syllables = sum(a in VOWELS and b not in VOWELS for a, b in zip(last, last[1:] + "-", strict=True))
        closed = len(last) > 2 and last[-1] not in VOWELS + "wxy" and last[-2] in VOWELS and last[-3] not in VOWELS
        quick = len(last) > 2 and last[-3:-1] == "ui" and last[-4:-3] == "q"
        return verb + last[-1] if (closed or quick) and (syllables == 1 or last in self.doubled) else verb


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in VOWELS
