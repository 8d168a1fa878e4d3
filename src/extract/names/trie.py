"""Every known name and noun in one trie of words: a walk over the text finds them all, longest first.

The walk costs one dictionary step a word, whatever the number of records. Words are runs of letters and
digits of the folded, lower-cased text; between two words of a name a hyphen, a space, a dot or nothing may stand,
so that spelling variants need no entries of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from extract.values import value

_NONE: Mapping[int, str] = {}
WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"(?:[ \t\x00]?[-./&'\x00]?[ \t\x00]?|\. |[ \t]?\r?\n[ \t]?)\Z")  # also across the end of a line
_CAPS_FROM = 5  # letters from which a name may stand in capitals


class Entry(NamedTuple):
    """What a name leads to: `kind` name, adjective, seat, class, noun, modifier or false; `ref` the record or class."""

    kind: str
    ref: str
    weak: bool = False
    plural: bool = False
    exact: str | None = None  # the words with their case, None: any case


@value(frozen=True, slots=True)
class Hit:
    """Characters [start, end) of the text and the entries that stand for them."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Trie:
    """Names as sequences of lower-case words."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self.size = 0

    def add(self, name: str, entry: Entry) -> None:
        """Adds a name (folded text) with what it leads to, and its dotted form if it is a short acronym."""
        words = WORD.findall(name)
        if not words:
            return
        plain = tuple(words)
        for variant in {plain, tuple(_dotted(words))} if any(map(str.isupper, words)) else (plain,):
            node = self._root
            for word in variant:
                node = node.setdefault(word.lower(), {})
            exact = None if entry.exact is None else " ".join(variant)
            found = Entry(entry.kind, entry.ref, entry.weak, entry.plural, exact)
            if found not in node.setdefault("", []):
                node[""].append(found)
                self.size += 1

    def words(self) -> Iterator[str]:
        """Every word of every name, in lower case, once or more."""
        stack = [self._root]
        while stack:
            for word, node in stack.pop().items():
                if word:
                    yield word
                    stack.append(node)

    def walk(self, text: str, fixes: Mapping[int, str] = _NONE) -> Iterator[Hit]:
        """All hits, for each starting word the longest first, in text order; they may overlap.

        `fixes` has the right spelling of the words that start at its keys.
        """
        spans = [(m.start(), m.end(), fixes.get(m.start()) or m.group().lower()) for m in WORD.finditer(text)]
        root = self._root
        for first, (start, _, word) in enumerate(spans):
            node = root.get(word)
            if node is None:
                continue
            yield from reversed(list(self._from(text, spans, first, start, node)))

    def _from(
        self, text: str, spans: list[tuple[int, int, str]], first: int, start: int, node: dict[str, Any]
    ) -> Iterator[Hit]:
        last = first
        while True:
            end = spans[last][1]
            if "" in node:
                entries = tuple(e for e in node[""] if _same_case(e, text, start, end))
                if entries:
                    yield Hit(start, _with_last_dot(text, start, end), entries)
            last += 1
            if last == len(spans) or not _joined(text, end, spans[last][0], end - spans[last - 1][0]):
                return
            if text[end : spans[last][0]] == " " and _is_letter(spans[last - 1][2]) and _is_letter(spans[last][2]):
                return  # "A U.S. jet" is no A.U.
            following = node.get(spans[last][2])
            if following is None:
                return
            node = following


def _dotted(words: list[str]) -> Iterable[str]:
    for word in words:
        if word.isupper() and word.isalpha() and 2 <= len(word) <= 4:
            yield from word
        else:
            yield word


def _with_last_dot(text: str, start: int, end: int) -> int:
    """The end of a dotted abbreviation, its last dot included: "U.S." """
    return end + 1 if text[end : end + 1] == "." and text[end - 2 : end - 1] == "." and end - start > 2 else end


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _joined(text: str, end: int, start: int, length: int) -> bool:
    gap = text[end:start]
    if not gap or gap == " " or gap == "-":
        return True
    return bool(_GAP.match(gap)) and ("." not in gap or length <= 4)


def _same_case(entry: Entry, text: str, start: int, end: int) -> bool:
    if entry.exact is None:
        return True
    words = WORD.findall(text, start, end)
    if len(words) > 1 and all(len(w) == 1 for w in words) and "." not in text[start:end]:
        return False  # "A U.S. plane" does not name the A.U.
    said = " ".join(words)
    if said == entry.exact:
        return True
    first, _, rest = entry.exact.partition(" ")
    if first.islower() and said.partition(" ")[2] == rest and rest:
        return said.partition(" ")[0].lower() == first
    return len(said) >= _CAPS_FROM and said == entry.exact.upper() and not entry.exact.isupper()
