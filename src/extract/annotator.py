"""Article -> Doc: the names are found, the reading view is parsed, and mentions are composed over the raw text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.document import Sentence, State, Time, state_of
from extract.measures.find import MeasureLexicon, find_measures
from extract.measures.quantities import MeasureNouns, measure_mentions
from extract.mentions.compose import Composer
from extract.mentions.partitives import counted
from extract.model import Article
from extract.names.entities import Found, Ruler
from extract.names.pattern_lines import PatternLines
from extract.names.spelling import Speller
from extract.names.vocabulary import Vocabulary
from extract.pack.rulebook import Rulebook
from extract.parse.apostrophes import Apostrophes, marked, parted, quoted
from extract.parse.asides import Stretch, inserted, labels, led, proportions, set_apart, stretches
from extract.parse.compose import compose
from extract.parse.finite import made_finite, made_nouns
from extract.parse.headlines import respelled_in, softened
from extract.parse.listed_verbs import made_listed
from extract.parse.model import parse
from extract.parse.passives import supplied
from extract.parse.reading import Piece, pieces, respelled
from extract.parse.reduced import ReducedRelatives
from extract.parse.runs import loosely
from extract.parse.second_clauses import SecondClauses
from extract.parse.sentences import SentenceRules, split_sentences, wrap_of
from extract.syntax.text import Text
from extract.time.find import TimeLexicon, find_times, reckoned
from extract.values import replace

LONGEST = 250
"""Pieces of a sentence: no news has longer ones, and what is done with each takes the square of them."""
NAMED = {"name": "PROPN", "seat": "PROPN", "region": "PROPN", "adjective": "ADJ"}
"""The part of speech of what the rules know, by its form, in a sentence that is not parsed; other forms are nouns."""
Reads = Callable[[int, int], bool]
"""Whether a sentence is worth parsing, by its characters."""


@dataclass(frozen=True, slots=True)
class Begun:
    """An article before it is parsed: its folded text, names, pieces, the pieces of each sentence, what to parse.

    `unread`: the sentences, by number, that are not parsed; `supplied`: what the parser reads before a piece.
    """

    article: Article
    folded: str
    found: Sequence[Found]
    parts: Sequence[Piece]
    ranges: Sequence[range]
    read: Sequence[Stretch]
    times: Sequence[Time]
    headlines: frozenset[int] = frozenset()
    unread: frozenset[int] = frozenset()
    supplied: Mapping[int, str] = field(default_factory=dict)


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
        self.apostrophes = Apostrophes(book.records, known | frozenset(self.vocabulary.trie.words()))
        self.fold = fold
        self.kinds = frozenset(kinds)

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the model, which is loaded in each process."""
        return {name: value for name, value in vars(self).items() if name != "nlp"}

    def read(self, article: Article) -> Doc:
        """One article, annotated."""
        begun = self.begin(article)
        return self.finish(begun, self.parse([begun])[0]).doc

    def begin(self, article: Article, reads: Reads | None = None) -> Begun:
        """What the raw text alone says: names, pieces, sentences; only those that `reads` names are to be parsed."""
        folded, lost = self._folded(article.text)
        fixes = self.speller.fixes(folded)
        tokenizer = loosely(self.nlp.tokenizer)
        found = self._names(folded, fixes, article.published, tokenizer)
        grammar, number = self.vocabulary.book.grammar, self.vocabulary.number
        titles = self.sentence_rules.titles
        whole = pieces(article.text, folded, found, tokenizer, grammar, number, titles)
        parts = parted(whole, lost)
        ranges = [r for r in self._sentences(article, folded, parts) if len(r)]
        parts, headlines = softened(quoted(respelled(parts, fixes)), ranges, found, self.speller.known, self._is_stop)
        terse = [r for n, r in enumerate(ranges) if n in headlines or self._is_terse(article, parts, r)]
        parts = respelled_in(parts, terse, found, grammar)
        times = reckoned(find_times(folded, self.times), article.published)
        apart = set_apart(folded, parts, times, found, grammar.subject_pronouns)
        apart |= proportions(parts, grammar.proportions, number)
        for sentence in ranges:
            said = inserted(parts, sentence, grammar.inserted_speech, grammar.relative_pronouns, apart)
            apart |= said | led(parts, sentence, found, grammar)
        for sentence in terse:
            apart |= labels(parts, sentence, found, grammar.terse.marks)
        reduced = ReducedRelatives(parts, found, times, self.vocabulary)
        parts, participles = reduced.plain(ranges)
        passives = supplied(parts, terse, found, times, self.vocabulary, self._is_stop)
        second = SecondClauses(parts, found, self.vocabulary, apart)
        joined = second.supplied(ranges)
        parts = second.plain(ranges, joined)
        parts = made_listed(parts, found, self.vocabulary)
        parts = made_nouns(made_finite(parts, found, self.vocabulary, apart, terse), found, self.vocabulary)
        unread = frozenset() if reads is None else frozenset(self._unread(parts, ranges, found, reads))
        read = [s for n, r in enumerate(ranges) if n not in unread for s in stretches(parts, r, apart)]
        return Begun(
            article, folded, found, parts, ranges, read, times, headlines, unread, joined | passives | participles
        )

    def _is_terse(self, article: Article, parts: Sequence[Piece], sentence: range) -> bool:
        """Whether it is of the title or a line by itself, without a full stop: it may leave out words."""
        start, end = parts[sentence[0]].start, parts[sentence[-1]].end
        titled = any(s.kind == "title" and s.start <= start < s.end for s in article.sections)
        return parts[sentence[-1]].word != "." and (titled or _is_line(article.text, start, end))

    def _is_stop(self, word: str) -> bool:
        return bool(self.nlp.vocab[word].is_stop)

    def _unread(
        self, parts: Sequence[Piece], ranges: Sequence[range], found: Sequence[Found], reads: Reads
    ) -> Iterator[int]:
        """The sentences that are not worth parsing: far from all that is asked for, or without anybody to tell of."""
        starts = [f.start for f in found]
        pronouns = self.vocabulary.book.grammar.subject_pronouns
        for number, pieces_of in enumerate(ranges):
            start, end = parts[pieces_of[0]].start, parts[pieces_of[-1]].end
            named = bisect_left(starts, start) < bisect_left(starts, end)
            told = named or any(parts[i].word.lower() in pronouns for i in pieces_of)
            if not (reads(start, end) and told):
                yield number

    def _folded(self, text: str) -> tuple[str, list[int]]:
        """The text as it is matched, and where an "s" has lost its apostrophe."""
        folded = self.fold(text)
        lost = self.apostrophes.lost(folded)
        return marked(folded, lost), lost

    def _names(
        self, folded: str, fixes: Mapping[int, str], on: date | None, tokenizer: Callable[[str], Doc]
    ) -> list[Found]:
        """Everything that the rules know by name, noun or pattern in a text of that day."""
        return self.ruler.find(folded, fixes, self.lines.find(folded, tokenizer), on)

    def parse(self, begun: Sequence[Begun]) -> list[list[Doc]]:
        """The parse of each stretch of each article; the stretches of all go through the model together."""
        words = [list(_words(b, stretch)) for b in begun for stretch in b.read]
        views = parse(self.nlp, words)
        return [list(islice(views, len(b.read))) for b in begun]

    def finish(self, begun: Begun, views: Sequence[Doc]) -> Text:
        """The words of an article's Doc, out of the parses of its stretches."""
        parsed = [(s.pieces, s.after, view) for s, view in zip(begun.read, views, strict=True)]
        unread = [begun.ranges[n] for n in sorted(begun.unread)]
        names = {f.start: NAMED.get(f.form, "NOUN") for f in begun.found} if unread else {}
        doc, words, index = compose(
            self.nlp.vocab,
            begun.article.text,
            begun.parts,
            parsed,
            self.vocabulary.lemma,
            unread,
            names,
            begun.supplied,
        )
        for part, at in zip(begun.parts, index, strict=True):
            words[at] = part.word
        bounds = [(index[r[0]], index[r[-1]] + 1) for r in begun.ranges]
        sentences = [_sentence(doc, *span, headline=n in begun.headlines) for n, span in enumerate(bounds)]
        doc._.extract = State(begun.article, tuple(sentences), times=tuple(begun.times), reading=tuple(words))
        return self._enriched(doc, begun.folded, begun.found)

    def observe(self, doc: Doc, article: Article, tokenizer: Callable[[str], Doc]) -> Doc:
        """The same layers over a Doc of that article that somebody else's pipeline has tokenised and parsed.

        Its sentences end where a section ends, and those of the sections that aren't read are left out.
        """
        folded, _ = self._folded(article.text)
        times = reckoned(find_times(folded, self.times), article.published)
        read = list(self._stretches(article))
        sentences = tuple(_sentence(doc, first, end) for s in doc.sents for first, end in _parts(s, read))
        doc._.extract = State(article, sentences, times=tuple(times))
        found = self._names(folded, self.speller.fixes(folded), article.published, tokenizer)
        return self._enriched(doc, folded, found).doc

    def _enriched(self, doc: Doc, folded: str, found: Sequence[Found]) -> Text:
        """The words of the Doc, with the layers that need the parse: mentions and measures."""
        state = state_of(doc)
        text = Text(doc, state.article.text)
        measures = find_measures(folded, self.measures)
        quantities = list(measure_mentions(text, measures, state.bounds, self.measure_nouns))
        taken = {i for q in quantities for i in range(q.first, q.last + 1)} | self._dates(text, state.times)
        mentions = [m for m in self.composer.compose(text, found, state.sentences) if m.head not in taken or m.classed]
        ordered = sorted(counted(mentions, quantities, taken), key=lambda m: (m.start, m.end))
        text.state = replace(state, mentions=tuple(ordered), done=("entities",))
        return text

    def _dates(self, doc: Text, times: Sequence[Time]) -> set[int]:
        """Tokens of dates and times of day, which name nobody and no place."""
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
        """Pieces of each sentence of the sections that are read; one without end is cut."""
        starts, wrap = [p.start for p in parts], wrap_of(folded)
        for start, end in self._stretches(article):
            for first, last in split_sentences(folded, start, end, self.sentence_rules, wrap):
                here, behind = bisect_left(starts, first), bisect_left(starts, last)
                yield from (range(at, min(at + LONGEST, behind)) for at in range(here, behind, LONGEST))

    def _stretches(self, article: Article) -> Iterable[tuple[int, int]]:
        if not article.sections:
            return [(0, len(article.text))]
        return [(s.start, s.end) for s in article.sections if s.kind in self.kinds]


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but white space stands before and behind it in its line."""
    last = text.find("\n", end)
    before, behind = text[text.rfind("\n", 0, start) + 1 : start], text[end : last if last >= 0 else len(text)]
    return not before.strip() and not behind.strip()


def _parts(sentence: Span, read: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The tokens, first and one behind the last, of a sentence in each of these stretches of text."""
    for start, stop in read:
        if start < sentence.end_char and sentence.start_char < stop:
            inside = [token.i for token in sentence if start <= token.idx < stop and not token.is_space]
            if inside:
                yield inside[0], inside[-1] + 1


def _sentence(doc: Doc, first: int, end: int, headline: bool = False) -> Sentence:
    last = doc[end - 1]
    return Sentence(first, end, doc[first].idx, last.idx + len(last.text), headline)


def _words(begun: Begun, stretch: Stretch) -> Iterator[str]:
    """What the parser reads for a stretch."""
    for i in stretch.pieces:
        if i in begun.supplied:
            yield from begun.supplied[i].split()
        yield _readable(begun.parts[i].word)


def _readable(word: str) -> str:
    return word if word.strip() else "-"
