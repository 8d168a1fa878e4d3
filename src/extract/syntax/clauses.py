"""Clauses: their verbs, what stands below a word, what opens and what denies them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from extract.syntax.graph import Graph
from extract.syntax.labels import AUXILIARIES, FINITE, PREDICATIVE, SUBJECTS, TENSED
from extract.syntax.text import Passage, Word

PREDICATES = ("VERB", "AUX")
_RELATIVE = ("which", "who", "whose", "where")
_NEEDED = frozenset({"object", "passive subject", "attribute", "predicate", "clause"})
_WITHIN = frozenset(
    (
        "preposition",
        "prep object",
        "object",
        "adverbial noun",
        "adverb",
        "adjective",
        "compound",
        "number",
        "apposition",
        "subject",
        "passive subject",
        "attribute",
        "dative",
        "agent",
        "predicate",
        "possessor",
        "noun modifier",
        "quantifier",
        "object predicate",
        "unclear",
        "particle",
        "prep clause",
    )
)
_PAST_REACH = 3


def below(token: Word, without: Collection[int] = ()) -> set[int]:
    """Indices of the tokens of a subtree, those in `without` and what hangs on them left out."""
    found: set[int] = set()
    stack = [token]
    while stack:
        current = stack.pop()
        if current.i in without or current.i in found:
            continue
        found.add(current.i)
        stack += current.dependents()
    return found


def is_verb(token: Word) -> bool:
    """A verb or an auxiliary that heads a clause."""
    return token.pos_ in PREDICATES and token.link not in AUXILIARIES


def is_attributive(verb: Word) -> bool:
    """`the reported raid`: a participle before a noun."""
    return verb.link == "adjective"


def is_auxiliary(word: Word) -> bool:
    """A helper of another verb."""
    return word.link in AUXILIARIES


def is_infinitive(verb: Word) -> bool:
    """`to fire`, `to be fired`."""
    return any(c.form == "to" for c in verb.dependents())


def is_purpose(verb: Word) -> bool:
    """`flew in on Monday to seek a truce`, but not `went on to seek one`, right behind a particle of the verb above."""
    above = verb.governor("adverbial clause")
    opening = next((c.i for c in verb.dependents() if c.form == "to"), None)
    if above is None or opening is None:
        return False
    return not any(c.i == opening - 1 for c in above.dependents("particle"))


def is_bare_clause(verb: Word) -> bool:
    """`a report it had shelled the town`: behind a noun, a clause that lacks neither a subject nor an object."""
    if verb.link not in ("relative", "noun clause", "clause") or any(
        c.form in _RELATIVE or c.link == "marker" for c in verb.dependents()
    ):
        return False
    links = {c.link for c in verb.dependents()}
    return bool(links & {"subject", "passive subject", "expletive"}) and bool(links & _NEEDED)


def is_that_clause(clause: Word) -> bool:
    """A clause that "that" opens."""
    return any(c.lower_ == "that" for c in clause.dependents("marker"))


def negated(verb: Word) -> bool:
    """`did not say`, `neither confirmed nor denied`, `never claimed`."""
    first = None if verb.has("subject") else verb.governor("conjunct")
    for token in (verb,) if first is None else (verb, first):
        if any(c.link == "negation" or c.lower_ == "neither" for c in token.dependents()):
            return True
        if any(c.has("negation") for c in token.dependents("adverb")):
            return True
    return False


def clause_top(token: Word) -> Word:
    """The verb of the clause in which a word stands."""
    return token.up_to(is_verb)


def openers_before(verb: Word) -> set[str]:
    """The conjunctions and adverbs that open a clause."""
    return {c.lower_ for c in verb.before("marker", "adverb")}


def is_finite_clause(verb: Word) -> bool:
    """An adverbial clause with a subject and a finite verb."""
    return verb.link == "adverbial clause" and verb.has(*SUBJECTS) and has_tense(verb)


def conjunctions_before(verb: Word) -> set[str]:
    """The conjunctions alone."""
    return {c.lower_ for c in verb.before("marker")}


def complement_of(verb: Word) -> Word | None:
    """`declined to say`: the word whose infinitive or gerund the verb is."""
    return verb.governor("open clause")


def before_root(sentence: Passage) -> set[str]:
    """The words that hang on the main verb of a sentence before it."""
    return {c.lower_ for c in sentence.root.before()}


def is_finite(verb: Word) -> bool:
    """Whether the verb or an auxiliary of it has a tense or is a modal."""
    return verb.form in TENSED or any(c.form in TENSED for c in verb.dependents(*AUXILIARIES))


def has_tense(verb: Word) -> bool:
    """`fired`, `has fired`, not `may fire`."""
    return verb.form in FINITE or any(c.form in FINITE for c in verb.dependents(*AUXILIARIES))


def is_base_form(verb: Word) -> bool:
    """`demanded that it stop`."""
    return verb.form == "base"


def is_participle(verb: Word) -> bool:
    """`fired` in `was fired`."""
    return verb.form == "participle"


def is_past(verb: Word) -> bool:
    """`said`, `had said`."""
    return verb.form in ("past", "participle")


def is_gerund(verb: Word) -> bool:
    """`firing`, as a verb or as a noun."""
    return verb.form == "gerund"


def is_subject(noun: Word) -> bool:
    """The subject of an active or passive verb."""
    return noun.link in SUBJECTS


def is_active_subject(noun: Word) -> bool:
    """The subject of an active verb."""
    return noun.link == "subject"


def is_passive_subject(noun: Word) -> bool:
    """The subject of a passive verb."""
    return noun.link == "passive subject"


def is_clausal_subject(verb: Word) -> bool:
    """`Deploying troops would be an error`: a clause that is the subject."""
    return verb.link in ("clausal subject", "passive clausal subject")


def is_clause_on_noun(verb: Word) -> bool:
    """`a man called Ali`, not `the general called it a success`: a participle that hangs on the noun before it."""
    return verb.link in ("noun clause", "apposition", "adjective")


def is_inverted_subject(noun: Word) -> bool:
    """`Never did its jets bomb`, where the parser takes the auxiliary for the verb: the subject behind it."""
    verb = noun.governor("subject")
    return verb is not None and noun.i > verb.i


def is_attribute(noun: Word) -> bool:
    """What a copula says that something is."""
    return noun.link == "attribute"


def is_indefinite(noun: Word) -> bool:
    """`a strike`, `any strike`."""
    return any(c.lower_ in ("a", "an", "any", "another") for c in noun.dependents("determiner"))


def subjects(verb: Word) -> Sequence[Word]:
    """The subjects that stand at the verb itself."""
    return verb.dependents(*SUBJECTS)


def predicates(verb: Word) -> Sequence[Word]:
    """`it is possible that`: the adjectives of a copula."""
    return verb.dependents("predicate")


def predicatives(verb: Word) -> Sequence[Word]:
    """`it is not the case that`, `proved false`: the adjectives and nouns that a verb says of its subject."""
    return verb.dependents(*PREDICATIVE)


def copula_of(word: Word) -> Word | None:
    """The verb that says an adjective or a noun of its subject."""
    return word.governor(*PREDICATIVE)


def copula_before(noun: Word) -> Word | None:
    """`is in talks`, `were not under fire`: the verb whose only predicate is the phrase that the noun stands in."""
    preposition = noun.governor("prep object")
    verb = preposition.governor() if preposition is not None else None
    if verb is None or verb.lemma_ != "be" or predicatives(verb):
        return None
    first = next(iter(verb.behind("preposition")), None)
    return verb if first is not None and first == preposition else None


def is_existential(verb: Word) -> bool:
    """`there was a raid`."""
    return any(c.lower_ == "there" for c in verb.dependents("expletive"))


def auxiliaries(verb: Word) -> Sequence[Word]:
    """Modals and auxiliaries at a verb, that of the passive left out."""
    return verb.dependents("auxiliary")


def has_passive_auxiliary(verb: Word) -> bool:
    """`was fired`, `to be fired`."""
    return verb.has("passive aux")


def deeds_of_subject(verb: Word) -> Iterator[Word]:
    """`the talks were due to begin`: the infinitives that a verb or its adjective says of its subject."""
    for word in (verb, *verb.dependents("predicate", "object predicate")):
        yield from (c for c in word.dependents("open clause") if is_infinitive(c))


def quantified(noun: Word) -> list[Word]:
    """The noun and its determiners, of which one may be a "no" or, before a list, a "neither"."""
    return [noun, *noun.dependents("determiner", "preconjunction", "number", "quantifier")]


def is_denied(verb: Word) -> bool:
    """`did not rule out`, `no evidence`, `has yet to be confirmed`."""
    above = verb.governor("open clause")
    return (
        negated(verb)
        or any(c.lower_ == "no" for c in verb.dependents("determiner"))
        or (above is not None and any(c.lower_ == "yet" for c in above.dependents()))
    )


def is_told_in_past(verb: Word, graph: Graph) -> bool:
    """`said it would strike`, `the jets, he said, would land`: a clause that depends on a verb in the past."""
    above = [verb.doc[i] for i in graph.heads(verb.i, "comp")]
    if verb.link in ("clause", "noun clause"):
        above += islice(verb.ancestors, _PAST_REACH)
    return any(is_past(t) for t in above)


def clauses_above(token: Word) -> Iterator[tuple[Word, set[str], bool]]:
    """A word and each above it, with the conjunctions and adverbs at it, and whether it is an adverbial clause."""
    for clause in (token, *token.ancestors):
        yield (
            clause,
            {c.lower_ for c in clause.dependents("marker", "adverb")},
            clause.link == "adverbial clause",
        )


def own_clause(trigger: Word) -> list[int]:
    """Tokens below the trigger that belong to its own clause."""
    found: list[int] = []
    stack = [*trigger.dependents()]
    while stack:
        token = stack.pop()
        if token.link in _WITHIN or (token.link == "conjunct" and token.pos_ not in ("VERB", "AUX")):
            if token.link == "prep clause" and token.pos_ == "VERB":
                continue
            found.append(token.i)
            stack.extend(token.dependents())
    return sorted(found)


def start_of(word: Word) -> int:
    """Where the words that hang on a word begin."""
    return int(word.left_edge.i)


def has_clause_before(verb: Word) -> bool:
    """`X, they said`: what is said stands before the verb."""
    return bool(verb.before("clause"))


def carried_on(verb: Word) -> Iterator[Word]:
    """`X, they said, but Y`: clauses that a comma and a conjunction join to a verb behind its own.

    With a subject of their own, or with an auxiliary: "France would help, they said, but would not fight".
    """
    if not has_clause_before(verb):
        return
    for coordinator in verb.behind("coordinator"):
        if coordinator.nbor(-1).text == ",":
            yield from (c for c in verb.behind("conjunct") if c.i > coordinator.i and c.has(*SUBJECTS, "auxiliary"))


def told_before(verb: Word) -> Word | None:
    """`France would help, they said, but would not fight`: the clause that such a verb without a subject goes on."""
    first = verb.governor("conjunct")
    if first is None or verb.has(*SUBJECTS) or verb not in list(carried_on(first)):
        return None
    told = first.before("clause")[-1]
    return told if all(t.text != ";" for t in verb.doc[told.i : verb.i]) else None
