"""The examples of rules/sources and rules/status, run: who says what, and how sure, in sentences that are marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from extract.document import Attribution, Relation, state_of
from extract.evaluate.examples import unmark
from extract.model import Article
from extract.pipeline import Extractor
from extract.rulebook.files import read_yaml
from extract.rulebook.status import Example
from extract.syntax.words import Text

STATUS = ("polarity", "certainty", "modality")


@dataclass(frozen=True)
class Check:
    """What became of one example of a cue: `problem` is empty where it holds."""

    cue: str
    text: str
    problem: str


def run_cues(extractor: Extractor, only: Collection[str] | None = None) -> Iterator[Check]:
    """A Check for each example of each cue (of those named), sources first."""
    for name, cue in extractor.stages.attributor.rules.cues.items():
        if only is not None and name not in only:
            continue
        for text in cue.examples:
            yield Check(name, text, _source_problem(extractor, text))
        for text in cue.misses:
            found = state_of(_doc(extractor, text)).attributions
            yield Check(name, text, f"expected nothing, found {_said(text, found[0])}" if found else "")
    for name, example in extractor.stages.attributor.status.examples:
        if only is None or name in only:
            yield Check(name, example.text, _status_problem(extractor, example))


def cue_names(packs: Sequence[str]) -> set[str]:
    """The names of the cues that the files of these packs define."""
    files = [path for pack in packs for folder in ("sources", "status") for path in (Path(pack) / folder).glob("*.yml")]
    tables = [table for path in files for table in (read_yaml(path) or {}).values() if isinstance(table, dict)]
    return {name for table in tables for name in table}


def _doc(extractor: Extractor, text: str, trigger: tuple[int, int] | None = None) -> Doc:
    doc = extractor.stages.annotator.read(Article(id="example", uri="example", text=text))
    if trigger is not None:
        at = next(t.i for t in doc if t.idx + len(t.text) > trigger[0])
        doc._.extract = replace(state_of(doc), relations=(Relation("example", "example", (at, at), ()),))
    words = Text(doc)
    doc._.extract = extractor.stages.attributor(words, extractor.stages.matcher.resolver(words).resolve)
    return doc


def _source_problem(extractor: Extractor, text: str) -> str:
    marked = unmark(text)
    wanted = {role: (start, end) for role, start, end in marked.spans}
    doc = _doc(extractor, marked.text)
    attributions = state_of(doc).attributions
    for attribution in attributions:
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
    return f"no attribution; found {[_said(marked.text, a) for a in attributions]}"


def _status_problem(extractor: Extractor, example: Example) -> str:
    marked = unmark(example.text.replace("]", "|trigger]"))
    _, start, end = marked.spans[0]
    relation = state_of(_doc(extractor, marked.text, (start, end))).relations[0]
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
