"""The section rules as the engine uses them: patterns compiled, conditions checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from extract.clean.characters import Characters
from extract.clean.language import LanguageRules
from extract.clean.lines import Line
from extract.pack.sections import SectionRule, Sections

_NAME = re.compile(r"\{([a-z_]+)\}")
_CLOCK_IN = r"[ ,]{0,2}\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[AaPp]\.?[Mm]\.?)? ?\(?{zones}\b"
Order = Literal["day", "month"]
"""What stands first in a date of numbers alone."""
_HEAD, _TAIL = 400, 240  # characters of a line that patterns see at its beginning and at its end


@dataclass(frozen=True)
class Rule:
    """One row of `rules:` in rules/sections/*.yml."""

    id: str
    section: str
    line: tuple[re.Pattern[str], ...] = ()
    start: tuple[re.Pattern[str], ...] = ()
    end: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    words: tuple[int, int] = (0, 10**9)
    where: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    part: str | None = None
    opens: str | None = None
    next: str | None = None
    not_last: bool = False
    needs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    def match(self, line: Line) -> tuple[re.Match[str], int] | None:
        """The match and the characters of the line before its pattern's text, whatever the line's place."""
        if not self.words[0] <= line.words <= self.words[1]:
            return None
        if not self.may_hold(line):
            return None
        head = line.text if len(line.text) <= _HEAD else line.text[:_HEAD]
        found = self._find(line, head)
        if found is None or any(pattern.match(head) for pattern in self.unless):
            return None
        return found

    def may_hold(self, line: Line) -> bool:
        """Whether the line has one of the texts that the rule can't do without."""
        return not self.needs or any(text in line.lower for text in self.needs)

    def _find(self, line: Line, head: str) -> tuple[re.Match[str], int] | None:
        if head is line.text:
            for pattern in self.line:
                if found := pattern.fullmatch(head):
                    return found, 0
        for pattern in self.start:
            if found := pattern.match(head):
                return found, 0
        if self.end:
            offset = max(0, len(line.text) - _TAIL)
            for pattern in self.end:
                if found := pattern.search(line.text[offset:]):
                    return found, offset
        return None


@dataclass(frozen=True)
class Fact:
    """A pattern whose named groups say where an article comes from, and the sections it is looked for in."""

    sections: frozenset[str]
    pattern: re.Pattern[str]


class SectionRules:
    """Everything under rules/sections, compiled."""

    def __init__(self, sections: Sections) -> None:
        files = sections.files.values()
        lists = {name: words for file in files for name, words in file.lists.items()}
        parts = {name: _alternatives(words) for name, words in lists.items()}
        parts.update((name, text) for file in files for name, text in file.patterns.items())
        found = [_rule(row, parts) for file in files for row in file.rules]
        ranks = sections.order.ranks()
        self.rules = tuple(sorted(found, key=lambda rule: (ranks.get(rule.id, len(ranks)), rule.id)))
        self.whole = tuple(rule for rule in self.rules if not rule.part)
        self.parts = tuple(rule for rule in self.rules if rule.part)
        self.facts = tuple(
            Fact(frozenset(row.in_), re.compile(_filled(text, parts), re.IGNORECASE))
            for file in files
            for row in file.facts
            for text in row.patterns
        )
        self.months = tuple(month.lower() for month in lists.get("month", ())[:12])
        self.zones: dict[Order, re.Pattern[str]] = {
            "month": re.compile(_filled(_CLOCK_IN, {**parts, "zones": parts.get("zone_month_first", "(?!)")})),
            "day": re.compile(_filled(_CLOCK_IN, {**parts, "zones": parts.get("zone_day_first", "(?!)")})),
        }
        self.hosts: dict[Order, tuple[str, ...]] = {
            "month": tuple(lists.get("site_month_first", ())),
            "day": tuple(lists.get("site_day_first", ())),
        }
        self.agencies = frozenset(name.lower() for name in lists.get("agency", ()))
        self.characters = Characters(sections.characters)
        self.language = LanguageRules(sections.language)


def _rule(row: SectionRule, parts: Mapping[str, str]) -> Rule:
    flags = 0 if row.cased else re.IGNORECASE
    start = r"(?:\A|(?<=[.!?]\s)|(?<=[.!?][\"')]\s))(?:{})" if row.part == "inside" else "(?:{})"

    def compiled(shape: str, texts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(shape.replace("{}", _filled(text, parts)), flags) for text in texts)

    return Rule(
        id=row.id,
        section=row.section,
        line=compiled(r"(?:{})[\s.:;|>\u00bb!\0-]*", row.line),
        start=compiled(start, row.start),
        end=compiled(r"(?:{})\s*\Z", row.end),
        unless=compiled("(?:{})", row.unless),
        words=row.words or (0, 10**9),
        where=frozenset(row.where),
        after=frozenset(row.after),
        part=row.part,
        opens=row.opens,
        next=row.next,
        not_last=row.not_last,
        needs=row.needs,
        examples=row.examples,
        misses=row.misses,
    )


def _filled(text: str, parts: Mapping[str, str]) -> str:
    """A pattern with every {name} replaced by its list or pattern, however deep."""
    while _NAME.search(text):
        text = _NAME.sub(lambda match: parts[match.group(1)], text)
    return text


def _alternatives(words: Iterable[str]) -> str:
    return "(?i:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
