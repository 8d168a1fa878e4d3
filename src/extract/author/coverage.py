"""What the rules find in a corpus: the yield of each, those that never fire, and what is said without a claim.

A predicate is a word that says something of an actor and a thing of the domain or a second actor: those that made no
claim show which words the lexicon lacks, and which ones fell short of the bar.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extract.document import state_of
from extract.events.matcher import Sentence
from extract.events.trace import Stop, tries
from extract.model import Article
from extract.own_files import ours
from extract.pack.functions import Function
from extract.pack.rulebook import Rulebook
from extract.pipeline import Extractor
from extract.plural import many
from extract.read.claimfile import claim_rows

EXAMPLES = 2
_AGENT = (Function.SUBJECT.value, Function.POSSESSOR.value)
_OTHER = (Function.OBJECT.value, Function.INDIRECT_OBJECT.value, Function.COMPOUND.value)


@dataclass
class Coverage:
    """The yield of rules and what gave none.

    `fired`: rule -> claims; `short`: (rule, condition that failed) -> sentences; `untold`: (lemma, part of speech) of
    predicates -> how often; `examples`: sentences of the latter two.
    """

    rules: tuple[str, ...]
    articles: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    short: Counter[tuple[str, str]] = field(default_factory=Counter)
    untold: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    types: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # that a predicate may bring up

    def example(self, key: tuple[str, str], sentence: str) -> None:
        """Keeps the first sentences of a key."""
        if len(self.examples[key]) < EXAMPLES and sentence not in self.examples[key]:
            self.examples[key].append(sentence)

    @property
    def silent(self) -> list[str]:
        """Rules that never fired."""
        return [rule for rule in self.rules if rule not in self.fired]


def of_claims(book: Rulebook, path: str) -> Coverage:
    """The yield of each rule in a file of claims. Raises InputError where it can't be read."""
    found = Coverage(_rules(book))
    documents = set()
    for _, claim in claim_rows(path):
        found.fired[claim["rule"]["id"]] += 1
        documents.add(claim["document"]["id"])
    found.articles = len(documents)
    return found


def of_articles(extractor: Extractor, articles: Iterable[Article]) -> Coverage:
    """The same for articles, with the sentences that name an actor and a thing but fall one condition short."""
    found = Coverage(_rules(extractor.rulebook))
    for article in articles:
        doc = extractor.annotate(article)
        found.articles += 1
        found.fired.update(relation.rule for relation in state_of(doc).relations)
        for rule, stop, sentence in _short(extractor, doc):
            key = (rule, _condition(stop))
            found.short[key] += 1
            found.example(key, sentence)
        for word, types, sentence in _untold(extractor, doc):
            found.untold[word] += 1
            found.types[word] = types
            found.example(word, sentence)
    return found


def _short(extractor: Extractor, doc: Doc) -> Iterator[tuple[str, Stop, str]]:
    """Of each sentence without a claim, the rules of which one condition alone failed."""
    state = state_of(doc)
    claimed = {relation.trigger[0] for relation in state.relations}
    for sentence in (sight.sentence for sight in extractor.stages.sights(doc)):
        first, end = sentence.span.start, sentence.span.end
        mentions = [m for m in state.mentions if first <= m.head < end]
        both = any(m.classed for m in mentions) and any(m.label == "ACTOR" for m in mentions)
        if not both or any(first <= i < end for i in claimed):
            continue
        text = " ".join(sentence.span.text.split())
        for tried in tries(sentence):
            if len(tried.stops) == 1:
                yield tried.rule.id, tried.stops[0], text


def _untold(extractor: Extractor, doc: Doc) -> Iterator[tuple[tuple[str, str], tuple[str, ...], str]]:
    """Predicates without a claim: (lemma, part of speech), the types that the lexicon knows of them, the sentence."""
    claimed = [relation.trigger for relation in state_of(doc).relations]
    lexicon = extractor.stages.chooser.lexicon
    for sentence in extractor.stages.sentences(doc):
        for token in sentence.span:
            kind, lemmas = sentence.key(token.i)
            if kind is None or any(first <= token.i <= last for first, last in claimed):
                continue
            if _takes_part(sentence, token.i):
                types = sorted({found.unit.type for found in lexicon.at(token, kind, lemmas)})
                yield (token.lemma_.lower(), kind), tuple(types), " ".join(sentence.span.text.split())


def _takes_part(sentence: Sentence, token: int) -> bool:
    """Whether an actor does or owns it, and a thing of the domain or another actor is what it is done to."""
    graph = sentence.graph
    agents = {i for label in _AGENT for i in graph.get(token, label)}
    others = {i for label in _OTHER for i in graph.get(token, label)}
    others |= {i for _, found in graph.labels(token, Function.OBLIQUE.value) for i in found}
    doing = [m for i in agents for m in sentence.by_head.get(i, ()) if m.label == "ACTOR"]
    done = [m for i in others - agents for m in sentence.by_head.get(i, ()) if m.classed or m.label == "ACTOR"]
    return bool(doing) and bool(done)


def _condition(stop: Stop) -> str:
    return f"{stop.condition} ({stop.step})" if stop.step else stop.condition


def _rules(book: Rulebook) -> tuple[str, ...]:
    return tuple(rule.id for file in book.constructions for rule in file.constructions)


def is_claims(path: str) -> bool:
    """Whether a file holds claims rather than articles."""
    return ours(path) == "claims"


def as_text(found: Coverage, most: int) -> Iterator[str]:
    """Lines for people."""
    yield f"{many(sum(found.fired.values()), 'claim')} in {many(found.articles, 'article')}"
    yield from (f"  {count:6} {rule}" for rule, count in sorted(found.fired.items(), key=lambda f: (-f[1], f[0])))
    yield f"{len(found.silent)} of {len(found.rules)} rules never fired"
    yield from (f"         {rule}" for rule in found.silent)
    if found.short:
        yield "sentences without a claim, one condition short"
    ordered = sorted(found.short.items(), key=lambda item: (-item[1], item[0]))
    for (rule, condition), count in ordered[:most]:
        yield f"  {count:6} {rule}: {condition}"
        yield from (f"         {text}" for text in found.examples[rule, condition])
    if found.untold:
        yield "predicates with an actor and a thing of the domain or another actor, without a claim"
    for word, count in sorted(found.untold.items(), key=lambda item: (-item[1], item[0]))[:most]:
        types = ", ".join(found.types[word])
        known = f"below the bar: {types}" if types else "not in the lexicon"
        yield f"  {count:6} {word[0]} ({word[1]}), {known}"
        yield from (f"         {text}" for text in found.examples[word])
