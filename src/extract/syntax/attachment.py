"""How a word hangs on the one above it, and which words open its clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from extract.syntax.clauses import (
    is_bare_clause,
    is_finite,
    is_infinitive,
    is_purpose,
    is_verb,
    openers_before,
    subjects,
)
from extract.syntax.graph import Graph
from extract.syntax.labels import (
    AUXILIARIES,
    BEHIND_PREPOSITION,
    OF_NOUN,
    RELATIVE_PRONOUNS,
    RELATIVES,
    SUBJECTS,
    Link,
)
from extract.syntax.mention_heads import is_classed, is_dated
from extract.syntax.repair.words import governing_verb_of_gerund, noun_of_participle
from extract.syntax.text import Word

_OBJECTS = ("object", "passive subject", "attribute", "dative")
_UNDERGOES: tuple[Link, ...] = ("object", "passive subject")
_MODIFIERS = ("compound", "adjective", "noun modifier", "possessor", "adverbial noun")


def edge(token: Word) -> tuple[Word | None, str]:
    """What a word hangs on, and how: a label such as infinitive, clause, purpose, object, shared, or a preposition."""
    head, link = token.governor(), token.link
    if head is None:
        return None, ""
    if link == "relative" and is_infinitive(token) and not any(c.form in RELATIVES for c in token.dependents()):
        link = "noun clause"
    if link == "relative" and (is_bare_clause(token) or _is_marked(token)):
        return head, "clause"
    if (noun := noun_of_participle(token)) is not None:
        return noun, _verbal(token, "noun clause", noun)
    verb = governing_verb_of_gerund(token)
    if verb is not None:
        return verb, "gerund"
    if link in ("relative", "apposition", "parenthetical", "root"):
        return None, ""
    if link == "conjunct":
        if is_verb(token) and token.has(*SUBJECTS):
            return None, ""
        return head, "shared"
    if link in BEHIND_PREPOSITION:
        above = _noun_before_of(head) or head.governor()
        return (above, head.lower_) if above is not None else (None, "")
    if is_verb(token) or (token.pos_ == "ADJ" and link in ("open clause", "clause")):
        return head, _verbal(token, link, head)
    if link in _OBJECTS:
        return head, "object"
    if link in ("subject", "clausal subject"):
        raised = next((c for c in head.dependents("open clause") if c.has("passive aux")), None)
        return (raised, "object") if raised is not None else (head, "subject")
    if link in _MODIFIERS:
        return (head, "shared") if head.pos_ == token.pos_ == "PROPN" else (head, "modifier")
    return (head, "predicate") if link in ("predicate", "adverb") else (None, "")


def _noun_before_of(preposition: Word) -> Word | None:
    """`is in favour of sending tanks`: the noun of another phrase right before an "of" that hangs on the verb."""
    verb = preposition.governor()
    if verb is None or not is_verb(verb) or preposition.lower_ != "of" or not preposition.i:
        return None
    before = preposition.nbor(-1)
    return before if before.pos_ == "NOUN" and before.phrase_governor() is verb else None


def _verbal(token: Word, link: Link, head: Word) -> str:
    to = is_infinitive(token)
    if link in ("open clause", "clause") and any(c.lower_ == "whether" for c in token.dependents()):
        return "whether"
    if link in ("open clause", "clause"):
        if token.form == "gerund" and token.has("adjective", "determiner", "possessor"):
            return "object"
        finite = link == "clause" and token.has("auxiliary")
        return (
            "infinitive"
            if to
            else "gerund"
            if (token.form == "gerund" and not finite) or link == "open clause"
            else "clause"
        )
    if (
        link == "adverbial clause"
        and token.form == "gerund"
        and token.i - head.i in (1, 2)
        and token.nbor(-1).text != ","
    ):
        return "gerund"
    if link == "adverbial clause":
        whole = bool(openers_before(token)) and bool(subjects(token))
        if to:
            return "purpose" if is_purpose(token) else "infinitive"
        return "part" if token.form in ("gerund", "participle") and not whole else "adverbial"
    if link == "noun clause":
        return "infinitive" if to else "clause" if _is_marked(token) else "modifies"
    if link == "adjective":
        return "modifies"
    if link == "predicate":
        return "predicate"
    return "subject" if link in ("clausal subject", "subject") else "object" if link in _OBJECTS else ""


def _is_marked(verb: Word) -> bool:
    """`the report that it fired`: a conjunction opens the clause, and no pronoun."""
    return any(c.link == "marker" or (c.lower_ == "that" and c.form == "preposition") for c in verb.dependents())


def openers(token: Word) -> list[str]:
    """Conjunctions of the clause, or the preposition before the phrase."""
    preposition = preposition_of(token)
    if preposition is not None:
        whole = " ".join((*(c.lower_ for c in preposition.before()), preposition.lower_))
        return [whole, f"{preposition.nbor(-1).lower_} {whole}"] if preposition.i else [whole]
    before = token.before("marker", "adverb", "coordinator")
    own = [c.lower_ for c in before]
    own += [f"{a.lower_} {b.lower_}" for a, b in pairwise(before) if b.i == a.i + 1]  # "Rather than sell jets, X"
    first = token.left_edge.i
    if first > 1 and token.link in ("adverbial clause", "conjunct"):  # "rather than sell jets", hung elsewhere
        own.append(f"{token.doc[first - 2].lower_} {token.doc[first - 1].lower_}")
    return [*own, *(c.lower_ for c in token.dependents() if inverted(c, token))]


def opening(token: Word, word: str) -> list[Word]:
    """The words of a clause by which it is opened."""
    return [c for c in token.dependents() if c.lower_ == word and c.link != "auxiliary"]


def inverted(auxiliary: Word, verb: Word) -> bool:
    """`should it attack`: the auxiliary opens the clause, before the subject."""
    if auxiliary.link != "auxiliary" or any(
        c.link not in ("marker", "punctuation") for c in verb.dependents() if c.i < auxiliary.i
    ):
        return False
    return any(c.i > auxiliary.i for c in verb.dependents(*SUBJECTS))


def preposition_of(token: Word) -> Word | None:
    """The preposition before a noun or a gerund."""
    return token.governor(*BEHIND_PREPOSITION)


def beside(token: Word) -> Iterator[tuple[Word, str | None]]:
    """What hangs on a word, each as a negation, modal, adverb, adjective, participle, determiner, argument or none."""
    contrast = _contrast(token.governor("apposition") or token)
    for child in token.dependents():
        yield child, None if child is contrast else _kind(child, token)
        if child.link in AUXILIARIES or (child.link == "adverb" and child.i < token.i):
            yield from ((c, _kind(c, token)) for c in child.dependents("negation", "adverb", "auxiliary"))
    if contrast is not None and contrast.i == token.left_edge.i - 1:
        yield contrast, "negation"


def _contrast(noun: Word) -> Word | None:
    """The negation of `sanctions, not a strike`, hung by the parser on the first: it denies what stands behind it."""
    behind = noun.behind("negation") if noun.pos_ in ("NOUN", "PROPN") else []
    return next((word for word in behind if word.nbor(-1).text == ","), None)


def _kind(child: Word, token: Word) -> str | None:
    if (child.link == "auxiliary" and child.form != "to") or child.form == "modal":
        return None if inverted(child, token) else "modal"
    if child.link == "negation":
        return "negation"
    if child.link in ("adverb", "preconjunction", "adverbial noun"):
        return "adverb"
    if child.link in ("adjective", "compound", "noun modifier"):
        return "adjective"
    if child.link == "noun clause" and child.form == "participle":
        return "participle"
    if child.link in ("subject", "passive subject", "object", "attribute"):
        return "argument"
    if child.link == "preposition":
        return "phrase"
    return "determiner" if child.link in ("determiner", "predeterminer") else None


def clauses_on(word: Word) -> Sequence[Word]:
    """The adverbial clauses of a word: `will strike if ...`, `should X, Y will ...`."""
    return word.dependents("adverbial clause")


def is_yet_to_come(clause: Word) -> bool:
    """`will stay until ...`: whether the verb that an adverbial clause hangs on has a modal or is an infinitive."""
    above = clause.governor() or clause
    return is_infinitive(above) or any(c.form == "modal" for c in above.dependents(*AUXILIARIES))


def dated_by(word: Word) -> Iterator[Word]:
    """The words of the dates behind a word, in its own phrase: `a trip to Moscow next week`."""
    for child in word.behind():
        if child.link in ("adverbial noun", "adverb", "preposition") and not any(is_verb(t) for t in child.subtree):
            yield from (t for t in child.subtree if is_dated(t))


def is_parted(token: Word, head: Word) -> bool:
    """Whether a conjunct denies for itself: "was not hit, and responded"; "neither confirmed nor denied" does not."""
    between = [t.lower_ for t in token.doc[head.i : token.i] if t.link in ("coordinator", "punctuation")]
    if "nor" in between or "or" in between:
        return False
    apart = "," in between and between.index(",") + 1 < len(between) and len(between) == 2
    own = is_finite(token) and head.has(*AUXILIARIES)
    return is_verb(token) and (apart or own)


def bearers(verb: Word, graph: Graph) -> list[Word]:
    """Who does it, and the noun whose clause tells it: "an alleged raid that killed nine"."""
    if not is_verb(verb):
        return []
    doers = [verb.doc[i] for i in graph.get(verb.i, "subj")]
    noun = verb.governor(*OF_NOUN)
    return doers if noun is None or noun in doers else [*doers, noun]


def carrying(noun: Word, graph: Graph, light: Collection[str]) -> Iterator[tuple[Word, Word]]:
    """ "a drill, which Japan does not intend to hold": light verbs of relative clauses, with a noun as their object.

    Each with the verb of its relative clause, which is itself or one that governs it.
    """
    for head in graph.heads(noun.i, "obj"):
        verb = noun.doc[head]
        clause = verb.past("open clause")
        said = clause.governor("clause")  # "a drill, which Japan said it would not hold"
        told = said is not None and said.link == "relative" and verb.lemma in light
        if told or any(verb.i == found.i for found in light_in(clause, light)):
            yield verb, clause


def undergoing(noun: Word, graph: Graph) -> Iterator[Word]:
    """ "the sale, which Congress voted to block": verbs of its relative clauses with the noun as their object.

    Also of what the parser hung on a name or a thing inside its phrase: "the sale of jets to Chad, which X blocked".
    """
    for head in graph.heads(noun.i, "obj"):  # "the sale Congress blocked"
        verb = noun.doc[head]
        if verb.past("open clause").governor("relative") is noun:
            yield verb
    for holder in (noun, *_named_within(noun)):
        for clause in holder.dependents("relative"):
            if holder is noun or clause.left_edge.nbor(-1).text == ",":
                yield from (verb for verb in _infinitives(clause) if _undergone_by_pronoun(verb))


def _infinitives(clause: Word) -> Iterator[Word]:
    """The verb of a clause, and the infinitives and gerunds below it."""
    verb: Word | None = clause
    while verb is not None:
        yield verb
        verb = verb.dependent("open clause")


def _undergone_by_pronoun(verb: Word) -> bool:
    """`which X ruled out`: also where the parser takes the particle for a preposition."""
    return any(c.form in RELATIVE_PRONOUNS for c in verb.dependents(*_UNDERGOES, "prep object"))


def _named_within(noun: Word) -> Iterator[Word]:
    """The names and the things of its class behind the prepositions of a noun."""
    for preposition in noun.behind("preposition"):
        for inner in preposition.dependents("prep object"):
            if inner.pos_ == "PROPN" or is_classed(inner):
                yield inner
            yield from _named_within(inner)


def shared_in(noun: Word, shares: Mapping[str, Collection[str]]) -> Iterator[Word]:
    """ "the raid, for which they denied responsibility": nouns of relative clauses by which one has a share in it."""
    for clause in noun.dependents("relative"):
        for preposition in clause.dependents("preposition"):
            if any(c.form in RELATIVE_PRONOUNS for c in preposition.dependents("prep object")):
                words = clause.dependents("object")
                yield from (w for w in words if preposition.lower_ in shares.get(w.lemma, ()))


def light_in(clause: Word, light: Collection[str]) -> Iterator[Word]:
    """The light verbs of a relative clause and of the infinitives below it, where its pronoun undergoes them."""
    if clause.link != "relative" or not any(
        word.form in RELATIVE_PRONOUNS and word.link in _UNDERGOES for word in clause.subtree
    ):
        return
    yield from (verb for verb in _infinitives(clause) if verb.lemma in light)
