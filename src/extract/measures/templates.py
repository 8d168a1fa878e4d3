"""Readable word patterns: the words and rows of rule files, compiled to one regular expression over word codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extract.measures.numbers import number_of
from extract.pack import expressions
from extract.pack.expressions import Expressions
from extract.values import value

BREAK = "\x00"
FIRST_CODE = 0xE000
AROUND = 80
GAPS = frozenset(("", " ", "\n", "  ", "\r\n", " \n", "\n "))
FOLDED = (("\u2019", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\u2013", "-"), ("\u00a0", " "), ("\u202f", " "))
TEMPLATE = re.compile(
    r"\s*(?:\{(?P<slot>\w+)(?::(?P<name>\w+))?\}|<(?P<macro>\w+)(?::(?P<as>\w+))?>|(?P<meta>[\[\]()|])|\"?(?P<word>[^\s\[\]()|{}<>\"]+|(?<=\")[()])\"?)"
)
META = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
Names = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Row:
    """One row of a rule file, compiled; `names` gives the word class and the slot of a group."""

    rule: expressions.Row
    pattern: re.Pattern[str]
    names: Names


@value(frozen=True, slots=True)
class Hit:
    """A row that fits a text: characters [start, end), and the value of every slot that took part."""

    row: Row
    start: int
    end: int
    fields: dict[str, Any]


class Templates:
    """Words, macros and rows of rule files, compiled; a later file replaces classes and rows of an earlier one.

    In a template `{class}` is one word of a class, `{class:name}` names its value, `<macro>` stands for another
    template, `<macro:name>` names its words, `[...]` may be left out, `(a|b)` is a choice, `"("` a bracket of the text;
    other words stand for themselves.
    With `glue` a word may follow a digit directly ("410km") and a row may end before a hyphen ("5-km-wide").
    """

    def __init__(self, *files: Expressions, glue: bool = False) -> None:
        self.words: dict[str, dict[str, Any]] = {}
        self.macros: dict[str, str] = {}
        rows: dict[str, expressions.Row] = {}
        shapes: dict[str, str] = {}
        capital: set[str] = set()
        core: set[str] = set()
        for file in files:
            self.words.update((name, file.values_of(name)) for name in file.words)
            self.macros.update(file.macros)
            shapes.update(file.shapes)
            capital.update(file.capital)
            core.update(file.core)
            rows.update((row.id, row) for row in file.rows)
        self.rows: list[Row] = []
        if not rows:
            return
        self.glue = glue
        self._capital = frozenset(word for name in capital for word in self.words.get(name, ()))
        self._classes = self._memberships([*self.macros.values(), *(row.pattern for row in rows.values())])
        self._codes: dict[frozenset[str], str] = {}
        for classes in sorted(set(self._classes.values()) | set(_shape_classes(shapes)), key=sorted):
            self._codes[classes] = chr(FIRST_CODE + len(self._codes))
        self._scan = self._scanner(shapes)
        self.rows = [self._row(row) for row in rows.values()]
        self._core_code = re.compile(f"[{''.join(code for classes, code in self._codes.items() if classes & core)}]")
        self._core_word = self._core_scanner(core)
        self._any = re.compile("|".join(f"(?P<r{i}>{_anonymous(row.pattern)})" for i, row in enumerate(self.rows)))

    def find(self, text: str) -> Iterator[Hit]:
        """Every place where a row fits, left to right; of two rows that fit at one place the earlier wins."""
        if not self.rows:
            return
        low = fold(text)
        codes, starts, ends, words = self._coded(text, low)
        for found in (found for first, last in self._runs(codes) for found in self._any.finditer(codes, first, last)):
            start, end = starts[found.start()], ends[found.end() - 1]
            if self._hyphenated(low, start, end):
                continue
            row = self.rows[int((found.lastgroup or "r0")[1:])]
            inner = row.pattern.match(codes, found.start())
            spans = [(*row.names[group], *inner.span(group)) for group in row.names] if inner else []
            fields = {name: self._value(kind, words[at:to]) for kind, name, at, to in spans if at >= 0}
            yield Hit(row, start, end, fields)

    def _value(self, kind: str, words: Sequence[str]) -> Any:
        if not kind:
            return tuple(words)
        values, word = self.words.get(kind, {}), words[0]
        if word in values:
            return values[word]
        number = number_of(word)
        return word if number is None else number

    def _hyphenated(self, low: str, start: int, end: int) -> bool:
        """Whether the words are part of a longer hyphenated one, such as a designation."""
        if start >= 2 and low[start - 1] == "-" and low[start - 2].isalnum():
            return True
        return not self.glue and low[end : end + 1] == "-" and low[end + 1 : end + 2].isalnum()

    def _coded(self, text: str, low: str) -> tuple[str, list[int], list[int], list[str]]:
        """One code for every known word of `text`, with its start, end and folded word; BREAK stands for all else."""
        starts, ends, codes, words = [0], [0], [BREAK], [""]
        last = 0
        classes, known, capital = self._classes, self._codes, self._capital
        for found in (found for first, end in self._windows(low) for found in self._scan.finditer(low, first, end)):
            start, end = found.span()
            word = found[0]
            if start != last and low[last:start] not in GAPS:
                starts.append(last)
                ends.append(last)
                codes.append(BREAK)
                words.append("")
            last = end
            if found.lastgroup is not None:
                code = known.get(shape_classes(found.lastgroup, word), BREAK)
            else:
                if word not in classes:
                    word = " ".join(word.split())
                code = BREAK if word in capital and not text[start].isupper() else known[classes[word]]
            starts.append(start)
            ends.append(end)
            codes.append(code)
            words.append(word)
        return "".join(codes), starts, ends, words

    def _windows(self, low: str) -> Iterator[tuple[int, int]]:
        """The stretches of `low` around the words that every row needs one of."""
        first = last = 0
        for found in self._core_word.finditer(low):
            start, end = found.start() - AROUND, low.find(" ", found.end() + AROUND)
            if start > last:
                yield first, last
                first = start
            last = len(low) if end < 0 else end
        yield first, last

    def _runs(self, codes: str) -> Iterator[tuple[int, int]]:
        """The stretches of known words that hold a word of the kind that every row needs."""
        last = 0
        while found := self._core_code.search(codes, last):
            first = codes.rfind(BREAK, last, found.start()) + 1 or last
            end = codes.find(BREAK, found.end())
            last = len(codes) if end < 0 else end
            yield first, last

    def _core_scanner(self, core: set[str]) -> re.Pattern[str]:
        words = [word for word, classes in self._classes.items() if classes & core]
        plain, marks = [word for word in words if word[0].isalnum()], [word for word in words if not word[0].isalnum()]
        parts = [re.escape(mark) for mark in marks] + [r"\d" if "number" in core else r"\d\d"]
        left = r"(?<![^\W\d])" if self.glue else r"(?<!\w)"
        return re.compile("|".join([f"{left}{trie_pattern(plain)}(?:(?<=\\W)|(?!\\w))", *parts]))

    def _memberships(self, templates: Sequence[str]) -> dict[str, frozenset[str]]:
        """Every word with the classes it belongs to; a word that a template names is a class of its own, `=word`."""
        classes: dict[str, set[str]] = {}
        for name, words in self.words.items():
            for word in words:
                classes.setdefault(word, set()).add(name)
        for template in templates:
            for part in TEMPLATE.finditer(template):
                if part["word"]:
                    classes.setdefault(part["word"], set()).add("=" + part["word"])
        return {word: frozenset(names) for word, names in classes.items()}

    def _scanner(self, shapes: Mapping[str, str]) -> re.Pattern[str]:
        marks = sorted((word for word in self._classes if not word[0].isalnum()), key=len, reverse=True)
        plain = [word for word in self._classes if word[0].isalnum()]
        left = r"(?<![^\W\d])" if self.glue else r"(?<!\w)"
        digits = "|".join(f"(?P<{name}>{regex})" for name, regex in shapes.items())
        word = f"{left}{trie_pattern(plain)}(?:(?<=\\W)|(?!\\w))"
        signs = [
            r"(?<!\s)-(?!\s)|(?<=\d)\s?-\s?(?=\d)" if mark == "-" else re.escape(mark) + r"(?!\w)" * mark[-1].isalpha()
            for mark in marks
        ]
        return re.compile(f"(?=['\\d])(?:{digits})|{word}|{'|'.join(signs)}")

    def _row(self, rule: expressions.Row) -> Row:
        names: Names = {}
        return Row(rule, re.compile(self._regex(rule.pattern, names, rule.id)), names)

    def _regex(self, template: str, names: Names, row: str) -> str:
        out: list[str] = []
        for part in TEMPLATE.finditer(template):
            if part["meta"]:
                out.append(META[part["meta"]])
            elif part["macro"]:
                inner = self._regex(self.macros[part["macro"]], names, row)
                out.append(f"(?P<{_group(names, '', part['as'])}>{inner})" if part["as"] else f"(?:{inner})")
            elif part["slot"]:
                group = _group(names, part["slot"], part["name"] or part["slot"])
                out.append(f"(?P<{group}>{self._charset(part['slot'])})")
            else:
                out.append(self._charset("=" + part["word"]))
        return "".join(out)

    def _charset(self, name: str) -> str:
        codes = "".join(code for classes, code in self._codes.items() if name in classes)
        if not codes:
            raise KeyError(f"no word class {name!r} (known: {', '.join(sorted(self.words))})")
        return codes if len(codes) == 1 else f"[{codes}]"


def _group(names: Names, kind: str, name: str) -> str:
    """The name of a new group of a regular expression, noted in `names` with its class and slot."""
    group = f"g{len(names)}"
    names[group] = (kind, name)
    return group


def fold(text: str) -> str:
    """`text` in lower case with plain apostrophes, hyphens and spaces; every character keeps its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if not low.isascii():
        for old, new in FOLDED:
            low = low.replace(old, new)
    return low


def trie_pattern(words: Sequence[str]) -> str:
    """A regular expression that matches exactly `words`, factored by common beginnings, the longest first."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _trie_regex(root)


def _trie_regex(node: Mapping[str, Any]) -> str:
    branches = [
        (r"\s" if char == " " else re.escape(char)) + _trie_regex(child) for char, child in sorted(node.items()) if char
    ]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


@lru_cache(maxsize=4096)
def shape_classes(shape: str, raw: str) -> frozenset[str]:
    """The classes of a word written in digits: its shape, and day, year or short where its value allows it."""
    digits = raw.rstrip("abcdefghijklmnopqrstuvwxyz'")
    classes = {shape}
    if shape in ("number", "ordinal") and digits.isdecimal():
        if len(digits) <= 2 and 1 <= int(digits) <= 31:
            classes.add("day")
        if shape == "number" and len(digits) == 4 and 1900 <= int(digits) < 2100:
            classes.add("year")
        if shape == "number" and len(digits) == 2:
            classes.add("short")
    return frozenset(classes)


def _shape_classes(shapes: Mapping[str, str]) -> Iterator[frozenset[str]]:
    for shape in shapes:
        for raw in ("5", "50", "15", "500", "1950", "5.5"):
            yield shape_classes(shape, raw)


def _anonymous(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)
