"""What no record knows: designations and names beside words of the domain, by frequency, with examples."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.document import Known, Mention, State, state_of
from extract.model import Article
from extract.pipeline import Extractor

_DESIGNATION = re.compile(r"\b(?=[\w-]*\d)[A-Z][A-Za-z]*(?:-?\d+[A-Za-z]{0,3})(?:[-/]\w+)?\b")
EXAMPLES = 2


@dataclass(frozen=True)
class Gap:
    """A name that no record knows: `kind` is designation or name."""

    text: str
    kind: str
    count: int
    examples: tuple[str, ...]


def gaps(extractor: Extractor, articles: Iterable[Article]) -> list[Gap]:
    """The gaps of these articles, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in articles:
        doc = extractor.annotate(article)
        for kind, text, sentence in _gaps_in(extractor, doc):
            counts[kind, text] += 1
            if len(examples[kind, text]) < EXAMPLES and sentence not in examples[kind, text]:
                examples[kind, text].append(sentence)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Gap(text, kind, count, tuple(examples[kind, text])) for (kind, text), count in ordered]


def _gaps_in(extractor: Extractor, doc: Doc) -> Iterator[tuple[str, str, str]]:
    known = {record.id for record in extractor.rulebook.records}
    state, text_of = state_of(doc), doc.text
    traced = {sight.sentence.span.start for sight in extractor.stages.sights(doc)}
    for read in state.sentences:
        mentions = [m for m in state.mentions if read.first <= m.head < read.end]
        if read.first not in traced and not any(m.classed for m in mentions):
            continue
        sentence = " ".join(text_of[read.start : read.stop].split())
        taken: list[tuple[int, int]] = []
        for mention in mentions:
            text = text_of[mention.start : mention.end]
            if isinstance(mention.entity, Known) and mention.entity.id in known:
                taken.append((mention.start, mention.end))
            elif _named(mention) and _bare(text)[:1].isupper() and not _DESIGNATION.search(text):
                yield "name", _bare(text), sentence
        for match in _DESIGNATION.finditer(text_of, read.start, read.stop):
            if not any(s < match.end() and match.start() < e for s, e in taken) and not _timed(state, match.start()):
                yield "designation", match[0], sentence


def _named(mention: Mention) -> bool:
    """A proper name of somebody or something, whatever it was taken for."""
    return mention.label == "NAME" or (mention.label == "ACTOR" and mention.form == "name")


def _bare(text: str) -> str:
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+|['\u2019]s?$", "", " ".join(text.split()))


def _timed(state: State, at: int) -> bool:
    return any(time.start <= at < time.end for time in state.times)
