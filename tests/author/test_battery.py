"""The battery: sentences are English by construction, what must come out of them is known, and most of it does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from extract.author.battery.inflect import Inflection
from extract.author.battery.page import Outcome, every, kinds, share, summary
from extract.author.battery.rules import Unit, load_battery, units_of
from extract.author.battery.run import judge_of, read_battery, write_battery
from extract.author.battery.write import Case
from extract.errors import ExtractError
from extract.pack.rulebook import Rulebook
from extract.pipeline import Extractor

pytestmark = pytest.mark.slow

BAR = 65.0
"""What a small part must reach, in percent; `make battery` holds the whole."""


@pytest.fixture(scope="module")
def cases(rulebook: Rulebook) -> list[Case]:
    return write_battery((), rulebook.frames, 400).cases


def of(cases: list[Case], shape: str, adjunct: str = "none") -> Case:
    return next(c for c in cases if (c.shape, c.adjunct) == (shape, adjunct))


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "ing"),
    [
        ("fire", "fires", "fired", "fired", "firing"),
        ("carry", "carries", "carried", "carried", "carrying"),
        ("deploy", "deploys", "deployed", "deployed", "deploying"),
        ("ram", "rams", "rammed", "rammed", "ramming"),
        ("equip", "equips", "equipped", "equipped", "equipping"),
        ("test-fly", "test-flies", "test-flew", "test-flown", "test-flying"),
        ("raid", "raids", "raided", "raided", "raiding"),
        ("target", "targets", "targeted", "targeted", "targeting"),
        ("launch", "launches", "launched", "launched", "launching"),
        ("rebut", "rebuts", "rebutted", "rebutted", "rebutting"),
        ("be", "is", "was", "been", "being"),
    ],
)
def test_verbs_are_inflected(verb: str, third: str, past: str, participle: str, ing: str) -> None:
    words = load_battery(())
    inflection = Inflection(words.irregular, words.doubled)
    assert inflection.third(verb) == third
    assert inflection.past(verb) == past
    assert inflection.participle(verb) == participle
    assert inflection.ing(verb) == ing


def test_every_class_has_its_share(rulebook: Rulebook, cases: list[Case]) -> None:
    units, left_out = units_of(load_battery(()), rulebook.frames)
    classes = {unit.class_ for unit in units}
    counts = {name: sum(c.unit.class_ == name for c in cases) for name in classes}
    assert len(cases) == 400
    assert max(counts.values()) - min(counts.values()) <= 1
    missing = {line.rpartition(" ")[2] for line in left_out if "no sentence for class" in line}
    assert len(missing) <= len(classes) / 20, missing


def test_sentences_are_the_same_each_time_and_different_from_each_other(rulebook: Rulebook, cases: list[Case]) -> None:
    assert write_battery((), rulebook.frames, 400).cases == cases
    assert len({case.text for case in cases}) == len(cases)
    assert {c.text for c in write_battery((), rulebook.frames, 400, seed=2).cases} != {c.text for c in cases}


def test_spans_are_where_they_say(cases: list[Case]) -> None:
    for case in cases:
        marked = [case.text[start:end] for _, start, end in case.spans]
        assert all(marked), case
        assert all(text == text.strip(" ,") for text in marked), case
        assert case.adjunct not in ("date", "front date") or any(role == "time" for role, _, _ in case.spans)
        assert not re.search(r" {2}| ,|\ba [aeiou]", case.sentence), case.sentence


def test_shapes_and_adjuncts_are_all_there(rulebook: Rulebook) -> None:
    written = write_battery((), rulebook.frames, 4000).cases
    assert {c.shape for c in written} == {
        "active", "passive", "short passive", "nominal", "participle", "relative", "control", "coordination", "light",
        "headline",
    }  # fmt: skip
    assert len({c.adjunct for c in written}) == 11
    assert all(c.mode == "negative" for c in written if c.adjunct == "negation")


@pytest.mark.slow
def test_part_of_the_battery_is_read_right(extractor: Extractor, cases: list[Case]) -> None:
    outcomes = list(read_battery(extractor, cases[::2]))
    assert share(outcomes) >= BAR, "\n".join(every(outcomes))


TEXT = "Iran fired a ballistic missile on Friday, officials said."


def marked(unit: Unit) -> Case:
    words = {
        "actor": "Iran",
        "trigger": "fired",
        "weapon": "a ballistic missile",
        "time": "on Friday",
        "source": "officials",
    }
    spans = tuple((role, TEXT.index(word), TEXT.index(word) + len(word)) for role, word in words.items())
    return Case(unit, "active", "date", TEXT, spans, "actual")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, ""),
        ({"type": "strike"}, "read as strike"),
        ({"arguments": ()}, "no actor"),
        ({"time": None}, "no time"),
        ({"sources": ()}, "no source"),
        ({"polarity": "negative"}, "read as negative"),
        ({"modality": "planned"}, "read as planned"),
    ],
)
def test_what_is_wrong_is_said(extractor: Extractor, change: dict[str, Any], problem: str) -> None:
    unit = next(
        u for u in units_of(load_battery(()), extractor.rulebook.frames)[0] if (u.type, u.text) == ("test", "fire")
    )
    (claim,) = extractor.read(TEXT)
    assert judge_of(extractor.rulebook.frames).problem(marked(unit), [claim.model_copy(update=change)]) == problem


def test_what_is_none_is_wrong(extractor: Extractor) -> None:
    unit = next(
        u for u in units_of(load_battery(()), extractor.rulebook.frames)[0] if (u.type, u.text) == ("test", "fire")
    )
    case, (claim,) = marked(unit), extractor.read(TEXT)
    judge = judge_of(extractor.rulebook.frames)
    for role, problem in (
        ("time", "time that is none"),
        ("source", "source that is none"),
        ("weapon", "weapon that is none"),
    ):
        spans = tuple(span for span in case.spans if span[0] != role)
        assert judge.problem(replace(case, spans=spans), [claim]) == problem
    assert judge.problem(case, []) == "no claim"


def test_what_fails_is_grouped(cases: list[Case]) -> None:
    case = of(cases, "active")
    outcomes = [Outcome(case, "no claim"), Outcome(case, "")]
    assert share(outcomes) == 50.0
    assert next(kinds(outcomes)) == f"   1 of   2  {case.unit.class_} active: no claim"
    assert case.sentence in "\n".join(every(outcomes))
    assert "   50.0% of      2  active" in list(summary(outcomes))


def test_only_what_is_asked_for_is_written(rulebook: Rulebook) -> None:
    few = write_battery((), rulebook.frames, 60, only="test", shapes=["passive"]).cases
    assert {c.unit.type for c in few} == {"test"}
    assert {c.shape for c in few} == {"passive"}
    with pytest.raises(ExtractError, match='no type or class "tset"'):
        write_battery((), rulebook.frames, 60, only="tset")
