"""Sections inside a line: the dateline and labels before a sentence, the agency after the last one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.clean.marking import Marks, places
from extract.clean.rules import Rule, SectionRules
from extract.model import Section

_CUT_FROM = ("body", "title", "heading")
_MOST_PARTS = 3


Match = tuple[int, re.Match[str]]
"""A match of a rule, and the offset of what it was matched against."""


def sections_of(marks: Marks, rules: SectionRules) -> tuple[list[Section], list[Match]]:
    """The sections of the text in order, and every match that may say where the article comes from."""
    sections: list[Section] = []
    matches: list[Match] = []
    facts: list[Match] = []
    for index, line in enumerate(marks.lines):
        kind, rule = marks.kinds[index] or "body", marks.rules[index]
        for fact in rules.facts:
            if kind in fact.sections and (match := fact.pattern.search(line.text[:400])):
                facts.append((line.start, match))
        if kind in _CUT_FROM and rule is None:
            for section, found in _cut(marks, index, kind, rules):
                sections.append(section)
                if found is not None:
                    matches.append(found)
            continue
        sections.append(Section(kind=kind, start=line.start, end=line.end, rule=rule.id if rule else None))
        if rule is not None and (found_at := rule.match(line)) is not None:
            matches.append((line.start + found_at[1], found_at[0]))
    return sections, matches + facts


_Piece = tuple[Section, Match | None]


def _cut(marks: Marks, index: int, kind: str, rules: SectionRules) -> Iterator[_Piece]:
    """The line as its own section, with labels, dateline and trailing agency cut off."""
    line = marks.lines[index]
    here = places(marks, index)
    placed = (rule for rule in rules.parts if not rule.where or (rule.where & here and kind == "body"))
    fitting = [rule for rule in placed if rule.may_hold(line)]
    taken = sorted(_parts(line.text, fitting), key=lambda part: part[0])
    position = 0
    for start, end, rule, match in taken:
        if start < position:
            continue
        yield from _rest(line.text, line.start, position, start, kind)
        trimmed = start + len(line.text[start:end]) - len(line.text[start:end].lstrip())
        stop = trimmed + len(line.text[trimmed:end].rstrip())
        section = Section(kind=rule.section, start=line.start + trimmed, end=line.start + stop, rule=rule.id)
        yield section, (line.start + start - match.start(), match)
        position = end
    yield from _rest(line.text, line.start, position, len(line.text), kind)


def _parts(text: str, rules: list[Rule]) -> Iterator[tuple[int, int, Rule, re.Match[str]]]:
    """Where the rules cut: at the beginning (again after each cut), inside, at the end."""
    position = 0
    opening = [rule for rule in rules if rule.part in ("start", "inside")]
    for _ in range(_MOST_PARTS):
        head = text[position : position + 400]
        found = next(((rule, match) for rule in opening if (match := _at_start(rule, head))), None)
        if found is None:
            break
        yield position, position + found[1].end(), *found
        position += found[1].end()
    for rule in rules:
        if rule.part == "inside":
            for pattern in rule.start:
                for match in pattern.finditer(text, max(1, position)):
                    yield match.start(), match.end(), rule, match
        elif rule.part == "end":
            match = next((m for p in rule.end if (m := p.search(text, max(position, len(text) - 240)))), None)
            if match is not None and match.end() > match.start():
                yield match.start(), match.end(), rule, match


def _at_start(rule: Rule, head: str) -> re.Match[str] | None:
    if any(pattern.match(head) for pattern in rule.unless):
        return None
    return next((match for pattern in rule.start if (match := pattern.match(head)) and match.end()), None)


def _rest(text: str, offset: int, start: int, end: int, kind: str) -> Iterator[_Piece]:
    """What remains between two cuts, without surrounding white space."""
    piece = text[start:end]
    if stripped := piece.strip():
        begin = offset + start + piece.index(stripped)
        yield Section(kind=kind, start=begin, end=begin + len(stripped)), None
