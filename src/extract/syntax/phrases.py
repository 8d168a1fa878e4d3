"""Noun phrases: where they begin, who owns them, what stands behind their prepositions and beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.syntax.text import Text, Word

_SPEAKER_LEFT = (
    "determiner",
    "adjective",
    "compound",
    "number",
    "possessor",
    "noun modifier",
    "case",
    "quantifier",
    "adverb",
    "punctuation",
)


def is_preposition(token: Word) -> bool:
    """A preposition with its phrase."""
    return token.link == "preposition"


def phrase_of(word: Word) -> str:
    """The word with all that hangs on it, in small letters: at no time."""
    return " ".join(t.lower_ for t in word.subtree)


def is_noun(word: Word) -> bool:
    """A noun, a name's own word too."""
    return word.pos_ in ("NOUN", "PROPN")


def object_of(preposition: Word) -> Word | None:
    """The noun behind a preposition."""
    return preposition.dependent("prep object")


def objects_behind(word: Word, prepositions: Collection[str]) -> list[Word]:
    """The nouns behind any of these prepositions that stand at a word, in text order."""
    stand = (p for p in word.dependents("preposition") if p.lower_ in prepositions)
    return [c for p in stand for c in p.dependents("prep object")]


def possessor(noun: Word) -> Word | None:
    """Whose it is: *Iran*'s missile, *its* missile."""
    return noun.dependent("possessor")


def has_determiner(noun: Word, words: Collection[str] | None = None) -> bool:
    """Whether an article or determiner stands before it, one of these words where they are given."""
    return any(words is None or c.lower_ in words for c in noun.dependents("determiner"))


def is_counted_or_owned(noun: Word) -> bool:
    """Whether a determiner or an owner says which ones are meant."""
    return noun.has("determiner", "possessor")


def appositions(noun: Word) -> Sequence[Word]:
    """What stands beside a noun and says what it is."""
    return noun.dependents("apposition")


def speaker_start(noun: Word) -> Word:
    """The first word of a noun phrase, by what may stand before the noun."""
    first = noun
    for child in noun.before():
        if child.link in _SPEAKER_LEFT and child.i < first.i and not child.is_punct:
            first = min(child.subtree, key=lambda t: t.i)
    return first


def is_beside(name: Word, noun: Word) -> bool:
    """`the news agency SANA`, where the parser makes two dependents of one word of them."""
    above = noun.governor()
    return name.pos_ == "PROPN" and above is not None and name.hangs_on(above, noun.link)


def opens_behind_comma(noun: Word) -> bool:
    """Whether a comma stands right before a noun's own phrase."""
    return bool(noun.doc[noun.left_edge.i - 1].text == ",")


def titles(first: int, noun: Word) -> Iterator[Word]:
    """The words before a name in its phrase, then those that hang on it and what stands beside it."""
    yield from (t for t in noun.doc[first : noun.i] if t.link in ("compound", "adjective", "noun modifier"))
    yield from noun.dependents("compound", "apposition", "adjective", "noun modifier")


def members_of(noun: Word) -> Iterator[Word]:
    """`a fellow at the institute`, beside a name: the nouns behind the prepositions of its appositions."""
    for apposition in appositions(noun):
        for preposition in apposition.dependents("preposition"):
            yield from preposition.dependents("prep object")


def around(noun: Word) -> list[Word]:
    """The noun and the words that hang on it."""
    return [noun, *noun.dependents()]


def modified_by(word: Word) -> set[str]:
    """The words that hang on a word or on one of those, in lower case: "struck *the* town *once more*"."""
    return {t.lower_ for child in word.dependents() for t in (child, *child.dependents())}


def conjuncts(word: Word) -> tuple[Word, ...]:
    """The words that are coordinated with a word."""
    return tuple(word.conjuncts)


def is_singular(noun: Word) -> bool:
    """One, not several."""
    return noun.form in ("singular", "name")


def joined(noun: Word) -> list[Word]:
    """The nouns that are coordinated behind a noun."""
    found = [noun]
    for word in found:
        found += word.behind("conjunct")
    return found[1:]


def owned(noun: Word) -> Word | None:
    """What belongs to a noun in the genitive: *Iran*'s missile."""
    return noun.governor("possessor")


def goes_on(noun: Word) -> bool:
    """Whether a conjunct or a clause stands behind a noun in its phrase."""
    return any(t.link == "conjunct" or t.pos_ == "VERB" for t in noun.behind())


def objects_below(noun: Word, prepositions: Collection[str]) -> set[int]:
    """The objects of these prepositions, however deep in the phrase of a noun."""
    stand = ((t, t.governor("prep object")) for t in noun.subtree)
    return {t.i for t, preposition in stand if preposition is not None and preposition.lower_ in prepositions}


def phrases_behind(noun: Word, prepositions: Collection[str]) -> list[int]:
    """The objects of these prepositions right behind a noun: `representatives from the Pentagon`."""
    own = (c for c in noun.behind("preposition") if c.lower_ in prepositions)
    return [t.i for c in own for t in c.dependents("prep object")]


def coordinated_owners(head: Word, prepositions: Collection[str]) -> Iterator[Word]:
    """Modifiers of the head, or owners behind it, that are joined to one another, in text order."""
    for child in head.dependents():
        if (
            child.link in ("adjective", "compound", "noun modifier", "possessor")
            and child.i < head.i
            and child.conjuncts
        ):
            yield from sorted((child, *(t for t in child.conjuncts if t.i < head.i)), key=lambda t: t.i)
            return
        if child.link == "preposition" and child.lower_ in prepositions and head.form in ("plural", "plural name"):
            for first in (c for c in child.dependents("prep object") if c.conjuncts):
                yield from (first, *first.conjuncts)


def is_name(word: Word) -> bool:
    """A word of a proper name."""
    return word.pos_ == "PROPN"


def apposed_name(name: Word, noun: Word) -> bool:
    """`the monitoring service 38 North`: a name that stands right behind the noun that it is said to be."""
    head = name.up_to(lambda word: (last := word.governor("compound")) is None or last.i < word.i)
    return is_name(head) and head.hangs_on(noun, "apposition")


def name_goes_on(word: Word, following: Word) -> bool:
    """Whether the next word belongs to the same name."""
    above = word.governor()
    beside = above is not None and following.hangs_on(above)
    return is_name(following) and (word.hangs_on(following) or following.hangs_on(word) or beside)


def head_of(doc: Text, first: int, last: int) -> Word:
    """The word of a stretch on which the others hang: the run of `a dry run`, the position of `in position`."""
    if first == last and not is_preposition(doc[first]):
        return doc[first]
    word = doc[first].up_to(lambda part: (above := part.governor()) is None or not first <= above.i <= last)
    behind = object_of(word) if is_preposition(word) else None
    return behind if behind is not None and behind.i <= last else word
