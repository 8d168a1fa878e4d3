"""Units of several words: read by the word on which the others hang, dated, denied and planned there."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "type_", "head"),
    [
        ("Iran and Russia formed a joint venture with Turkey.", "cooperate", "joint venture"),
        ("Japan launched a training program for the Houthis.", "aid", "training program"),
        ("Russia established a tie-up with France.", "cooperate", "tie-up"),
        ("Poland tightened restrictive measures on Hezbollah.", "sanction", "measures"),
        ("The army carried out a strafing run on the base.", "strike", "run"),
        ("Two submarines were in position in Crimea.", "deploy", "position"),
    ],
)
def test_unit_is_seen_at_its_head(extractor: Extractor, text: str, type_: str, head: str) -> None:
    doc = extractor.mentions(Article(id="a", uri="a", text=text)).doc
    seen = {doc[t.token].text: t.types for sight in extractor.stages.sights(doc) for t in sight.triggers}
    assert type_ in seen.get(head, ()), seen


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("There was no training session with Russia by Indonesia.", "negative", "actual"),
        ("Russia will be in contact with Sudan.", "positive", "planned"),
        ("Iran was not in talks with Pakistan.", "negative", "actual"),
        ("Japan will file a protest against Syria.", "positive", "planned"),
    ],
)
def test_unit_is_denied_and_planned_by_its_clause(
    extractor: Extractor, text: str, polarity: str, modality: str
) -> None:
    (claim,) = extractor.read(text)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_what_an_adjective_says_has_the_date_of_its_clause(extractor: Extractor) -> None:
    (claim,) = extractor.read("Two Russian submarines were present off Latakia last week.")
    assert claim.time is not None
    assert claim.time.text == "last week"


@pytest.mark.parametrize("adjective", ["", "heavy ", "several further "])
@pytest.mark.parametrize(
    ("before", "verb", "words"),
    [
        ("The army inflicted", "inflicted", "losses on the militants."),
        ("The rebels took", "took", "control of the town."),
        ("Sudan put its", "put", "forces on high alert."),
    ],
)
def test_unit_is_seen_with_others_between(
    extractor: Extractor, before: str, adjective: str, verb: str, words: str
) -> None:
    doc = extractor.mentions(Article(id="a", uri="a", text=f"{before} {adjective}{words}")).doc
    found = [f for sight in extractor.stages.sights(doc) for t in sight.triggers for f in t.found.values()]
    assert any(doc[f.first].text == verb and len(f.words) > 2 for f in found), found


def test_coordinated_unit_is_adjacent(extractor: Extractor) -> None:
    claims = extractor.read("A rocket killed two soldiers and injured five others in Mali.")
    assert {c.trigger.text for c in claims} >= {"killed", "injured"}
