"""Kinds of sources that are only named again: "he said", "the statement added"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from extract.document import Attribution, Mention
from extract.mentions.recent import PRONOUNS
from extract.pack.sources import Kinds
from extract.syntax.text import Text
from extract.values import replace

_OTHER, _MEDIA = "other", "media"


def resumed(
    doc: Text, attributions: Iterable[Attribution], kinds: Kinds, texts: Collection[str]
) -> Iterator[Attribution]:
    """Attributions in text order; a pronoun, a text and a noun such as "the group" are of the kind that spoke last."""
    last = _OTHER
    for attribution in attributions:
        who, kind = attribution.source, attribution.kind
        if who is not None and kind == _OTHER and _names_again(doc, who, kinds, texts):
            kind = last
        elif who is not None and kind not in (_OTHER, _MEDIA) and who.form not in PRONOUNS:
            last = kind
        yield replace(attribution, kind=kind) if kind != attribution.kind else attribution


def _names_again(doc: Text, mention: Mention, kinds: Kinds, texts: Collection[str]) -> bool:
    head = doc[mention.head]
    noun = head.lemma
    third = mention.form in PRONOUNS and head.morph.get("Person") == "3"
    return third or noun in texts or noun in kinds.resumed
