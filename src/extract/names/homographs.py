"""Words that name a weapon elsewhere and are verbs where they stand: "Ukraine shells a village", "to attack ships"."""

from __future__ import annotations

import re
from collections.abc import Collection

from extract.names.trie import WORD, Hit
from extract.names.vocabulary import Vocabulary

_NEXT = re.compile(r" ([\w']+)")
_BEFORE = re.compile(r"(\w+) \Z")
_NAMES = ("name", "seat", "head")
_NOUNS = ("class", "noun", "modifier", "whole")


def without_verbs(text: str, hits: dict[int, list[Hit]], vocabulary: Vocabulary) -> None:
    """Takes from `hits` the weapon nouns that are verbs in this text."""
    grammar = vocabulary.book.grammar
    named = _ends(hits, _NAMES)
    noted = named | _ends(hits, _NOUNS)
    classed = {at for at, row in hits.items() if any(e.kind == "class" for h in row for e in h.entries)}
    for start, row in hits.items():
        word = WORD.match(text, start)
        if word is None:
            continue
        said = word.group()
        following = _NEXT.match(text, word.end())
        after = following[1] if following is not None else ""
        if said.lower() in grammar.noun_like_pasts and start - 1 in noted:
            verb = after.lower() in grammar.particles or grammar.opens_object(after)
        elif said in grammar.noun_like_infinitives:
            before = _BEFORE.search(text, max(0, start - 12), start)
            verb = before is not None and before[1] in grammar.before_infinitive
        else:
            verb = said.endswith("s") and vocabulary.present_lemma(said) is not None
            before = _BEFORE.search(text, max(0, start - 12), start)
            who = start - 1 in named or (before is not None and before[1].lower() in grammar.subject_pronouns)
            bare = who and (grammar.opens_object(after) or word.end() + 1 in classed)
            verb = verb and (bare or _behind_adverb(text, start, named, grammar.before_finite))
        if verb:
            end = 0 if said in grammar.noun_like_infinitives else word.end()
            row[:] = [h for h in row if 0 < end < h.end or not any(e.kind in _NOUNS for e in h.entries)]


def _behind_adverb(text: str, start: int, named: set[int], adverbs: Collection[str]) -> bool:
    """Whether adverbs stand between a name and this word ("Iran no longer supplies rockets"): no noun does there."""
    first = start
    while (before := _BEFORE.search(text, max(0, first - 16), first)) is not None and before[1] in adverbs:
        first = before.start()
    return first < start and first - 1 in named


def _ends(hits: dict[int, list[Hit]], kinds: tuple[str, ...]) -> set[int]:
    return {h.end for row in hits.values() for h in row if any(e.kind in kinds for e in h.entries)}
