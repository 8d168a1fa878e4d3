"""The flow on one screen: article -> sections -> Doc -> relations -> sourced -> claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotate.annotator import Annotator, Begun
from extract.annotate.model import load_model
from extract.annotate.times import resolve
from extract.attribute.attributor import Attributor
from extract.clean import SectionRules, mark
from extract.document import Mention
from extract.model import Article, Claim
from extract.relate.coref import Resolver
from extract.relate.matcher import Matcher
from extract.rulebook.book import Rulebook
from extract.rulebook.compile import compile_rules
from extract.rulebook.load import load_rules
from extract.write.claims import claims_of
from extract.write.layers import layers_of

SECTIONS = ("title", "body")
BATCH_ARTICLES, BATCH_CHARACTERS = 32, 60_000
WARM = 30_000  # words that stay in the vocabulary; those of later articles are forgotten with them

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Reading:
    """One article with its claims, or with why it could not be read."""

    article: Article
    claims: list[Claim]
    error: str | None = None


class Stages:
    """The stages, built once for a rulebook and a spaCy pipeline."""

    def __init__(self, book: Rulebook, nlp: Language, sections: Sequence[str] = SECTIONS) -> None:
        self.rulebook = book
        self.section_rules = SectionRules(book.data.get("sections", {}))
        self.annotator = Annotator(nlp, book, self.section_rules.characters.fold, sections)
        self.matcher = Matcher(compile_rules(book), book.grammar, book.taxonomy)
        self.attributor = Attributor(book.data, book.grammar, self._resolver, resolve)

    def _resolver(self, doc: Doc) -> Callable[[Mention, str], Mention | None]:
        return Resolver(doc, self.rulebook.taxonomy, doc.user_data["sentences"], self.rulebook.grammar.quantifiers).resolve

    def relate(self, doc: Doc) -> Doc:
        """Relations of a Doc that has its mentions."""
        doc._.relations = self.matcher.relations(doc, doc.user_data["sentences"])
        return doc

    def claims(self, doc: Doc) -> list[Claim]:
        """Claims of a Doc that has its relations and attributions."""
        return claims_of(doc, self.rulebook)


class Extractor:
    """A loaded model and rulebook, ready to read articles."""

    def __init__(self, book: Rulebook, model: str | None = None, sections: Sequence[str] = SECTIONS) -> None:
        self.rulebook = book
        self.nlp = load_model(model)
        self.stages = Stages(book, self.nlp, sections)

    def annotate(self, article: Article) -> Doc:
        """The Doc with every layer: mentions, times, relations, attributions."""
        begun = self._begin(article)
        return self._finish(begun, self.stages.annotator.parse([begun])[0])

    def _begin(self, article: Article) -> Begun:
        stages = self.stages
        return stages.annotator.begin(article if article.sections else mark(article, stages.section_rules))

    def _finish(self, begun: Begun, views: Sequence[Doc]) -> Doc:
        stages = self.stages
        return stages.attributor(stages.relate(stages.annotator.finish(begun, views)))

    def read(self, text: str | Article, published: date | None = None) -> list[Claim]:
        """The claims of one article, or of a plain text published on a date."""
        article = text if isinstance(text, Article) else Article(id="text", uri="text", text=text, published=published)
        return self.stages.claims(self.annotate(article))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """A Reading for each article, in order; one that fails says why and does not end the batch."""
        for batch in batches(articles):
            yield from self.read_batch(batch)

    def read_batch(self, articles: Sequence[Article]) -> list[Reading]:
        """The same for a few articles, whose sentences are parsed together; a warm vocabulary doesn't grow by them."""
        with self.nlp.memory_zone() if len(self.nlp.vocab) > WARM else nullcontext():
            begun = [_tried(self._begin, article) for article in articles]
            good = [b for b in begun if isinstance(b, Begun)]
            views = iter(self.stages.annotator.parse(good))
            return [
                Reading(article, [], b) if isinstance(b, str) else self._reading(article, b, next(views))
                for article, b in zip(articles, begun, strict=True)
            ]

    def _reading(self, article: Article, begun: Begun, views: Sequence[Doc]) -> Reading:
        claims = _tried(lambda: claims_of(self._finish(begun, views), self.rulebook))
        return Reading(article, [], claims) if isinstance(claims, str) else Reading(article, claims)

    def layers(self, article: Article) -> dict[str, Any]:
        """Every layer of one article as plain data."""
        return layers_of(self.annotate(article))


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in groups small enough to keep in memory and large enough to parse well."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH_CHARACTERS or len(batch) >= BATCH_ARTICLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _tried(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | str:
    """What the work gives, or what went wrong in it."""
    try:
        return work(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def load(rules: Sequence[str | Path] = (), model: str | None = None, sections: Sequence[str] = SECTIONS) -> Extractor:
    """An Extractor with the core rules and any further packs. Raises RuleError or ExtractError."""
    return Extractor(load_rules(rules), model, sections)
