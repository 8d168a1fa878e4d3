"""Nouns that announce a text: "issued the following statement:"; and texts that are one statement from there on."""

from __future__ import annotations

from collections.abc import Sequence

from extract.attribution.cues import SourceRules
from extract.attribution.draft import Draft
from extract.attribution.quotations import Quotation, quotations
from extract.attribution.stretches import first_person
from extract.pack.sources import NounClass
from extract.syntax.clauses import is_finite, is_verb
from extract.syntax.nouns import of_object
from extract.syntax.sources import announcers, author
from extract.syntax.text import Passage, Text, Word

_COLON = ":"
_HEADINGS = 2  # a title and a line below it
_TEXT_LEAST = 2
_VOICE = "statement"
_VOICED_LEAST, _VOICED_SHARE = 3, 0.2


def announced(sentence: Passage, rules: SourceRules, drafts: Sequence[Draft]) -> Draft | None:
    """The Draft of a noun before a colon, where no verb of speech stands before it: what follows is its text."""
    colon = next((t for t in reversed(list(sentence)) if t.text == _COLON), None)
    if colon is None or any(d.frame == "quote" and d.cue[0] < colon.i for d in drafts):
        return None
    behind = [t for t in sentence.doc[colon.i + 1 : sentence.end] if not t.is_space]
    if behind and not behind[0].is_quote and not any(is_verb(t) for t in behind):
        return None
    nouns = [t for t in sentence if t.i < colon.i and _leads(t, rules)]
    for noun in reversed(nouns):
        by = author(noun, rules.kinds.authors, rules.grammar)
        if by is not None:
            return Draft([noun.i], by, set(), rules.nouns[noun.lemma], "quote", colon=True)
    return None


def whole(doc: Text, sentences: Sequence[tuple[int, int]], rules: SourceRules) -> Draft | None:
    """The Draft of a first paragraph that only says who issued a statement, where somebody speaks in what follows."""
    if not sentences:
        return None
    sentence = doc.passage(*sentences[0])
    start = doc[sentences[1][0]].idx if len(sentences) > 1 else 0
    end = sentence.end_char
    if "\n" not in doc.text[end:start] or sentence.root.pos_ != "VERB":
        return None
    noun = next((c for c in announcers(sentence.root) if _leads(c, rules)), None)
    by = author(noun, rules.kinds.authors, rules.grammar) if noun is not None else None
    last = doc[sentences[-1][1] - 1]
    stop = last.idx + len(last.text)
    if noun is None or by is None or '"' in doc.text[start:stop] or "\u201c" in doc.text[start:stop]:
        return None
    if not any(first_person(t, rules.kinds.whole) for t in doc[sentences[1][0] : sentences[-1][1]]):
        return None
    entry = rules.nouns[noun.lemma]
    return Draft([noun.i], by, set(), entry, "quote", quotes=[(start, stop)], colon=True, whole=True)


def titled(doc: Text, sentences: Sequence[tuple[int, int]], rules: SourceRules) -> Draft | None:
    """The Draft of a heading that says whose statement, speech or letter the text is: "Statement by X on Y"."""
    for at, (first, end) in enumerate(sentences[:_HEADINGS]):
        noun = doc.passage(first, end).root
        rest = sentences[at + 1 :]
        if len(rest) < _TEXT_LEAST or not _leads(noun, rules) or any(is_finite(t) for t in doc[first:end]):
            continue
        by = author(noun, rules.kinds.authors, rules.grammar) or _of_somebody(noun, rules)
        if by is not None:
            return _throughout(doc, noun, by, rules.nouns[noun.lemma], rest)
    return None


def personal(doc: Text, sentences: Sequence[tuple[int, int]], rules: SourceRules) -> Draft | None:
    """The Draft of a text that says "we" in its own voice and names its publisher or author: a release, a speech."""
    article = doc.state.article
    names = tuple(n.casefold() for n in (article.publisher, *article.authors) if n)
    mention = next((m for m in doc.state.mentions if article.text[m.start : m.end].casefold().endswith(names)), None)
    if mention is None or mention.label not in ("ACTOR", "NAME"):
        return None
    start, end = doc[sentences[0][0]].idx, doc[sentences[-1][1] - 1].idx
    quoted = quotations(doc.text, start, end)
    voiced = [s for s in sentences if any(_own_voice(t, quoted, rules) for t in doc[s[0] : s[1]])]
    entry = rules.nouns.get(_VOICE)
    if entry is None or len(voiced) < max(_VOICED_LEAST, _VOICED_SHARE * len(sentences)):
        return None
    head = doc[mention.head]
    return _throughout(doc, head, head, entry, sentences)


def _own_voice(word: Word, quoted: Sequence[Quotation], rules: SourceRules) -> bool:
    first = first_person(word, rules.kinds.whole)
    return first and not any(q.start <= word.idx < q.end for q in quoted)


def _of_somebody(noun: Word, rules: SourceRules) -> Word | None:
    """`Press statement of a spokesman for the ministry`."""
    by = of_object(noun)
    return by if by is not None and by.lemma in rules.kinds.speaking else None


def _throughout(doc: Text, cue: Word, by: Word, entry: NounClass, rest: Sequence[tuple[int, int]]) -> Draft:
    last = doc[rest[-1][1] - 1]
    span = doc[rest[0][0]].idx, last.idx + len(last.text)
    return Draft([cue.i], by, set(), entry, "quote", quotes=[span], whole=True, inferred=True)


def _leads(token: Word, rules: SourceRules) -> bool:
    entry = rules.nouns.get(token.lemma)
    return entry is not None and entry.lead and token.pos_ in ("NOUN", "PROPN")
