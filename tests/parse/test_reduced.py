"""Participles behind the noun of a clause, and pasts that look like them."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor
from extract.syntax.build import graph_of


def edges(extractor: Extractor, sentence: str) -> set[str]:
    """The edges of the graph of a sentence, as HEAD LABEL DEPENDENT."""
    text = extractor.mentions(Article(id="t", uri="t", text=sentence))
    (only,) = text.state.sentences
    graph = graph_of(text.passage(only.first, only.end), extractor.rulebook.grammar)
    return {f"{text[head].text} {label} {text[dependent].text}" for head, label, dependent in graph.edges()}


@pytest.mark.parametrize(
    "frame",
    [
        "The {}.",
        "Iran denied it while the {}.",
        "Officials said on Friday that the {}.",
        "On Tuesday the {}.",
        "The talks ended after the {}.",
        "Israel bombed Gaza, and the {}.",
    ],
)
@pytest.mark.parametrize(
    ("clause", "which", "told"),
    [
        ("missiles fired at Haifa were shot down", "fired obj missiles", "shot obj missiles"),
        ("soldiers followed by tanks withdrew", "followed obj soldiers", "withdrew subj soldiers"),
        ("village shelled on Monday is empty", "shelled obj village", "is subj village"),
        ("jets sold to Egypt crashed into a hill", "sold obj jets", "crashed subj jets"),
        ("rockets launched from Tyre killed three people", "launched obj rockets", "killed subj rockets"),
    ],
)
def test_participle_says_which_is_meant(extractor: Extractor, frame: str, clause: str, which: str, told: str) -> None:
    found = edges(extractor, frame.format(clause))
    assert {which, told} <= found
    assert which.replace("obj", "subj") not in found


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("The jets attacked with missiles supplied by Iran.", "attacked subj jets"),
        ("The rebels fired from hills overlooking the town.", "fired subj rebels"),
        ("The army trained in May at a base used by Mali.", "trained subj army"),
        ("The drone that Chad attacked in May was lost.", "attacked subj Chad"),
        ("Israel attacked in Gaza and Hamas was blamed.", "attacked subj Israel"),
        ("Israel struck in Syria as Iran fired missiles.", "struck subj Israel"),
        ("Hamas fired from Gaza rockets that can reach Haifa.", "fired subj Hamas"),
        ("Militants shelled on Monday the town that the army had captured.", "shelled subj Militants"),
    ],
)
def test_past_of_the_clause_stays_its_verb(extractor: Extractor, sentence: str, edge: str) -> None:
    assert edge in edges(extractor, sentence)
