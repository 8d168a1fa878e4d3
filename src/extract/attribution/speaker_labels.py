"""Speakers named before or behind a mark, as in headlines: "Macron: Europe must rearm", "Oman buys jets - army"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.attribution.cues import SourceRules
from extract.attribution.draft import Draft
from extract.attribution.stretches import first_person
from extract.document import Mention
from extract.pack.sources import PhraseClass
from extract.syntax.nouns import is_name_like
from extract.syntax.phrases import is_name
from extract.syntax.text import Passage, Word

COLON = ":"
_MOST_TOKENS = 8
_LEAST_TOKENS = 3
_DASHES = ("-", "--", "\u2013", "\u2014", "\u2015")
_QUOTED = 200
_ENDS = (".", ",")


def labelled(sentence: Passage, rules: SourceRules, ending: Mapping[int, Mention]) -> Draft | None:
    """The Draft of a sentence that opens with a speaker and a colon; `ending` gives mentions by their last token."""
    entry = next((e for words, e in rules.phrases.get(COLON, ()) if not words), None)
    colon = next((t for t in sentence[:_MOST_TOKENS] if t.text == COLON), None)
    if entry is None:
        return None
    start = sentence.start + _opening(sentence, rules)
    if colon is None or (colon.i + 1 >= sentence.end and start == sentence.start):
        return _tail(sentence, rules, ending, entry)
    head = _speaker(start, colon.i, rules, ending, sentence) if start < colon.i else None
    if head is not None and start == sentence.start and _dateline(colon, rules, ending, sentence):
        return None
    if colon.i + 1 >= sentence.end:
        return Draft([colon.i], head, set(), entry, "quote", colon=True) if head is not None else None
    content = set(range(colon.i + 1, sentence.end))
    return (
        Draft([colon.i], head, content, entry, "clause") if head is not None else _tail(sentence, rules, ending, entry)
    )


def _dateline(colon: Word, rules: SourceRules, ending: Mapping[int, Mention], sentence: Passage) -> bool:
    """`BAGHDAD: Two rockets hit the base.`: where it is told, unless it speaks behind the colon; `Britain:` speaks."""
    mention = ending.get(colon.i - 1)
    entity = mention.entity if mention is not None else None
    kind = entity.kind if entity is not None else None
    seat = colon.nbor(-1).is_upper or (mention is not None and mention.seat)
    if kind in rules.kinds.spoken_for and not seat:
        return False
    behind = [t for t in sentence.doc[colon.i + 1 : sentence.end] if not t.is_space]
    if kind not in rules.kinds.lands or not behind or behind[-1].text != ".":
        return False
    return not behind[0].is_quote and not any(first_person(t, rules.kinds.whole) for t in behind)


def _tail(sentence: Passage, rules: SourceRules, ending: Mapping[int, Mention], entry: PhraseClass) -> Draft | None:
    """`Oman buys six jets: minister`, `Raid kills nine - army`: only in a line without a full stop."""
    words = [t for t in sentence if not t.is_space]
    marks = [t for t in words[_LEAST_TOKENS:] if t.text == COLON or (t.text in _DASHES and _spaced(t))]
    if not marks or words[-1].is_punct or len(words) - words.index(marks[-1]) > _MOST_TOKENS:
        return None
    mark, last = marks[-1], words[-1]
    comma = next((t for t in words if t.i > mark.i and t.text == ","), None)
    last = words[words.index(comma) - 1] if comma is not None else last
    head = _speaker(mark.i + 1, last.i + 1, rules, ending, sentence)
    if head is None and comma is not None and words[-1].lemma in rules.kinds.speaking:
        head = last if all(is_name_like(t) for t in sentence.doc[mark.i + 1 : comma.i]) else None
    content = set(range(sentence.start, mark.i))
    return Draft([mark.i], head, content, entry, "clause") if head is not None else None


def signed(sentence: Passage, rules: SourceRules) -> Iterator[Draft]:
    """`"We must rearm." \u2014 Jan Kolar "Nobody ..."`: each name behind a dash that follows a quotation."""
    entry = next((e for words, e in rules.phrases.get(COLON, ()) if not words), None)
    for mark in sentence if entry is not None else ():
        if mark.text not in _DASHES or mark.i < _LEAST_TOKENS or not mark.nbor(-1).is_quote:
            continue
        name: list[Word] = []
        for word in sentence.doc[mark.i + 1 : mark.i + _MOST_TOKENS]:
            if not is_name(word):
                break
            name.append(word)
        opened = next(
            (t.i for t in reversed(list(sentence.doc[max(0, mark.i - _QUOTED) : mark.i - 1])) if t.is_quote), None
        )
        behind = name[-1].i + 1 if name else 0
        after = sentence.doc[behind] if behind < len(sentence.doc) else None
        closed = after is None or after.is_quote or after.is_space or after.text in _ENDS
        if name and opened is not None and closed and entry is not None:
            yield Draft([mark.i], name[-1], set(range(opened + 1, mark.i - 1)), entry, "clause")


def _opening(sentence: Passage, rules: SourceRules) -> int:
    """`And from the chairwoman:`: how many words stand before the speaker."""
    if len(sentence) and sentence[0].is_quote:  # an interview: "WALLACE: When did you hear of it?
        return 1
    words = [t.lower_ for t in sentence[:_LEAST_TOKENS]]
    at = next((i for i, word in enumerate(words) if word in rules.kinds.authors), None)
    return at + 1 if at is not None and all(t.pos_ == "CCONJ" for t in sentence[:at]) else 0


def _spaced(mark: Word) -> bool:
    return bool(mark.i and mark.nbor(-1).whitespace_ and mark.whitespace_)


def _speaker(start: int, end: int, rules: SourceRules, ending: Mapping[int, Mention], sentence: Passage) -> Word | None:
    """Who fills the tokens [start, end): an actor, or a noun for those who speak."""
    mention = ending.get(end - 1)
    if mention is not None and mention.label == "ACTOR" and mention.first == start:
        return sentence.doc[mention.head]
    last = sentence.doc[end - 1]
    if end - start == 1 and last.is_upper and last.is_alpha and len(last) > 1:
        return last
    plain = all(is_name_like(t) for t in sentence.doc[start:end])
    return last if plain and last.lemma in rules.kinds.speaking else None
