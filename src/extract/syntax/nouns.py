"""What stands where in a noun phrase, before anything is known of whom or what it means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.syntax.words import Word

_LEFT = {"det", "amod", "compound", "nmod", "nummod", "poss", "predet", "quantmod", "punct", "npadvmod", "neg"}
_OWNERS = {"amod", "compound", "nmod", "poss", "nummod"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"}
_ACTING = {"nsubj", "nsubjpass", "agent", "poss", "csubj"}
_ARTICLES = ("det", "poss", "punct")
_QUOTES = "\"'“”‘’«"


def phrase_start(noun: Word) -> Word:
    """The leftmost token of the phrase, determiners and modifiers included, without what stands before a clause."""
    first = noun
    for child in _nearest_first(noun):
        if child.dep_ not in _LEFT or (child.dep_ == "punct" and child.text not in _QUOTES):
            break
        first = child.left_edge
    while first.dep_ == "punct" and first.i < noun.i and not first.is_quote:
        first = first.nbor()
    return first


def owners_before(noun: Word) -> Iterator[Word]:
    """Modifiers before a noun that may say whose it is, the nearest first."""
    yield from (c for c in _nearest_first(noun) if c.dep_ in _OWNERS)


def _nearest_first(noun: Word) -> list[Word]:
    return sorted(noun.lefts, key=lambda t: -t.i)


def behind_of(noun: Word) -> Iterator[Word]:
    """What stands behind an "of" behind the noun."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from child.children


def of_object(noun: Word) -> Word | None:
    """The noun behind its "of"."""
    return next((target for target in behind_of(noun) if target.dep_ == "pobj"), None)


def has_of(noun: Word) -> bool:
    """Whether an "of" stands behind it."""
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights)


def has_phrase(noun: Word) -> bool:
    """Whether a prepositional phrase stands behind it."""
    return any(c.dep_ == "prep" for c in noun.rights)


def list_head(noun: Word) -> Word | None:
    """ "South Korean airfields, ports and bridges": the first noun of a list of bare ones; None for that one itself."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        if any(c.dep_ in ("det", "poss") for c in first.lefts):
            return None
        first = first.head
    return None if first.i == noun.i or first.dep_ == "conj" else first


def is_plural(noun: Word) -> bool:
    """Plural by tag or by coordination."""
    return noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.rights)


def is_common_plural(noun: Word) -> bool:
    """`reports`, but no name in the plural."""
    return noun.tag_ == "NNS"


def is_relative(word: Word) -> bool:
    """`which`, `that` as a pronoun."""
    return word.tag_ == "WDT"


def is_name_like(word: Word) -> bool:
    """A noun, a name or an adjective, or what the parser takes for a verb in a line of them: *Jordan*'s *army*."""
    return word.pos_ in ("NOUN", "PROPN", "ADJ") or word.tag_ == "VBZ"


def is_definite(noun: Word, determiners: Collection[str]) -> bool:
    """A determiner before it that points back: "the", "these", "such a"."""
    return any(c.dep_ in ("det", "predet", "amod") and c.lower_ in determiners for c in noun.lefts)


def numerals(noun: Word) -> Iterator[Word]:
    """Numerals before a noun."""
    yield from (c for c in noun.lefts if c.dep_ == "nummod")


def is_numeral(word: Word) -> bool:
    """A numeral that counts a noun."""
    return word.dep_ == "nummod"


def is_argument(word: Word) -> bool:
    """Whether it stands where a participant of a clause stands."""
    return word.dep_ in _ARGUMENTS


def is_acting(word: Word) -> bool:
    """Whether it stands where somebody who acts or owns stands."""
    return word.dep_ in _ACTING


def is_part_of_name(word: Word) -> bool:
    """A word before a proper noun."""
    return word.dep_ in ("compound", "nmod") and word.head.pos_ == "PROPN"


def noun_behind(word: Word) -> Word | None:
    """The noun of which the word says the kind: *missile* base."""
    return word.head if word.dep_ == "compound" else None


def is_adjective(word: Word) -> bool:
    """An adjective before a noun."""
    return word.dep_ == "amod"


def stands_before(word: Word) -> bool:
    """A modifier in front of its noun."""
    return word.dep_ in ("compound", "amod", "nmod") and word.i < word.head.i


def compounds(noun: Word) -> list[Word]:
    """The nouns before a noun that say of what kind it is."""
    return [t for t in noun.lefts if t.dep_ == "compound"]


def name_parts(noun: Word) -> list[Word]:
    """The words before the last one of a name."""
    return [t for t in noun.lefts if t.dep_ in ("compound", "nmod")]


def before(noun: Word) -> list[Word]:
    """All that hangs on a noun before it."""
    return list(noun.lefts)


def preposition_before(noun: Word) -> Word | None:
    """The preposition that governs a noun."""
    return noun.head if noun.dep_ == "pobj" else None


def preposition_of_list(noun: Word) -> Word | None:
    """The preposition that governs a noun or the first of the list in which it stands."""
    first = noun
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    return preposition_before(first)


def apposed_to(word: Word) -> Word | None:
    """ "a new weapon, the *Hwasong-19*": what an apposition stands beside."""
    return word.head if word.dep_ == "appos" else None


def stands_alone(noun: Word, modifiers: Collection[int]) -> bool:
    """Whether nothing but an article, an owner or one of these modifiers stands before it, and no name beside it."""
    plain = all(c.dep_ in _ARTICLES or c.i in modifiers for c in noun.lefts)
    return plain and not any(c.dep_ == "appos" for c in noun.rights)


def head_among(words: Sequence[Word]) -> int | None:
    """Of words that stand together the first that hangs on none of them."""
    covered = {t.i for t in words}
    return next((t.i for t in words if t.head.i == t.i or t.head.i not in covered), None)


def outermost(words: Sequence[Word]) -> Iterator[Word]:
    """Of words that stand together those that hang on a word outside."""
    yield from (t for t in words if t.head.i < words[0].i or t.head.i > words[-1].i or t.head.i == t.i)


def measured(head: Word, links: Collection[str]) -> Word | None:
    """ "an *apogee* of 97 km", "a 600-km *range*": the word above a measure, over one of these prepositions."""
    above = head.head
    if above.dep_ == "prep" and above.lower_ in links:
        above = above.head
    return above if above.i != head.i else None


def qualified(head: Word) -> Word | None:
    """ "97 km *high*": the word that a measure used as an adverb stands with."""
    return head.head if head.dep_ == "npadvmod" else None
