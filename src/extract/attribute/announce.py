"""Nouns that announce a text: "issued the following statement:"; and texts that are one statement from there on."""

from __future__ import annotations

from collections.abc import Sequence

from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.attribute.stretches import first_person
from extract.syntax.clauses import is_verb
from extract.syntax.sources import announcers, author
from extract.syntax.words import Passage, Text, Word

_COLON = ":"


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
            return Draft([noun.i], by, set(), rules.nouns[noun.lemma_.lower()], "quote", colon=True)
    return None


def whole(doc: Text, sentences: Sequence[tuple[int, int]], rules: SourceRules) -> Draft | None:
    """The Draft of a first paragraph that only says who issued a statement, where somebody speaks in what follows."""
    if not sentences:
        return None
    sentence = doc[sentences[0][0] : sentences[0][1]]
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
    entry = rules.nouns[noun.lemma_.lower()]
    return Draft([noun.i], by, set(), entry, "quote", quotes=[(start, stop)], colon=True)


def _leads(token: Word, rules: SourceRules) -> bool:
    entry = rules.nouns.get(token.lemma_.lower())
    return entry is not None and entry.lead and token.pos_ in ("NOUN", "PROPN")
