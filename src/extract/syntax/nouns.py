"""What stands where in a noun phrase, before anything is known of whom or what it means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.syntax.text import Word

_LEFT = {
    "determiner",
    "adjective",
    "compound",
    "noun modifier",
    "number",
    "possessor",
    "predeterminer",
    "quantifier",
    "punctuation",
    "adverbial noun",
    "negation",
}
_OWNERS = {"adjective", "compound", "noun modifier", "possessor", "number"}
_ARGUMENTS = {"subject", "passive subject", "object", "prep object", "attribute", "conjunct"}
_ACTING = {"subject", "passive subject", "agent", "possessor", "clausal subject"}
_ARTICLES = ("determiner", "possessor", "punctuation")
_QUOTES = "\"'“”‘’«"


def phrase_start(noun: Word) -> Word:
    """The leftmost token of the phrase, determiners and modifiers included, without what stands before a clause."""
    first = noun
    for child in _nearest_first(noun):
        if child.link not in _LEFT or (child.link == "punctuation" and child.text not in _QUOTES):
            break
        first = child.left_edge
    while first.link == "punctuation" and first.i < noun.i and not first.is_quote:
        first = first.nbor()
    return first.nbor() if first.i < noun.i and _governs(first) else first


def _governs(gerund: Word) -> bool:
    """ "Aimed at *striking* Iranian bases": a participle that describes never stands before an article or a name."""
    if gerund.form != "gerund" or not gerund.i or gerund.nbor(-1).pos_ != "ADP":
        return False
    behind = gerund.nbor()
    return behind.link in ("determiner", "possessor") or behind.text[:1].isupper()


def owners_before(noun: Word) -> Iterator[Word]:
    """Modifiers before a noun that may say whose it is, the nearest first."""
    yield from (c for c in _nearest_first(noun) if c.link in _OWNERS)


def _nearest_first(noun: Word) -> list[Word]:
    return noun.before()[::-1]


def is_owned(noun: Word) -> bool:
    """Whether a possessive stands before it, a pronoun or a name."""
    return bool(noun.before("possessor"))


def behind_of(noun: Word) -> Iterator[Word]:
    """What stands behind an "of" behind the noun."""
    for child in noun.behind():
        if child.link == "preposition" and child.lower_ == "of":
            yield from child.dependents()


def of_object(noun: Word) -> Word | None:
    """The noun behind its "of"."""
    return next((target for target in behind_of(noun) if target.link == "prep object"), None)


def has_of(noun: Word) -> bool:
    """Whether an "of" stands behind it."""
    return any(c.lower_ == "of" for c in noun.behind("preposition"))


def has_phrase(noun: Word) -> bool:
    """Whether a prepositional phrase stands behind it."""
    return bool(noun.behind("preposition"))


def list_head(noun: Word) -> Word | None:
    """ "South Korean airfields, ports and bridges": the first noun of a list of bare ones; None for that one itself."""
    first = noun.up_to(lambda w: not _joined_to_noun(w) or bool(w.before("determiner", "possessor")))
    return None if first.i == noun.i or first.link == "conjunct" else first


def _joined_to_noun(word: Word) -> bool:
    first = word.governor("conjunct")
    return first is not None and first.pos_ == "NOUN"


def is_plural(noun: Word) -> bool:
    """Plural by tag or by coordination."""
    return noun.form in ("plural", "plural name") or bool(noun.behind("conjunct"))


def is_common_plural(noun: Word) -> bool:
    """`reports`, but no name in the plural."""
    return noun.form == "plural"


def is_relative(word: Word) -> bool:
    """`which`, `that` as a pronoun."""
    return word.form == "which"


def is_name_like(word: Word) -> bool:
    """A noun, a name or an adjective, or what the parser takes for a verb in a line of them: *Jordan*'s *army*."""
    return word.pos_ in ("NOUN", "PROPN", "ADJ") or word.form == "present third"


def is_definite(noun: Word, determiners: Collection[str]) -> bool:
    """A determiner before it that points back: "the", "these", "such a"."""
    return any(c.lower_ in determiners for c in noun.before("determiner", "predeterminer", "adjective"))


def numerals(noun: Word) -> Iterator[Word]:
    """Numerals before a noun."""
    yield from noun.before("number")


def is_numeral(word: Word) -> bool:
    """A numeral that counts a noun."""
    return word.link == "number"


def is_argument(word: Word) -> bool:
    """Whether it stands where a participant of a clause stands."""
    return word.link in _ARGUMENTS


def is_acting(word: Word) -> bool:
    """Whether it stands where somebody who acts or owns stands."""
    return word.link in _ACTING


def is_part_of_name(word: Word) -> bool:
    """A word before a proper noun."""
    name = word.governor("compound", "noun modifier")
    return name is not None and name.pos_ == "PROPN"


def noun_behind(word: Word) -> Word | None:
    """The noun of which the word says the kind: *missile* base."""
    return word.governor("compound")


def is_adjective(word: Word) -> bool:
    """An adjective before a noun."""
    return word.link == "adjective"


def describes_with_others(word: Word) -> bool:
    """One of several adjectives before a noun: `American and South Korean troops`."""
    return bool(word.conjuncts) and word.past("conjunct").link == "adjective"


def stands_before(word: Word) -> bool:
    """A modifier in front of its noun."""
    noun = word.governor("compound", "adjective", "noun modifier")
    return noun is not None and word.i < noun.i


def compounds(noun: Word) -> list[Word]:
    """The nouns before a noun that say of what kind it is."""
    return noun.before("compound")


def name_parts(noun: Word) -> list[Word]:
    """The words before the last one of a name."""
    return noun.before("compound", "noun modifier")


def preposition_before(noun: Word) -> Word | None:
    """The preposition that governs a noun."""
    return noun.governor("prep object")


def preposition_of_list(noun: Word) -> Word | None:
    """The preposition that governs a noun or the first of the list in which it stands."""
    return preposition_before(noun.past("conjunct"))


def apposed_to(word: Word) -> Word | None:
    """ "a new weapon, the *Hwasong-19*": what an apposition stands beside."""
    return word.governor("apposition")


def stands_alone(noun: Word, modifiers: Collection[int]) -> bool:
    """Whether nothing but an article, an owner or one of these modifiers stands before it, and no name beside it."""
    plain = all(c.link in _ARTICLES or c.i in modifiers for c in noun.before())
    return plain and not noun.behind("apposition")


def head_among(words: Sequence[Word]) -> int | None:
    """Of words that stand together the first that hangs on none of them."""
    covered = {t.i for t in words}
    return next((t.i for t in words if (above := t.governor()) is None or above.i not in covered), None)


def beyond(noun: Word) -> Word | None:
    """ "The *sea* to its east": what a direction behind "to" is reckoned from."""
    preposition = preposition_before(noun)
    if preposition is None or preposition.lower_ != "to" or not preposition.i or not is_owned(noun):
        return None
    return preposition.nbor(-1)


def outermost(words: Sequence[Word]) -> Iterator[Word]:
    """Of words that stand together those that hang on a word outside."""
    inside = range(words[0].i, words[-1].i + 1) if words else ()
    yield from (t for t in words if (above := t.governor()) is None or above.i not in inside)


def measured(head: Word, links: Collection[str]) -> Word | None:
    """ "an *apogee* of 97 km", "a 600-km *range*": the word above a measure, over one of these prepositions."""
    above = head.governor()
    if above is None or above.link != "preposition" or above.lower_ not in links:
        return above
    return above.governor() or above


def qualified(head: Word) -> Word | None:
    """ "97 km *high*": the word that a measure used as an adverb stands with."""
    return head.governor("adverbial noun")


def described_by(noun: Word) -> Iterator[Word]:
    """What stands before a noun, and what is joined to that: "Afghan and *foreign* soldiers"."""
    yield from (word for left in noun.before() for word in (left, *left.conjuncts))


def modifiers_before(noun: Word) -> list[Word]:
    """Adjectives and nouns in front of a noun: *media* reports, *earlier* reports."""
    return noun.before("adjective", "compound", "noun modifier")
