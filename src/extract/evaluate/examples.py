"""The examples in the rule files, run: marked sentences must give the claim they show, misses none of its type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.events.trace import tries
from extract.model import Article, Claim
from extract.pack.schema import Construction, Example
from extract.pipeline import Extractor

_MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<role>[a-z_]+)\]")
BATCH = 64


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and the spans that were marked: (role, start, end)."""

    text: str
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Case:
    """An example with the construction (none: of the frame itself) and the type whose it is, and its index there."""

    rule: Construction | None
    type: str
    index: int
    example: Example

    @property
    def name(self) -> str:
        """The id of the construction, or the type."""
        return self.type if self.rule is None else self.rule.id

    @property
    def marked(self) -> Marked:
        """Its sentence."""
        return unmark(self.example.hit or self.example.miss or "")


@dataclass(frozen=True)
class Outcome:
    """What became of one example: `problem` is empty where it holds, `cause` the first condition that failed."""

    rule: str
    type: str
    example: Example
    problem: str
    index: int = 0
    cause: str = ""

    @property
    def verdict(self) -> str:
        """ok, wrong, known (fails, as it is marked to), or fixed (marked as failing, but it holds)."""
        if self.example.fails:
            return "known" if self.problem else "fixed"
        return "wrong" if self.problem else "ok"


def unmark(marked: str) -> Marked:
    """`[Iran|actor] [fired|trigger] ...` as plain text with spans."""
    text, spans, cursor = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[cursor : match.start()]
        spans.append((match["role"], len(text), len(text) + len(match["text"])))
        text += match["text"]
        cursor = match.end()
    return Marked(text + marked[cursor:], tuple(spans))


def cases(extractor: Extractor, only: str | None = None, packs: Sequence[str] = ()) -> Iterator[Case]:
    """Each example of each rule, in the order of the files: of the rule or type `only`, of these packs."""
    book = extractor.rulebook
    for file in book.constructions:
        for rule in file.constructions:
            if only is not None and rule.id != only and not rule.id.startswith(only + "."):
                continue
            if not packs or book.pack_of.get(rule.id) in packs:
                yield from (Case(rule, file.frame, i, example) for i, example in enumerate(rule.examples))
    for name, frame in sorted(book.frames.frames.items()):
        if (only is None or only == name) and (not packs or book.pack_of.get(name) in packs):
            yield from (Case(None, name, i, example) for i, example in enumerate(frame.examples))


def run_examples(extractor: Extractor, only: str | None = None, packs: Sequence[str] = ()) -> Iterator[Outcome]:
    """An Outcome for each example: of the rule or type `only`, of these packs."""
    return run_cases(extractor, list(cases(extractor, only, packs)))


def run_cases(extractor: Extractor, found: Sequence[Case]) -> Iterator[Outcome]:
    """An Outcome for each of these examples; their sentences are parsed in batches."""
    for first in range(0, len(found), BATCH):
        batch = found[first : first + BATCH]
        texts = dict.fromkeys(case.marked.text for case in batch)
        claims = dict(zip(texts, extractor.read_texts(list(texts)), strict=True))
        for case in batch:
            yield _outcome(extractor, case, claims[case.marked.text])


def _outcome(extractor: Extractor, case: Case, claims: Sequence[Claim]) -> Outcome:
    problem = _problem(case, claims)
    cause = _cause(extractor, case) if problem else ""
    return Outcome(case.name, case.type, case.example, problem, case.index, cause)


def _problem(case: Case, claims: Sequence[Claim]) -> str:
    marked, example = case.marked, case.example
    same = [c for c in claims if c.type == case.type]
    if example.miss is not None:
        wrong = same
        return f"expected no {case.type} claim, found {say(wrong[0])}" if wrong else ""
    best = next((c for c in same if _overlaps(c, marked)), None)
    if best is None:
        return f"no {case.type} claim; found {'; '.join(map(say, claims)) or 'nothing'}"
    missing = [role for role, start, end in marked.spans if role != "trigger" and not _has(best, role, start, end)]
    if missing:
        return f"no {', '.join(missing)}; found {say(best)}"
    for name in ("polarity", "certainty", "modality"):
        wanted = getattr(example, name)
        if wanted is not None and getattr(best, name) != wanted:
            return f"{name} should be {wanted}, is {getattr(best, name)}"
    return ""


def _cause(extractor: Extractor, case: Case) -> str:
    """The first condition of the rule that failed on the marked trigger, or what came before it."""
    if case.example.miss is not None or case.rule is None:
        return ""
    marked = case.marked
    doc = extractor.annotate(Article(id="example", uri="example", text=marked.text))
    trigger = next(((s, e) for role, s, e in marked.spans if role == "trigger"), None)
    seen = False
    for sentence in (sight.sentence for sight in extractor.stages.sights(doc)):
        for tried in tries(sentence):
            word = doc[tried.token]
            if tried.rule.id != case.rule.id or (trigger and not trigger[0] <= word.idx < trigger[1]):
                continue
            seen = True
            if tried.stops:
                return str(tried.stops[0])
            if tried.beaten:
                return f"{tried.beaten} comes first on this trigger"
    return "" if seen else "the trigger was not seen: its lemma or part of speech is another here"


def _overlaps(claim: Claim, marked: Marked) -> bool:
    triggers = [(s, e) for role, s, e in marked.spans if role == "trigger"]
    return not triggers or any(s < claim.trigger.end and claim.trigger.start < e for s, e in triggers)


def _has(claim: Claim, role: str, start: int, end: int) -> bool:
    if role == "time":
        return claim.time is not None and claim.time.start < end and start < claim.time.end
    if role == "source":
        return any(s.start is not None and s.end is not None and s.start < end and start < s.end for s in claim.sources)
    return any(a.role == role and a.start < end and start < a.end for a in claim.arguments)


def say(claim: Claim) -> str:
    """A claim in one line: type, trigger, rule and arguments."""
    arguments = ", ".join(f"{a.role}={a.text!r}" for a in claim.arguments)
    return f"{claim.type} {claim.trigger.text!r} ({claim.rule.id}: {arguments})"
