"""Which language a text is in, by its script and its commonest little words."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module

from extract.pack.sections import LanguageFile

_WORD = re.compile(r"[^\W\d_]+")
ENGLISH = "en"
NAMED_FROM = 100


class LanguageRules:
    """The tables of rules/sections/language.yml."""

    def __init__(self, file: LanguageFile) -> None:
        self.running_words = file.running_words
        self.minimum_words = file.minimum_words
        self.minimum_share = file.minimum_share
        self.english_share = file.english_share
        self.sample = file.sample
        self.plain_words = file.plain_words
        self.stopwords = {name: frozenset(words) for name, words in file.stopwords.items()}
        self.scripts: tuple[tuple[str, re.Pattern[str], float], ...] = tuple(
            (
                row.language,
                re.compile(f"[{re.escape(row.from_)}-{re.escape(row.to)}]"),
                file.script_share if row.share is None else row.share,
            )
            for row in file.scripts
        )
        ranges = "".join(characters.pattern[1:-1] for _, characters, _ in self.scripts)
        self.any_script = re.compile(f"[{ranges}]" if ranges else r"(?!)")


def language_of(text: str, rules: LanguageRules) -> str | None:
    """ISO 639-1 code of the text's language; None where the text is too short or too mixed to say."""
    if plainly_english(text, rules):
        return ENGLISH
    sample = text[: rules.sample]
    letters = sum(map(len, _WORD.findall(sample)))
    if not letters:
        return None
    for name, characters, share in rules.scripts if rules.any_script.search(sample) else ():
        if letters >= rules.minimum_words and len(characters.findall(sample)) >= share * letters:
            return name
    words = _running(text, rules)
    if len(words) < rules.minimum_words:
        return None
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in counts.keys() & known) / len(words)
        for name, known in sorted(rules.stopwords.items())
    }
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best is not None and shares[best] >= rules.minimum_share else None


def _running(text: str, rules: LanguageRules) -> list[str]:
    """The words of the lines that run as sentences do, as far as they go; of all lines where they are too few.

    A menu has its names of sections in hundreds of lines, and none of the little words that tell a language.
    """
    lines = [line for line in text.splitlines() if len(line.split(None, rules.running_words)) >= rules.running_words]
    words = [word.lower() for word in _WORD.findall("\n".join(lines)[: rules.sample])]
    return words if len(words) >= rules.minimum_words else [w.lower() for w in _WORD.findall(text[: rules.sample])]


def plainly_english(text: str, rules: LanguageRules) -> bool:
    """Whether so many different little words are English, and less than half as many of any other language.

    Most texts are told by this alone, without counting how often each word stands there.
    """
    words = frozenset(text[: rules.sample].lower().split())
    english = len(words & rules.stopwords.get(ENGLISH, frozenset()))
    if english < rules.plain_words:
        return False
    return all(2 * len(words & known) < english for name, known in rules.stopwords.items() if name != ENGLISH)


def looks_english(text: str, rules: LanguageRules) -> bool:
    """Whether the text can be read as English: it is English, or too short or too mixed to call it anything else."""
    found = language_of(text, rules)
    if found is not None:
        return found == ENGLISH
    words = _running(text, rules)
    if len(words) < 4 * rules.minimum_words:
        return True
    known = rules.stopwords.get(ENGLISH, frozenset())
    return sum(word in known for word in words) >= rules.english_share * len(words)


def foreign(text: str, rules: LanguageRules) -> str | None:
    """Why a text is not read: the language that it is in; None for English.

    The rules decide, so that it is the same everywhere. A language that they have no words of is named by py3langid
    where that is installed.
    """
    if looks_english(text, rules):
        return None
    name = language_of(text, rules) or _named(text[: rules.sample])
    return f"not in English (language: {name or 'unknown'}). Only English is read."


def _named(text: str) -> str | None:
    if len(text) < NAMED_FROM:
        return None
    try:
        name: str = import_module("py3langid").classify(text)[0]
    except ImportError:
        return None
    return None if name == ENGLISH else name
