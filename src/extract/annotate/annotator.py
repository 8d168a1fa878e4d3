"""Article -> Doc: the names are found, the reading view is parsed, and mentions are composed over the raw text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotate.asides import Stretch, set_apart, stretches
from extract.annotate.entities import Found, Ruler
from extract.annotate.finite import made_finite
from extract.annotate.headlines import softened
from extract.annotate.measures import MeasureLexicon, find_measures
from extract.annotate.mentions import Composer
from extract.annotate.model import parse
from extract.annotate.pattern_lines import PatternLines
from extract.annotate.quantities import MeasureNouns, measure_mentions
from extract.annotate.reading import Piece, compose, pieces, respelled
from extract.annotate.sentences import SentenceRules, split_sentences
from extract.annotate.spelling import Speller
from extract.annotate.times import TimeLexicon, TimeMention, find_times
from extract.annotate.vocabulary import Vocabulary
from extract.model import Article
from extract.rulebook.book import Rulebook
from extract.view import view


@dataclass(frozen=True, slots=True)
class Begun:
    """An article before it is parsed: its folded text, names, pieces, the pieces of each sentence, what to parse."""

    article: Article
    folded: str
    found: Sequence[Found]
    parts: Sequence[Piece]
    ranges: Sequence[range]
    read: Sequence[Stretch]
    times: Sequence[TimeMention]
    headlines: frozenset[int] = frozenset()


class Annotator:
    """Turns articles into Docs whose offsets are those of the raw text."""

    def __init__(self, nlp: Language, book: Rulebook, fold: Callable[[str], str], kinds: Sequence[str]) -> None:
        self.nlp = nlp
        self.vocabulary = Vocabulary(book)
        self.ruler = Ruler(self.vocabulary)
        self.lines = PatternLines(book.patterns)
        self.composer = Composer(self.vocabulary)
        self.sentence_rules = SentenceRules(book.sections.sentences)
        self.times = TimeLexicon(book.times, book.measures)
        self.measures = MeasureLexicon(book.measures)
        self.measure_nouns = MeasureNouns(book.nouns.measures)
        known = frozenset(nlp.vocab.strings)  # before any text is read: a text's own words must not become known
        self.speller = Speller(self.vocabulary.spelled(known), known | self.vocabulary.inflected())
        self.fold = fold
        self.kinds = frozenset(kinds)

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the model, which is loaded in each process."""
        return {name: value for name, value in vars(self).items() if name != "nlp"}

    def read(self, article: Article) -> Doc:
        """One article, annotated."""
        begun = self.begin(article)
        return self.finish(begun, self.parse([begun])[0])

    def begin(self, article: Article) -> Begun:
        """What the raw text alone says: names, pieces, sentences."""
        folded = self.fold(article.text)
        fixes = self.speller.fixes(folded)
        found = self.names(folded, fixes, article.published)
        grammar, number = self.vocabulary.book.grammar, self.vocabulary.number
        parts = pieces(article.text, folded, found, self.nlp.tokenizer, grammar, number)
        ranges = [r for r in self._sentences(article, folded, parts) if len(r)]
        spelled = grammar.reading["headline"]
        assert isinstance(spelled, dict)
        parts, headlines = softened(respelled(parts, fixes), ranges, found, self.speller.known, spelled)
        times = find_times(folded, self.times)
        apart = set_apart(parts, times, found, grammar.subject_pronouns)
        parts = made_finite(parts, found, self.vocabulary, apart)
        read = [s for r in ranges for s in stretches(parts, r, apart)]
        return Begun(article, folded, found, parts, ranges, read, times, headlines)

    def names(self, folded: str, fixes: Mapping[int, str], on: date | None) -> list[Found]:
        """Everything that the rules know by name, noun or pattern in a text of that day."""
        return self.ruler.find(folded, fixes, self.lines.find(folded, self.nlp.tokenizer), on)

    def parse(self, begun: Sequence[Begun]) -> list[list[Doc]]:
        """The parse of each stretch of each article; the stretches of all go through the model together."""
        words = [[_readable(b.parts[i].word) for i in stretch.pieces] for b in begun for stretch in b.read]
        views = parse(self.nlp, words)
        return [list(islice(views, len(b.read))) for b in begun]

    def finish(self, begun: Begun, views: Sequence[Doc]) -> Doc:
        """The Doc of an article, out of the parses of its stretches."""
        parsed = [(s.pieces, s.after, view) for s, view in zip(begun.read, views, strict=True)]
        doc, index = compose(self.nlp.vocab, begun.article.text, begun.parts, parsed, self.vocabulary.lemma)
        sentences = [(index[r[0]], index[r[-1]] + 1) for r in begun.ranges]
        doc._.article = begun.article
        doc._.reading = [p.word for p in begun.parts]
        doc.user_data["sentences"] = sentences
        doc.user_data["headlines"] = [sentences[i] for i in sorted(begun.headlines)]
        self.enrich(doc, begun.folded, begun.found, begun.times, sentences)
        return doc

    def observe(self, doc: Doc) -> Doc:
        """The same layers over a Doc that somebody else's pipeline has tokenised and parsed."""
        folded = self.fold(doc.text)
        sentences = [(s.start, s.end) for s in doc.sents]
        doc.user_data["sentences"] = sentences
        on = doc._.article.published if doc._.article is not None else None
        found = self.names(folded, self.speller.fixes(folded), on)
        self.enrich(doc, folded, found, find_times(folded, self.times), sentences)
        return doc

    def enrich(
        self,
        doc: Doc,
        folded: str,
        found: Sequence[Found],
        times: Sequence[TimeMention],
        sentences: Sequence[tuple[int, int]],
    ) -> None:
        """The layers that need the parse: mentions and measures."""
        doc = view(doc)
        measures = find_measures(folded, self.measures)
        quantities = list(measure_mentions(doc, measures, sentences, self.measure_nouns))
        taken = {i for q in quantities for i in range(q.first, q.last + 1)} | self._dates(doc, times)
        mentions = [m for m in self.composer.compose(doc, found, sentences) if m.head not in taken or m.classed]
        doc._.mentions = sorted([*mentions, *quantities], key=lambda m: (m.start, m.end))

    def _dates(self, doc: Doc, times: Sequence[TimeMention]) -> set[int]:
        """Tokens of dates and times of day, which name nobody and no place."""
        doc.user_data["times"] = times
        spans = [(t.start, t.end) for t in times]
        tokens: set[int] = set()
        at = 0
        for token in doc:
            while at < len(spans) and spans[at][1] <= token.idx:
                at += 1
            hour = token.lower_.lstrip("0123456789:.") or token.lower_  # "10:48am"
            if hour in self.vocabulary.book.grammar.clock or (at < len(spans) and spans[at][0] <= token.idx):
                tokens.add(token.i)
        return tokens

    def _sentences(self, article: Article, folded: str, parts: Sequence[Piece]) -> Iterator[range]:
        """Pieces of each sentence of the sections that are read."""
        starts = [p.start for p in parts]
        for start, end in self._stretches(article):
            for first, last in split_sentences(folded, start, end, self.sentence_rules):
                yield range(bisect_left(starts, first), bisect_left(starts, last))

    def _stretches(self, article: Article) -> Iterable[tuple[int, int]]:
        if not article.sections:
            return [(0, len(article.text))]
        return [(s.start, s.end) for s in article.sections if s.kind in self.kinds]


def _readable(word: str) -> str:
    return word if word.strip() else "-"
