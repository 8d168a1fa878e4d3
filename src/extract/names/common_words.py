"""Names that are common words too: "Patriots" are missiles where the words around them speak of arms."""

from __future__ import annotations

import re

from extract.names.trie import Entry, Hit
from extract.names.vocabulary import Vocabulary

_BEFORE = re.compile(r"(?:\A|[\s(])(?P<word>[^\W_][\w,]*) \Z")
_AFTER = re.compile(r"['\u2019]s\b|[ -](?:[A-Z]|\d)")
_WORD = re.compile(r"[A-Za-z]+")
_STOP = re.compile(r"[.!?]\s|\n")
_REACH = 120  # characters on either side, within the sentence
_SURE = frozenset({"class", "designation"})


def backed(text: str, hit: Hit, entry: Entry, vocabulary: Vocabulary) -> bool:
    """Whether what stands around a weak weapon name makes it the weapon.

    A class noun behind it does so ("Patriot missiles"), and a number or determiner before it in a sentence with a verb
    of the frames and with arms, forces or states ("two Patriots").
    """
    return vocabulary.backed(text, hit, entry) or (
        _counted(text, hit, entry, vocabulary) and _among_arms(text, hit, vocabulary)
    )


def _counted(text: str, hit: Hit, entry: Entry, vocabulary: Vocabulary) -> bool:
    """ "Two Patriots", "a Patriot", "sent Leopards"; no part of a longer name."""
    before = _BEFORE.search(text, max(0, hit.start - 24), hit.start)
    if before is None or _AFTER.match(text, hit.end) or not text[hit.start].isupper():
        return False
    word = before["word"]
    if word.lower() in vocabulary.book.grammar.object_openers or vocabulary.number(word) is not None:
        return True
    return entry.plural and word.islower() and _verb(word, vocabulary)


def _among_arms(text: str, hit: Hit, vocabulary: Vocabulary) -> bool:
    start, end = max(0, hit.start - _REACH), hit.end + _REACH
    stops = [m.end() for m in _STOP.finditer(text, start, hit.start)]
    start = stops[-1] if stops else start
    stop = _STOP.search(text, hit.end, end)
    end = stop.start() if stop else end
    around = f"{text[start : hit.start]} | {text[hit.end : end]}"
    if not any(_verb(word, vocabulary) for word in _WORD.findall(around)):
        return False
    return any(_speaks(e, vocabulary) for found in vocabulary.trie.walk(around) for e in found.entries)


def _verb(word: str, vocabulary: Vocabulary) -> bool:
    known = word in vocabulary.verbs or vocabulary.past_lemma(word) or vocabulary.present_lemma(word)
    return word.islower() and bool(known or vocabulary.lemma(word) in vocabulary.verbs)


def _speaks(entry: Entry, vocabulary: Vocabulary) -> bool:
    """A weapon, a state or a force."""
    if entry.weak:
        return False
    if entry.kind == "head":
        return entry.ref == "military"
    named = entry.kind in ("name", "adjective", "seat") and vocabulary.records[entry.ref]
    return entry.kind in _SURE or bool(named and (named.class_ is not None or named.kind in ("state", "military")))
