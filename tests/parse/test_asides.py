"""What is read apart from its sentence: proportions, and speakers between commas."""

from __future__ import annotations

import pytest

from extract.pipeline import Extractor


@pytest.mark.parametrize("first", ["three", "28", "Four"])
@pytest.mark.parametrize("second", ["five", "32"])
@pytest.mark.parametrize(
    ("sentence", "role"),
    [("The navy sank {} boats.", "target"), ("The army shot down {} drones near Kyiv.", "weapon")],
)
def test_proportion_counts_by_its_first_number(
    extractor: Extractor, sentence: str, role: str, first: str, second: str
) -> None:
    numbers = f"{first.lower()} out of {second}"
    (claim,) = extractor.read(sentence.format(numbers))
    (filler,) = [a for a in claim.arguments if a.role == role]
    assert filler.text.startswith(numbers)
    assert filler.count == {"three": 3, "28": 28, "four": 4}[first.lower()]


@pytest.mark.parametrize("verb", ["says", "said", "claims"])
@pytest.mark.parametrize("speaker", ["the Pentagon", "Turkey's defence ministry"])
@pytest.mark.parametrize(
    "sentence", ["Iran fired, {}, two missiles at the tanker.", "Iran, {}, fired two missiles at the tanker."]
)
def test_inserted_speaker_is_the_source_and_no_actor(
    extractor: Extractor, sentence: str, speaker: str, verb: str
) -> None:
    (claim,) = extractor.read(sentence.format(f"{verb} {speaker}"))
    assert [a.text for a in claim.arguments if a.role == "actor"] == ["Iran"]
    assert [s.text for s in claim.sources] == [speaker]


@pytest.mark.parametrize("nationality", ["Syrian", "Ukrainian", "Israeli"])
@pytest.mark.parametrize("gerund", ["shelling", "bombing"])
def test_gerund_behind_a_nationality_has_it_as_actor(extractor: Extractor, nationality: str, gerund: str) -> None:
    claims = extractor.read(f"Three soldiers were killed in {nationality} {gerund} of the town.")
    actors = {a.text for c in claims for a in c.arguments if a.role == "actor"}
    assert actors == {nationality}


@pytest.mark.parametrize("adverb", ["no longer", "still", "reportedly"])
def test_present_behind_adverbs_is_a_verb(extractor: Extractor, adverb: str) -> None:
    (claim,) = extractor.read(f"Iran {adverb} supplies rockets to Hamas.")
    assert (claim.type, claim.trigger.text) == ("transfer", "supplies")
    assert claim.polarity == ("negative" if adverb == "no longer" else "positive")


@pytest.mark.parametrize("speaker", ["the spokesman", "state media", "Turkey's defence ministry"])
@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Pakistan and Indonesia, {} said, granted 20 howitzers to France.", ["Indonesia", "Pakistan"]),
        ("Poland, {} said, maintains ballistic missiles.", ["Poland"]),
    ],
)
def test_speaker_between_commas_leaves_the_clause_whole(
    extractor: Extractor, sentence: str, actors: list[str], speaker: str
) -> None:
    (claim,) = extractor.read(sentence.format(speaker))
    assert sorted(a.text for a in claim.arguments if a.role == "actor") == actors
    assert [s.text for s in claim.sources] == [speaker]


def test_participle_behind_a_speaker_is_what_the_speaker_does(extractor: Extractor) -> None:
    (claim,) = extractor.read("Rebels shelled the port, the broadcaster said, citing two harbour officials.")
    assert "Rebels" not in [s.text for s in claim.sources]


@pytest.mark.parametrize("phrase", ["According to the spokesman", "According to state media"])
@pytest.mark.parametrize(
    ("clause", "actors"),
    [
        ("Iran, which is armed with chemical weapons, tested a missile.", ["Iran"]),
        ("Egypt and Russia tested a missile.", ["Egypt", "Russia"]),
        ("Pakistan and the Ethiopian army tested a missile.", ["Pakistan", "the Ethiopian army"]),
    ],
)
def test_source_that_opens_a_sentence_has_no_other_name(
    extractor: Extractor, phrase: str, clause: str, actors: list[str]
) -> None:
    claims = extractor.read(f"{phrase}, {clause}")
    (test,) = (c for c in claims if c.type == "test")
    assert sorted(a.text for a in test.arguments if a.role == "actor") == actors
    assert [s.text for s in test.sources] == [phrase.removeprefix("According to ")]


def test_list_of_sources_stays_one(extractor: Extractor) -> None:
    (claim,) = extractor.read("According to France, Germany and Italy, Iran fired a missile.")
    assert [a.text for a in claim.arguments if a.role == "actor"] == ["Iran"]
    assert [s.text for s in claim.sources] == ["France", "Germany", "Italy"]


@pytest.mark.parametrize("line", ["Urgent:", "Seoul:", "WATCH:", "- witnesses", "( )"])
def test_line_that_is_an_aside_alone_is_read_as_a_sentence(extractor: Extractor, line: str) -> None:
    """Nothing would be left of it to parse."""
    text = f"North Korea warns of war\n\n{line}\n\nNorth Korea fired two missiles into the sea on Monday.\n\n{line}\n"
    assert [claim.trigger.text for claim in extractor.read(text) if claim.type == "test"] == ["fired"]
