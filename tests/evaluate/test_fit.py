"""Counting on gold: what an entry weighs, what a reading is held to be, and weights that are written and read again."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest

from extract.evaluate.fit import Annotated, annotated, fitted, told
from extract.evaluate.fitting import written
from extract.evaluate.logistic import Kept, Rows, counted
from extract.evaluate.records import Part, Record
from extract.model import PLAIN, Article
from extract.pack.frames import Table, Weights
from extract.pack.parsing import yaml_of
from extract.pipeline import Extractor

TEXTS = (
    ("North Korea fired two missiles into the sea on Monday.", "fired"),
    ("Iran tested a ballistic missile in the desert, officials said.", "tested"),
    ("South Korea launched a cruise missile off its coast.", "launched"),
    ("The company launched a website for teachers in Paris.", ""),
    ("The team fired its coach after the third defeat.", ""),
    ("Pupils were tested in mathematics at the school.", ""),
)


def rows(*observed: tuple[str, bool]) -> Rows:
    """One entry of one group a row, each in a document of its own."""
    found = Rows()
    for number, (key, holds) in enumerate(observed):
        found.add([("word", key)], holds, str(number))
    return found


def test_an_entry_weighs_its_log_odds_where_nothing_draws_it_to_zero() -> None:
    table = counted(rows(*[("yes", True)] * 30, *[("yes", False)] * 10), {"word": 1e-6}, 3, bias=False)
    assert table.entries["word"]["yes"] == pytest.approx(log(3), abs=0.01)


def test_the_prior_draws_an_entry_to_zero() -> None:
    observed = rows(*[("yes", True)] * 30, *[("yes", False)] * 10)
    assert 0 < counted(observed, {"word": 20.0}, 3, bias=False).entries["word"]["yes"] < 0.6


def test_an_entry_of_too_few_documents_has_no_weight() -> None:
    observed = rows(("seldom", True), ("seldom", True), *[("often", False)] * 5)
    assert set(counted(observed, {"word": 0.1}, 3).entries["word"]) == {"often"}


def test_what_is_already_said_is_not_counted_again() -> None:
    found = Rows()
    for number in range(40):
        found.add([("word", "yes")], number < 30, str(number), odds=log(3))
    assert counted(found, {"word": 0.1}, 3, bias=False).entries == {}


@pytest.mark.parametrize(("times", "least", "most"), [(0.0, -1.2, -1.0), (1.0, -0.5, 0.2), (50.0, 0.9, 1.0)])
def test_kept_weights_move_as_far_as_their_share_lets_them(times: float, least: float, most: float) -> None:
    """Counted anew it is -1.1 (10 of 40 hold), kept it was 1: the more times that stands, the nearer it stays."""
    observed = rows(*[("yes", True)] * 10, *[("yes", False)] * 30)
    kept = Kept(Table(entries={"word": {"yes": 1.0}}), times)
    assert least < counted(observed, {"word": 1e-6}, 3, bias=False, kept=kept).entries["word"]["yes"] < most


def test_kept_weights_of_which_nothing_is_seen_stay() -> None:
    kept = Kept(Table(bias=-2.0, entries={"word": {"unseen": 0.7}, "other group": {"word": 1.0}}), 1.0)
    table = counted(rows(*[("yes", True)] * 4), {"word": 0.1}, 3, kept=kept)
    assert table.entries["word"]["unseen"] == 0.7
    assert "other group" not in table.entries


def text_of(extractor: Extractor, text: str, gold: list[Record]) -> Annotated:
    doc = extractor.mentions(Article(id=text, uri=text, text=text))
    return annotated(extractor.stages.chooser, doc, text, gold, lambda _: True)


def record(text: str, word: str) -> Record:
    """A test by whoever begins the text."""
    at = text.index(word)
    actor = Part("actor", (0, text.index(" ", 6)))
    return Record("test", (at, at + len(word)), word, (actor,), (), None, PLAIN)


@pytest.mark.parametrize(
    ("changed", "holds"),
    [({}, True), ({"section": "title"}, True), ({"optional": True}, None), ({"type": "strike"}, False)],
)
def test_a_reading_is_right_where_gold_has_it(
    extractor: Extractor, changed: dict[str, object], holds: bool | None
) -> None:
    text, word = TEXTS[0]
    claim = replace(record(text, word), **changed)  # type: ignore[arg-type]
    one = text_of(extractor, text, [claim])
    reading = next(r for sight, trigger in one.triggers() for r in sight.readings(trigger) if r.type == "test")
    assert one.holds(reading) is holds


def test_weights_that_are_counted_tell_claims_from_the_rest(extractor: Extractor) -> None:
    """Each kind of sentence stands in three texts; the weights are those of their words alone."""
    chooser = extractor.stages.chooser
    texts = [
        replace(text_of(extractor, text, [record(text, word)] if word else []), id=f"{copy} {text}")
        for copy in range(3)
        for text, word in TEXTS
    ]
    weights = fitted(chooser, texts, 3, chooser.frames.weights)
    right = [one for one in texts if one.gold and any(r.type == "test" for r, _ in told(one, 0.5))]
    assert len(right) == 9
    assert not [one for one in texts if not one.gold and list(told(one, 0.5))]
    assert Weights.model_validate(yaml_of(written(weights), "weights.yml")) == weights


def test_kept_weights_change_little_where_the_texts_agree_with_them(extractor: Extractor) -> None:
    chooser = extractor.stages.chooser
    text, word = TEXTS[0]
    named = {"actor": "North Korea", "weapon": "two missiles", "destination": "the sea"}
    parts = [Part(role, (text.index(name), text.index(name) + len(name))) for role, name in named.items()]
    gold = [replace(record(text, word), parts=tuple(parts))]
    texts = [replace(text_of(extractor, text, gold), id=str(copy)) for copy in range(4)]
    old = chooser.frames.weights
    new = fitted(chooser, texts, 2, old, keep=5.0)
    assert (new.fills, new.tells) == (old.fills, old.tells)
    for before, after in ((old.filler, new.filler), (old.claim, new.claim)):
        assert max(abs(after.flat.get(entry, 0.0) - weight) for entry, weight in before.flat.items()) < 0.3
