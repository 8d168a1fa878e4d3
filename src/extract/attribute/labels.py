"""Speakers named before a colon, as in headlines and transcripts: "Macron: Europe must rearm"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span

from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.document import Mention

COLON = ":"
_MOST_TOKENS = 8


def labelled(sentence: Span, rules: SourceRules, ending: Mapping[int, Mention]) -> Draft | None:
    """The Draft of a sentence that opens with an actor and a colon; `ending` gives mentions by their last token."""
    entry = next((e for words, e in rules.phrases.get(COLON, ()) if not words), None)
    colon = next((t for t in sentence[:_MOST_TOKENS] if t.text == COLON), None)
    if entry is None or colon is None or colon.i + 1 >= sentence.end:
        return None
    mention = ending.get(colon.i - 1)
    if mention is None or mention.label != "ACTOR" or mention.first != sentence.start:
        return None
    content = set(range(colon.i + 1, sentence.end))
    return Draft([colon.i], sentence.doc[mention.head], content, entry, "clause")
