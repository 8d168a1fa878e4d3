"""Where sentences end in news text: marks, abbreviations, quotations, lists and line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.pack.sections import SentenceWords

_CLOSERS = "\"'\u201d\u2019\u00bb)\\]"
_CANDIDATE = re.compile(
    rf"(?P<mark>[.!?\u2026\u3002]+)(?P<close>(?:\[\d{{1,3}}\]|[{_CLOSERS}])*)"
    rf"(?:(?P<gap>\s+)|(?=[A-Z\"\u201c\u2018(])|\Z)"
    r"|(?P<line>\n\s*)"
)
_WORD_BEFORE = re.compile(r"[^\s\"\u201c\u201d(\[\u2018\u2014\u2013/]+\Z")
_OPENING = re.compile("[\"'\u201c\u2018\u00ab(\\[\u00bf\u00a1]*")
_LETTER = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s*")
_NEXT = re.compile(r"[\w\u2019'-]+")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTES = frozenset("\"'\u201d\u2019\u00bb")
_POSSESSIVE = ("'s", "\u2019s")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015&/")
_LINE_END = re.compile(rf"[.!?:\u2026][{_CLOSERS}]*\\s*\\Z")
_WRAP_MOST, _WRAP_LEAST = 100, 40
_WRAP_LINES, _WRAP_SHARE, _WRAP_SLACK = 4, 0.7, 12
Span = tuple[int, int]


class SentenceRules:
    """The word lists of rules/sections/sentences.yml."""

    def __init__(self, words: SentenceWords) -> None:
        self.never = _both_cases(words.never_final)
        titles = "|".join(sorted(re.escape(w) for w in words.never_final if w.istitle() and w.isalpha())) or r"(?!)"
        self.titles = re.compile(rf"\b(?:{titles})\.(?=\s+[A-Z])")
        self.before_number = _both_cases(words.before_number)
        self.maybe = _both_cases(words.maybe_final)
        self.clock = _both_cases(words.clock)
        self.marked = frozenset(words.marked_names)
        self.openers = frozenset(words.openers)
        self.continuers = frozenset(words.continuers)
        self.verbs = frozenset(words.verbs)
        self.institutions = frozenset(words.institutions)
        self.domains = frozenset(words.domains)
        lower = "|".join(map(re.escape, words.lower_openers)) or r"\Z"
        self.lower_opener = re.compile(rf"(?:{lower})(?=[A-Z]|\Z|\W)")
        self.bullet = re.compile("|".join(f"(?:{item})" for item in words.bullets) or r"(?!)")
        verbs, links = ("|".join(map(re.escape, w)) or r"(?!)" for w in (words.reporting, words.reporting_links))
        self.reporting = re.compile(
            rf"(?:[A-Z][\w.\u2019'-]*\s+){{1,4}}(?:{verbs})(?P<end>\s*[.,;]|\s+(?:{links})\b|\Z)"
        )


def split_sentences(text: str, start: int, end: int, rules: SentenceRules, wrap: int | None = None) -> list[Span]:
    """Spans of the sentences of text[start:end], in order, without surrounding white space and list marks.

    `wrap` is the column at which the lines of the whole text were broken, if they were.
    """
    spans: list[Span] = []
    begin = _skip(text, start, end, rules, line_start=True)
    wrapped: bool | None = None
    for match in _CANDIDATE.finditer(text, start, end):
        if match.start() < begin:
            continue
        if match.end() >= end:
            break
        gap = match["line"] or match["gap"] or ""
        newline = "\n" in gap
        if newline and wrapped is None:
            wrapped = _is_wrapped(text[start:end])
        stop = match.start() if match["line"] else match.end("close")
        mere = newline and (bool(wrapped) or _goes_on(text, start, match, end, wrap))
        if match["line"]:
            final = _ends_line(text, match, end, rules, mere)
        else:
            final = _ends_sentence(text, begin, match, end, rules, hard=newline and not mere)
        if final:
            stop = _before_quote(text, begin, match, stop)
            _add(text, spans, begin, stop)
            begin = _skip(text, max(stop, match.end() if gap else stop), end, rules, line_start=newline)
    _add(text, spans, begin, end)
    return spans


def _add(text: str, spans: list[Span], begin: int, stop: int) -> None:
    """Keeps the trimmed stretch; one without letters or digits belongs to the sentence before it, if any."""
    piece = text[begin:stop]
    begin += len(piece) - len(piece.lstrip())
    stop -= len(piece) - len(piece.rstrip())
    if _LETTER.search(text, begin, stop):
        spans.append((begin, stop))
    elif begin < stop and spans and "\n" not in text[spans[-1][1] : begin]:
        spans[-1] = (spans[-1][0], stop)


def _skip(text: str, position: int, end: int, rules: SentenceRules, *, line_start: bool) -> int:
    """Past white space and, at the beginning of a line, past list marks."""
    while True:
        found = _SPACE.match(text, position, end)
        position = found.end() if found else position
        bullet = rules.bullet.match(text, position, end) if line_start else None
        if bullet is None or bullet.end() == position:
            return position
        position = bullet.end()


def _goes_on(text: str, start: int, match: re.Match[str], end: int, wrap: int | None) -> bool:
    """Whether a line of a wrapped text goes on in the next, which is no new paragraph."""
    if wrap is None or match.group()[-1] != "\n" or match.end() >= end:
        return False
    line = text[max(start, text.rfind("\n", 0, match.start()) + 1) : match.start()]
    return _is_full(line.strip(), text[match.end() : min(end, match.end() + _WRAP_MOST)], wrap)


def _ends_line(text: str, match: re.Match[str], end: int, rules: SentenceRules, wrapped: bool) -> bool:
    """Whether a line break without a mark before it ends a sentence."""
    if match.group().count("\n") > 1 or text[max(0, match.start() - 8) : match.start()].rstrip().endswith(":"):
        return True
    if rules.bullet.match(text, match.end(), end):
        return True
    return not (text[match.end()].islower() or wrapped)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int, rules: SentenceRules, *, hard: bool) -> bool:
    """Whether the mark ends a sentence; `hard`: a line break follows that is no mere wrap."""
    follows = _OPENING.match(text, match.end(), end)
    at = follows.end() if follows else match.end()
    quoted = at > match.end()
    first = text[at] if at < end else ""
    if not first:
        return True
    word = _word_before(text, begin, match.start())
    if match["gap"] is None:
        return _ends_unspaced(text, match, word, at, end, rules)
    if first.islower():
        return bool(rules.lower_opener.match(text, at, end)) and match["mark"] == "." and word not in rules.never
    if match["mark"] == ".":
        kind = _kind(word, begin, match.start(), rules)
        if kind == "never":
            return False
        if kind == "number" and (first.isdigit() or _is_numeral(text, at, end)):
            return False
        if kind in ("maybe", "dotted", "clock", "initial"):
            return hard or _opens(text, at, end, kind, quoted, match, rules)
    if first in _DASHES and not hard:
        return False
    if match["mark"].endswith(("..", "\u2026")) and not match["close"]:
        return hard or quoted or not first.isupper() or _next_word(text, at, end).lower() in rules.openers
    if word in rules.marked and match["mark"] == "!" and not match["close"]:
        return False
    return not _is_reported(text, match, at, end, rules)


def _word_before(text: str, begin: int, position: int) -> str:
    found = _WORD_BEFORE.search(text[max(begin, position - 24) : position])
    return found.group() if found else ""


def _next_word(text: str, at: int, end: int) -> str:
    found = _NEXT.match(text, at, end)
    return found.group() if found else ""


def _kind(word: str, begin: int, position: int, rules: SentenceRules) -> str:
    """What the word before a full stop is: never, number, maybe, dotted, clock, initial, or plain."""
    bare = word.replace("\u2019", "'")
    last = bare.rpartition("-")[2]
    if bare in rules.never or last in rules.never:
        return "never"
    if bare in rules.before_number:
        return "number"
    if len(last) == 1 and last.isalpha():
        return "initial" if last.isupper() else "plain"
    if _DOTTED.search(bare):
        return "clock" if bare in rules.clock else "dotted"
    if bare in rules.maybe:
        return "maybe"
    if bare.isdigit() and len(bare) < 3 and position - len(word) == begin:
        return "never"
    return "plain"


def _is_numeral(text: str, at: int, end: int) -> bool:
    word = _next_word(text, at, end)
    return len(word) == 1 or (bool(word) and set(word) <= set("IVX"))


def _opens(text: str, at: int, end: int, kind: str, quoted: bool, match: re.Match[str], rules: SentenceRules) -> bool:
    """Whether what follows an abbreviation that may be final begins a sentence."""
    word = _next_word(text, at, end)
    if not word[:1].isupper():
        return not word and text[at] not in _DASHES and not text[at].isdigit()
    if quoted and text[at - 1] not in "([":
        return kind != "initial"
    if _title_case(text, match.start(), end):
        return False
    lower = word.lower()
    after = _NEXT.search(text, at + len(word), min(end, at + len(word) + 40))
    verb = after is not None and text[at + len(word) : after.start()].isspace() and after.group() in rules.verbs
    if lower in rules.openers:
        return verb or kind not in ("dotted", "clock") or lower not in rules.continuers
    if kind == "clock" and word.endswith(_POSSESSIVE):
        return True
    return kind in ("dotted", "clock") and verb and not word.isupper() and lower not in rules.institutions


def _title_case(text: str, position: int, end: int) -> bool:
    """Whether the line around `position` is a headline written with capitals."""
    first = text.rfind("\n", max(0, position - 120), position) + 1 or max(0, position - 120)
    last = text.find("\n", position, min(end, position + 120))
    words = _LONG_WORD.findall(text[first : last if last >= 0 else min(end, position + 120)])
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _ends_unspaced(text: str, match: re.Match[str], word: str, at: int, end: int, rules: SentenceRules) -> bool:
    """Whether a mark without a space after it ends a sentence: two words of prose around it, and no address."""
    following = _next_word(text, at, end)
    prose = len(word) > 2 and word.isalpha() and word[1:].islower() and not (set("/@") & set(word))
    if match["close"]:
        prose = prose or (word[-1:].islower() and len(word) > 2)
    if not prose or word in rules.never or word in rules.maybe or not following[:1].isupper():
        return False
    return (following[1:].islower() or following in ("A", "I")) and following.lower() not in rules.domains


def _is_reported(text: str, match: re.Match[str], at: int, end: int, rules: SentenceRules) -> bool:
    """Whether a quotation ends here and its speaker follows: '"Leave now!" Okafor shouted.'"""
    if not (set(match["close"]) & _QUOTES) or at > match.end():
        return False
    clause = rules.reporting.match(text, at, min(end, at + 120))
    return clause is not None and (match["mark"][-1] in "?!" or not clause["end"].strip()[:1].isalpha())


def _before_quote(text: str, begin: int, match: re.Match[str], stop: int) -> int:
    """`stop`, or the place before a straight quote that opens the next sentence: 'left."We stay'."""
    if match["gap"] is None and match["close"] == '"' and text.count('"', begin, match.start()) % 2 == 0:
        return stop - 1
    return stop


def wrap_of(text: str) -> int | None:
    """The width of a text that was broken at a column: none of its lines is long, and most that go on are full."""
    lines = text.strip().split("\n")
    width = max(len(line.strip()) for line in lines)
    if not _WRAP_LEAST <= width <= _WRAP_MOST:
        return None
    open_ = [_is_full(a.strip(), b, width) for a, b in pairwise(lines) if a.strip() and b.strip() and not _parted(a, b)]
    return width if len(open_) >= _WRAP_LINES and sum(open_) >= _WRAP_SHARE * len(open_) else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into a line."""
    first = (following.split(None, 1) or [""])[0]
    return len(line) + len(first) + _WRAP_SLACK > width


def _parted(line: str, following: str) -> bool:
    """Whether a wrapped line ends its paragraph: a mark ends it, or the next one is indented."""
    return following[0].isspace() or bool(_LINE_END.search(line))


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken at a column: none long, none but the last short, each next word would not fit."""
    lines = [line.strip() for line in text.strip().split("\n")]
    width = max(map(len, lines))
    if len(lines) < 3 or not _WRAP_LEAST <= width <= _WRAP_MOST or "" in lines:
        return False
    return all(len(line) + len(following.split(None, 1)[0]) + 8 > width for line, following in pairwise(lines))


def _both_cases(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) | {word.upper() for word in words if len(word) > 2}
