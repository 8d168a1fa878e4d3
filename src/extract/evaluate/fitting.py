"""Weights for a pack: gold and articles read, counted on, and written as YAML that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps
from math import inf
from typing import NamedTuple

from extract.evaluate.examples import cases
from extract.evaluate.fit import EXAMPLE, WRITTEN, Annotated, annotated, bands, fitted, told
from extract.evaluate.records import Part, Record, load_gold
from extract.evaluate.score import score
from extract.model import PLAIN, Article
from extract.pack.frames import Table, Weights
from extract.pipeline import Extractor, load
from extract.read import read_articles
from extract.read.items import Found

BARS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
EDGES = (0.0, 0.5, 0.7, 0.9)
HEAD = """\
# What speaks for a filler of a role and for a claim, in log-odds: entries of a group are added up with the bias.
# Counted on gold by `extract rules fit`; features.py and rival_fillers.py in src/extract/events say what each means.
# A weight of 0.7 doubles the odds. What stands in fewer than three articles, or says next to nothing, has no entry.
"""


class Sentence(NamedTuple):
    """A sentence written to show one claim of a type."""

    text: str
    claim: Record


def fit(
    pairs: Sequence[tuple[str, str]],
    packs: Sequence[str],
    folds: int,
    counts: Mapping[str, float],
    sentences: Sequence[Sentence] = (),
    keep: float = 0.0,
) -> tuple[Weights, list[str]]:
    """The weights, and lines of cross-validated figures. Raises InputError for what cannot be read.

    `counts`: for how many articles each of a file of gold stands; 1 where none is said. `sentences` and the examples
    of the rules, also those that are marked as failing, are counted beside the articles; the figures are of articles.
    `keep`: for how many times all that is counted the weights of the packs stand, which the new ones stay near.
    """
    extractor = load(packs)
    texts = sorted(_texts(extractor, pairs, counts), key=lambda text: text.id)
    chooser = extractor.stages.chooser
    shown = [*_examples(extractor), *_written(extractor, sentences)]
    weights = fitted(chooser, [*texts, *shown], folds, chooser.frames.weights, keep)
    return weights, list(_figures(texts))


def _written(extractor: Extractor, sentences: Sequence[Sentence]) -> Iterator[Annotated]:
    for index, (text, claim) in enumerate(sentences):
        id_ = f"sentence:{index}"
        doc = extractor.mentions(Article(id=id_, uri=id_, text=text))
        yield annotated(extractor.stages.chooser, doc, id_, [claim], lambda _: True, claim.type, WRITTEN)


def _examples(extractor: Extractor) -> Iterator[Annotated]:
    """The examples of the rules: a hit says what its trigger is and what fills its roles, a miss that it has none."""
    frames = extractor.stages.chooser.frames.frames
    for case in cases(extractor):
        marked = case.marked
        known = frames[case.type].roles if case.type in frames else {}
        parts = tuple(Part(role, (start, end)) for role, start, end in marked.spans if role in known)
        triggers = [(start, end) for role, start, end in marked.spans if role == "trigger"]
        gold = [Record(case.type, span, "", parts, (), None, PLAIN) for span in triggers[:1]]
        if gold or case.example.miss is not None:
            id_ = f"{case.name}:{case.index}"
            doc = extractor.mentions(Article(id=id_, uri=id_, text=marked.text))
            yield annotated(extractor.stages.chooser, doc, id_, gold, lambda _: True, case.type, EXAMPLE)


def _texts(extractor: Extractor, pairs: Iterable[tuple[str, str]], counts: Mapping[str, float]) -> Iterator[Annotated]:
    stages = extractor.stages
    for gold, articles in pairs:
        wanted = load_gold(gold)
        for item in read_articles([articles]):
            if not isinstance(item, Found) or item.article.id not in wanted or extractor.refusal(item.article):
                continue
            doc = extractor.mentions(item.article)
            if stages.gate.admits(doc.text) and doc.state.sentences:
                near = stages.gate.reach(doc.text).near
                known = wanted[item.article.id]
                yield annotated(stages.chooser, doc, item.article.id, known, near, counts=counts.get(gold, 1.0))


def _figures(texts: Sequence[Annotated]) -> Iterator[str]:
    gold: dict[str, list[Record]] = {text.id: list(text.gold) for text in texts if text.gold}
    others = [text for text in texts if not text.gold]
    for bar in BARS:
        figures, _ = score(gold, {text.id: [record for _, record in told(text, bar)] for text in texts})
        elsewhere = sum(1 for text in others for _ in told(text, bar))
        claim, argument = _prf(figures["claim"]), _prf(figures["argument"])
        yield f"bar {bar:.2f}  claims {claim}  arguments {argument}  in {len(others)} without claims: {elsewhere}"
    judged = [
        (reading, bool(text.meant(reading.type, record.trigger)))
        for text in texts
        for reading, record in told(text, -inf)
    ]
    for edge, (right, all_) in bands(judged, EDGES).items():
        yield f"said {edge:.1f} and more: {right} of {all_} right ({right / all_:.2f})"


def _prf(figure: dict[str, float]) -> str:
    return f"P {figure['p']:.3f} R {figure['r']:.3f} F1 {figure['f1']:.3f}"


def written(weights: Weights) -> str:
    """The YAML of weights.yml: by group, the heaviest entries of each first."""
    lines = [HEAD + f"fills: {weights.fills}", f"tells: {weights.tells}"]
    for name in ("filler", "claim"):
        table: Table = getattr(weights, name)
        lines += [f"{name}:", f"  bias: {table.bias}", "  entries:"]
        for group in sorted(table.entries):
            lines.append(f"    {group}:")
            rows = sorted(table.entries[group].items(), key=lambda row: (-abs(row[1]), row[0]))
            lines += [f"      {dumps(key, ensure_ascii=False)}: {weight}" for key, weight in rows]  # quotes within, too
    return "\n".join(lines) + "\n"
