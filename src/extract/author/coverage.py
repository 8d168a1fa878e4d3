"""What the rules find in a corpus: the yield of each, those that never fire, and sentences that lack one condition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from extract.document import state_of
from extract.model import Article
from extract.ours import ours
from extract.pipeline import Extractor
from extract.plural import many
from extract.read.claimfile import claim_rows
from extract.relate.trace import Stop, tries
from extract.rulebook.book import Rulebook

EXAMPLES = 2


@dataclass
class Coverage:
    """`fired`: rule -> claims; `short`: (rule, condition that failed) -> sentences; `examples` of the latter."""

    rules: tuple[str, ...]
    articles: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    short: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

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
            if len(found.examples[key]) < EXAMPLES:
                found.examples[key].append(sentence)
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


def _condition(stop: Stop) -> str:
    return f"{stop.condition} ({stop.step})" if stop.step else stop.condition


def _rules(book: Rulebook) -> tuple[str, ...]:
    return tuple(rule.id for file in book.constructions for rule in file.constructions)


def is_claims(path: str) -> bool:
    """Whether a file holds claims rather than articles."""
    if Path(path).suffix != ".jsonl" or not Path(path).is_file():
        return False
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
