"""Every line of an article gets its section: rules first, then the headline, then what remains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.clean.blocks import block_end
from extract.clean.lines import Line
from extract.clean.rules import Rule, SectionRules
from extract.clean.title import find_title

_HEADING_WORDS, _MENU_WORDS, _STANDFIRST_WORDS, _SAID_WORDS = 12, 8, 6, 4
_HEADING = re.compile(r"[\"']?[^\W_a-z](?!.*[.!?][\"'])")  # a capital or digit first, and no whole sentence quoted
_LAST, _LEAD, _TOP, _HINTED, _AHEAD = 3, 3, 4, 40, 12


@dataclass
class Marks:
    """The section and the rule of each line, and where the article's own text begins and ends."""

    lines: Sequence[Line]
    kinds: list[str | None] = field(init=False)
    rules: list[Rule | None] = field(init=False)
    title: int | None = None
    first: int = 0  # the first paragraph of prose
    last: int = -1  # the last one
    close: int = 0  # the last few lines that no rule has claimed begin here

    def __post_init__(self) -> None:
        self.kinds = [None] * len(self.lines)
        self.rules = [None] * len(self.lines)

    def put(self, index: int, kind: str, rule: Rule | None = None) -> None:
        """Gives a line its section."""
        self.kinds[index] = kind
        self.rules[index] = rule


def mark_lines(lines: Sequence[Line], rules: SectionRules, title: str | None) -> Marks:
    """The section of every line; `title` is the headline that the metadata knows, if any."""
    marks = Marks(lines)
    _apply(marks, [rule for rule in rules.whole if not rule.where and not rule.after])
    hints = _hints(marks, rules)
    marks.title = find_title(lines, hints, title)
    if marks.title is not None:
        marks.put(marks.title, "title")
    _open_blocks(marks)
    _bound(marks, hints)
    _apply(marks, [rule for rule in rules.whole if rule.where or rule.after])
    _open_blocks(marks)
    _bound(marks, hints)
    _fill(marks)
    return marks


def _hints(marks: Marks, rules: SectionRules) -> list[str | None]:
    """What each line may be before it is known where the article begins; "dated": a paragraph with a dateline."""
    dated = [rule for rule in rules.parts if rule.section == "dateline" and "first" not in rule.where]
    above = [rule for rule in rules.whole if "head" in rule.where and not rule.after]
    hints = list(marks.kinds)
    for index, line in enumerate(marks.lines[:_HINTED]):
        if hints[index] is None:
            found = next((rule.section for rule in above if rule.match(line)), None)
            hints[index] = found or ("dated" if any(rule.match(line) for rule in dated) else None)
    return hints


def _apply(marks: Marks, rules: Sequence[Rule]) -> None:
    for index, line in enumerate(marks.lines):
        if index and marks.kinds[index] is None and (opener := marks.rules[index - 1]) and opener.next:
            marks.put(index, opener.next)
        if marks.kinds[index] is not None:
            continue
        here, before = places(marks, index), _before(marks, index)
        for rule in rules:
            if _fits(rule, here, before) and rule.match(line):
                marks.put(index, rule.section, rule)
                break


def _fits(rule: Rule, here: set[str], before: str) -> bool:
    """Whether a line stands where the rule wants it."""
    if rule.where and not rule.where & here:
        return False
    if rule.not_last and "last" in here:
        return False
    return not rule.after or before in rule.after


def places(marks: Marks, index: int) -> set[str]:
    """The names of the parts of the article that a line stands in, as rules call them."""
    found = {"head"} if index < marks.first else {"body"} if index <= marks.last else {"tail"}
    if marks.first <= index <= marks.last:
        order = sum(kind is None for kind in marks.kinds[marks.first : min(index, marks.first + 12)])
        found |= {"first"} if index == marks.first else set()
        found |= {"lead"} if order < _LEAD and index < marks.first + 12 else set()
    if marks.title is not None and marks.title < index <= marks.title + _TOP:
        found.add("top")
    if index >= marks.close:
        found.add("last")
    return found


def _before(marks: Marks, index: int) -> str:
    """What the line before is: its section, "standfirst" for a paragraph right under the headline, or nothing."""
    if index == 0:
        return ""
    if marks.title is not None and index - 2 == marks.title and marks.kinds[index - 1] is None:
        return "standfirst"
    return marks.kinds[index - 1] or ""


def _open_blocks(marks: Marks) -> None:
    """Lines under a heading that opens a block become part of it, until the article goes on."""
    end = 0
    for index, rule in enumerate(marks.rules):
        if rule is None or rule.opens is None or index < end:
            continue
        end = block_end(marks.lines, marks.kinds, index, marks.title)
        for inside in range(index + 1, end):
            if marks.kinds[inside] in (None, "byline", "dateline", "heading", "caption"):
                marks.put(inside, rule.opens, rule if marks.rules[inside] is None else None)


def _bound(marks: Marks, hints: Sequence[str | None]) -> None:
    """Finds the first and the last paragraph of prose that no rule has claimed."""
    own = [
        index
        for index, line in enumerate(marks.lines)
        if marks.kinds[index] is None and (line.prose or hints[index] == "dated")
    ]
    if marks.title is not None:
        own = [index for index in own if index > marks.title] or own
    free = [index for index, kind in enumerate(marks.kinds) if kind is None]
    marks.first = own[0] if own else (free[0] if free else 0)
    said = (index for index in reversed(free) if marks.lines[index].ends and marks.lines[index].words >= _SAID_WORDS)
    marks.last = max(own[-1], next(said, 0)) if own else (free[-1] if free else -1)
    marks.close = free[-_LAST] if len(free) >= _LAST else 0


def _fill(marks: Marks) -> None:
    """Gives what no rule has claimed its section, by its place and look."""
    for index, line in enumerate(marks.lines):
        if marks.kinds[index] is not None:
            continue
        if index < marks.first:
            kind = _above(marks, index, line)
        elif index > marks.last:
            listed = line.bullet or _is_item(marks, index)
            kind = "body" if line.ends or listed or line.words > _MENU_WORDS else "boilerplate"
        else:
            kind = "heading" if _is_heading(marks, index, line) else "body"
        marks.put(index, kind)


def _above(marks: Marks, index: int, line: Line) -> str:
    """A line over the first paragraph: standfirst, heading or menu."""
    if marks.title is not None and index < marks.title:
        return "boilerplate"
    if line.ends or line.text.endswith(":") or line.words >= _STANDFIRST_WORDS:
        return "body"
    if marks.title is not None and index == marks.first - 1:
        return "heading"
    return "boilerplate"


def _is_heading(marks: Marks, index: int, line: Line) -> bool:
    """A short line without an end mark, between paragraphs."""
    if line.words > _HEADING_WORDS or line.ends or not line.words or line.text.endswith((":", ",", ";")):
        return False
    if (line.bullet and not line.text[0].isdigit()) or not _HEADING.match(line.text):
        return False
    if line.bullet and index + 1 < len(marks.lines) and marks.lines[index + 1].bullet:
        return False
    ahead = range(index + 1, min(len(marks.lines), index + 1 + _AHEAD))
    following = next((other for other in ahead if marks.kinds[other] is None), None)
    if following is None or _is_item(marks, index):
        return False
    return marks.lines[following].prose or marks.lines[following].ends or marks.lines[following].text.endswith(":")


def _is_item(marks: Marks, index: int) -> bool:
    """Whether the line belongs to a list that a line with a colon opens."""
    for other in range(index - 1, max(-1, index - 30), -1):
        line = marks.lines[other]
        if line.text.endswith(":"):
            return marks.kinds[other] in ("body", None)
        if line.prose or marks.kinds[other] not in ("body", None):
            return False
    return False
