"""The examples of rules/sources and rules/status, run: who says what, and how sure, in sentences that are marked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from spacy.tokens import Doc

from extract.document import Attribution, Relation, State, state_of
from extract.evaluate.examples import BATCH, Marked, unmark
from extract.model import Article
from extract.pack.files import read_yaml
from extract.pack.status import Example
from extract.pipeline import Extractor
from extract.syntax.text import Text

STATUS = ("polarity", "certainty", "modality")


@dataclass(frozen=True)
class Check:
    """What became of one example of a cue: `problem` is empty where it holds."""

    cue: str
    text: str
    problem: str


@dataclass(frozen=True)
class _Case:
    """An example of a cue: the text as it is marked, and what is wrong with a reading of it; empty where it holds."""

    cue: str
    text: str
    marked: Marked
    problem: Callable[[Marked, State], str]
    event: int | None = None  # the character at which an event stands that nothing else would find
    type: str = "event"


def run_cues(extractor: Extractor, only: Collection[str] | None = None) -> Iterator[Check]:
    """A Check for each example of each cue (of those named), sources first; they are parsed in batches."""
    wanted = [case for case in _cases(extractor) if only is None or case.cue in only]
    for first in range(0, len(wanted), BATCH):
        batch = wanted[first : first + BATCH]
        for case, state in zip(batch, _read(extractor, batch), strict=True):
            yield Check(case.cue, case.text, case.problem(case.marked, state))


def _cases(extractor: Extractor) -> Iterator[_Case]:
    rules = extractor.stages.attributor
    for name, cue in rules.rules.cues.items():
        yield from (_Case(name, text, unmark(text), _source_problem) for text in cue.examples)
        yield from (_Case(name, text, unmark(text), _miss_problem) for text in cue.misses)
    for name, example in rules.status.examples:
        marked = unmark(example.text.replace("]", "|trigger]"))
        yield _Case(name, example.text, marked, partial(_status_problem, example), marked.spans[0][1], example.type)


def _read(extractor: Extractor, batch: Sequence[_Case]) -> Iterator[State]:
    annotator = extractor.stages.annotator
    begun = [annotator.begin(Article(id="example", uri="example", text=case.marked.text)) for case in batch]
    for case, one, views in zip(batch, begun, annotator.parse(begun), strict=True):
        yield _attributed(extractor, annotator.finish(one, views).doc, case)


def cue_names(packs: Sequence[str]) -> set[str]:
    """The names of the cues that the files of these packs define."""
    files = [path for pack in packs for folder in ("sources", "status") for path in (Path(pack) / folder).glob("*.yml")]
    tables = [table for path in files for table in (read_yaml(path) or {}).values() if isinstance(table, dict)]
    return {name for table in tables for name in table}


def _attributed(extractor: Extractor, doc: Doc, case: _Case) -> State:
    if case.event is not None:
        at = next(t.i for t in doc if t.idx + len(t.text) > case.event)
        doc._.extract = replace(state_of(doc), relations=(Relation(case.type, case.type, (at, at), ()),))
    words = Text(doc)
    return extractor.stages.attributor(words, extractor.stages.matcher.resolver(words).resolve)


def _source_problem(marked: Marked, state: State) -> str:
    wanted = {role: (start, end) for role, start, end in marked.spans}
    for attribution in state.attributions:
        if not _meet(attribution.cue, wanted["cue"]):
            continue
        source = attribution.source
        got = (source.start, source.end) if source is not None else None
        if got != wanted.get("source") and not (got and "source" in wanted and _meet(got, wanted["source"])):
            return f"the source is {_cut(marked.text, got)}"
        stretches = (attribution.content, *attribution.more)
        if "content" in wanted and not any(_alike(stretch, wanted["content"]) for stretch in stretches):
            return f"the content is {[_cut(marked.text, stretch) for stretch in stretches]}"
        return ""
    return f"no attribution; found {[_said(marked.text, a) for a in state.attributions]}"


def _miss_problem(marked: Marked, state: State) -> str:
    found = state.attributions
    return f"expected nothing, found {_said(marked.text, found[0])}" if found else ""


def _status_problem(example: Example, marked: Marked, state: State) -> str:
    relation = state.relations[0]
    wrong = [n for n in STATUS if getattr(relation, n) != getattr(example, n)]
    return "; ".join(f"{n} should be {getattr(example, n)}, is {getattr(relation, n)}" for n in wrong)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """The same stretch but for quotation marks and a conjunction at its edges."""
    return abs(one[0] - other[0]) <= len("that ") and abs(one[1] - other[1]) <= len('."')


def _cut(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _said(text: str, attribution: Attribution) -> str:
    source = attribution.source
    who = text[source.start : source.end] if source else "nobody"
    return f"{who!r} {_cut(text, attribution.cue)!r} {_cut(text, attribution.content)!r}"
