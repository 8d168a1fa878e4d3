"""gate: texts of the domain pass whatever their theatre, everyday ones don't, and claims stay those of the slow way."""

from __future__ import annotations

import pytest

from extract.document import state_of
from extract.model import Article
from extract.names.gate import Gate
from extract.pipeline import Extractor
from extract.read import Found, read_articles

DULL = "The old clock on the square was wound on Tuesday, and nobody could tell who had the key to its little door. "
LENGTH = 12


@pytest.fixture(scope="module")
def gate(extractor: Extractor) -> Gate:
    return extractor.stages.gate


@pytest.mark.parametrize(
    "said",
    [
        "Chad received MANPADS.",
        "A T-72B3 was hit.",
        "They fired cruise\nmissiles.",
        "The truce held.",
        "Two Air-to-Air Missiles fell.",
        "Hamas agreed.",
    ],
)
def test_one_word_of_the_domain_is_enough(gate: Gate, said: str) -> None:
    assert gate.admits(DULL * LENGTH + said)


@pytest.mark.parametrize(
    "said", ["", "The striker scored from a division away.", "Her flagship store opened.", "hamas"]
)
def test_everyday_texts_are_not_read(gate: Gate, said: str) -> None:
    assert not gate.admits(DULL * LENGTH + said) or said == "hamas"


def test_short_texts_are_always_read(gate: Gate) -> None:
    assert gate.admits(DULL)


QUARREL = "The minister condemned the mayor on Monday. "


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (QUARREL, True),
        (DULL * LENGTH + QUARREL, False),
        (DULL * LENGTH + QUARREL + "It was about the troops. ", True),
        ("Two missiles fell. " + DULL * 3 + QUARREL + DULL * LENGTH, True),
    ],
)
def test_a_long_text_without_a_word_of_the_domain_gives_no_claim(extractor: Extractor, text: str, given: bool) -> None:
    assert ("condemn" in {claim.type for claim in extractor.read(text)}) is given


def test_what_is_admitted_around_a_place_is_admitted_as_a_whole(gate: Gate) -> None:
    text = DULL * LENGTH + "The army-navy game\nwas off. " + DULL * LENGTH
    near = gate.reach(text).near
    admitted = [place for place in range(len(text)) if near(place)]
    assert gate.admits(text)
    assert min(abs(place - text.index("army")) for place in admitted) == 0
    assert max(abs(place - text.index("army")) for place in admitted) < gate.around + len("navy-game") + 10
    assert not any(gate.reach(DULL * LENGTH).near(place) for place in range(len(DULL)))


@pytest.mark.slow
def test_claims_of_texts_of_the_domain_are_those_of_the_slow_way(extractor: Extractor) -> None:
    articles = [item.article for item in read_articles(["seeds"]) if isinstance(item, Found)]
    dull = Article(id="dull", uri="dull", text=DULL * LENGTH)
    *fast, last = extractor.read_many([*articles, dull])
    assert [reading.claims for reading in fast] == [extractor.read(article) for article in articles]
    assert (last.claims, last.error) == ([], None)


FAR = "Pat Fenwick saw a friend in the park on Tuesday. "
NEAR = "The army fired a missile at the harbour of Odesa on Monday. "


def sparse(before: int, behind: int) -> Article:
    """A long text of everyday news with one sentence of the domain."""
    return Article(id="sparse", uri="sparse", text=(DULL * 2 + FAR) * before + NEAR + (DULL * 2 + FAR) * behind)


def test_of_a_long_text_of_something_else_only_what_is_near_is_parsed(extractor: Extractor) -> None:
    article = sparse(12, 12)
    reach = extractor.stages.gate.reach(article.text)
    assert reach.window is not None
    begun = extractor.stages.annotator.begin(extractor.stages.marked(article), reach.reads)
    places = [article.text[begun.parts[r[0]].start : begun.parts[r[-1]].end] for r in begun.ranges]
    told = places.index(NEAR.strip())
    unread = {n for n in range(len(places)) if n in begun.unread}
    assert {0, 1, 2, len(places) - 1} <= unread
    assert not unread & {told, *(n for n in range(told - 4, told + 5) if FAR.strip() == places[n])}
    whole = Article(id="whole", uri="whole", text=NEAR * 60)
    assert extractor.stages.gate.reach(whole.text).window is None


@pytest.mark.slow
def test_claims_of_a_window_are_those_of_the_whole_text_and_names_outside_are_known(extractor: Extractor) -> None:
    article = sparse(12, 12)
    (reading,) = extractor.read_many([article])
    told, whole = ([c for c in claims if c.type != "negotiate"] for claims in (reading.claims, extractor.read(article)))
    assert [c.trigger.text for c in told] == ["fired"]
    assert told == whole
    begun = extractor._admitted(article)
    doc = extractor._finish(begun, extractor.stages.annotator.parse([begun])[0])
    parsed = {t.sent.start for t in doc if t.pos_ == "VERB"}
    assert 0 < len(parsed) < len(list(doc.sents))
    named = Article(id="n", uri="n", text="France is far away. " + article.text)
    begun = extractor._admitted(named)
    doc = extractor._finish(begun, extractor.stages.annotator.parse([begun])[0])
    assert 0 in begun.unread
    france = {m.start for m in state_of(doc).mentions if m.entity and m.entity.country == "FRA"}
    assert 0 in france  # named where nothing is parsed
