"""Each cue in ten constructions: status and sources of the event, in sentences composed from battery.yml.

`make test` reads three of the ten with each cue, in turn, so that each construction stands with three of ten cues;
`make battery`, which sets WHOLE, all of them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.tokens import Doc

from extract.author.battery.inflect import Inflection
from extract.author.battery.rules import Battery, load_battery
from extract.document import Relation, State, state_of
from extract.evaluate.examples import unmark
from extract.model import Article
from extract.pack.sources import NounClass, SourceFile, VerbClass
from extract.pipeline import Extractor
from extract.syntax.text import Text

pytestmark = pytest.mark.slow

FILE = Path(__file__).with_name("battery.yml")
PLAIN = {"polarity": "positive", "certainty": "certain", "modality": "actual"}
RIGHT = 0.99  # of all sentences
RIGHT_OF_CUES = 0.96  # of those of every verb and noun of speech; of all ten constructions 97
PLAIN_AT_MOST = 0.0  # of those that the text denies
BATCH = 64
SHARE = 3
WHOLE = bool(os.environ.get("WHOLE"))


@dataclass(frozen=True)
class Composed:
    """A sentence with its event at a character, and what must be read of it."""

    frame: str
    text: str
    at: int
    status: Mapping[str, str]
    sources: tuple[str, ...] | None
    type: str


@dataclass(frozen=True)
class Read:
    """What was read of it."""

    case: Composed
    status: Mapping[str, str]
    sources: tuple[str, ...]
    plain: bool  # positive, certain, actual, and nobody denies or doubts it

    @property
    def right(self) -> bool:
        wanted = self.case.sources
        named = [source.casefold() for source in self.sources]
        told = wanted is None or all(
            any(w.casefold() in s or w.casefold().startswith(s.removeprefix("the ")) for s in named) for w in wanted
        )
        return told and all(self.status[name] == value for name, value in self.case.status.items())


def asked(construction: int, number: int) -> bool:
    """Whether the cue of this number is read in this construction of ten."""
    return WHOLE or (construction - number * SHARE) % 10 < SHARE


def composed() -> Iterator[Composed]:
    """Every frame with its share of the fillers."""
    book = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    framed = [(row, frame) for row in book["frames"] for frame in row["of"]]
    for number, (row, frame) in enumerate(framed):
        for i, filler in enumerate(book["fillers"][row["fill"]]):
            if asked(i, number):
                yield _composed(row, frame, filler, book["fillers"]["speaker"][i])


def cues(sources: Collection[SourceFile], words: Battery) -> Iterator[Composed]:
    """Every verb and noun by which a clause is told on somebody's word, each in its share of ten sentences."""
    book = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    inflect = Inflection({**words.irregular, **book["irregular"]}, {*words.doubled, *book["doubled"]})
    verbs = {v for f in sources for c in f.verbs.values() if _tells(c) for v in c.words if " " not in v}
    nouns = {n for f in sources for c in f.nouns.values() if _claims(c) for n in c.words if " " not in n}
    forms = {v: {"past": inflect.past(v), "participle": inflect.participle(v), "ing": inflect.ing(v)} for v in verbs}
    cues = [*(("verb", forms[v]) for v in sorted(verbs)), *(("noun", {"noun": n}) for n in sorted(nouns))]
    for number, (kind, form) in enumerate(cues):
        for i, frame in enumerate(book["cues"][kind]):
            if not asked(i, number):
                continue
            for name, word in form.items():
                frame = frame.replace(f"{{{name}}}", word)
            row = {"sources": ["{speaker}"], "told": False}
            yield _composed(row, frame, book["fillers"]["clause"][i], book["fillers"]["speaker"][i])


def _tells(verb: VerbClass) -> bool:
    plain = not (verb.addressed or verb.passive or verb.marked or verb.named or verb.speakers)
    whole = {"clause", "quote"} <= verb.frames & verb.vouch
    return plain and whole and verb.act == "statement" and verb.stance == "asserts"


def _claims(noun: NounClass) -> bool:
    told = "clause" in noun.vouch and noun.act == "statement" and noun.stance == "asserts"
    return told and not (noun.owned or noun.behind)


def _composed(row: Mapping[str, Any], frame: str, filler: str, speaker: str) -> Composed:
    text = frame.replace("{}", filler.replace("]", "|trigger]")).replace("{speaker}", speaker)
    marked = unmark(_capital(text))
    status = {name: row.get(name, plain) for name, plain in PLAIN.items()} if row.get("told", True) else {}
    sources = (
        tuple(s.replace("{speaker}", speaker.removeprefix("the ")) for s in row["sources"])
        if "sources" in row
        else None
    )
    return Composed(frame, marked.text, marked.spans[0][1], status, sources, row.get("type", "event"))


def _capital(text: str) -> str:
    at = next(i for i, letter in enumerate(text) if letter.isalpha())
    return text[:at] + text[at].upper() + text[at + 1 :]


def read(extractor: Extractor, cases: Sequence[Composed]) -> Iterator[Read]:
    """The status and the sources of the event of each sentence."""
    stages = extractor.stages
    for first in range(0, len(cases), BATCH):
        batch = cases[first : first + BATCH]
        begun = [stages.annotator.begin(Article(id="b", uri="b", text=case.text)) for case in batch]
        for case, one, views in zip(batch, begun, stages.annotator.parse(begun), strict=True):
            yield judged(extractor, case, stages.annotator.finish(one, views).doc)


def judged(extractor: Extractor, case: Composed, doc: Doc) -> Read:
    at = next(t.i for t in doc if t.idx + len(t.text) > case.at)
    event = Relation(case.type, case.type, (at, at), ())
    doc._.extract = replace(state_of(doc), relations=(event,))
    words = Text(doc)
    return _read(case, extractor.stages.attributor(words, extractor.stages.matcher.resolver(words).resolve))


def _read(case: Composed, state: State) -> Read:
    event = state.relations[0]
    told = [state.attributions[i] for i in event.sources]
    sources = tuple(case.text[a.source.start : a.source.end] for a in told if a.source is not None)
    status = {name: getattr(event, name) for name in PLAIN}
    return Read(case, status, sources, status == PLAIN and all(a.stance == "asserts" for a in told))


@pytest.fixture(scope="module")
def told(extractor: Extractor) -> list[Read]:
    sources = extractor.rulebook.sources.values()
    return list(read(extractor, list(cues(sources, load_battery([])))))


@pytest.fixture(scope="module")
def results(extractor: Extractor) -> list[Read]:
    return list(read(extractor, list(composed())))


def test_every_cue_of_speech_is_read(told: list[Read]) -> None:
    wrong = [f"{r.case.text}\n    {r.sources}" for r in told if not r.right]
    assert len(wrong) <= (1 - RIGHT_OF_CUES) * len(told), f"{len(wrong)} of {len(told)} wrong:\n" + "\n".join(wrong)


def test_battery_is_read(results: list[Read]) -> None:
    wrong = [f"{r.case.text}\n    {dict(r.status)} {r.sources}" for r in results if not r.right]
    assert len(wrong) <= (1 - RIGHT) * len(results), f"{len(wrong)} of {len(results)} wrong:\n" + "\n".join(wrong)


def test_what_is_denied_is_never_plain(results: list[Read]) -> None:
    denied = [r for r in results if r.case.status.get("polarity") == "negative"]
    assert denied
    plain = [r.case.text for r in denied if r.plain]
    assert len(plain) <= PLAIN_AT_MOST * len(denied), "\n".join(plain)
