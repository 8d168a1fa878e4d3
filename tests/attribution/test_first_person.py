"""Who speaks in a whole text, and how sure it is who says something."""

from __future__ import annotations

import pytest

from extract.model import Article, Claim
from extract.pipeline import Extractor

BODY = "Iran has never supplied drones to Russia. Iran tested a new missile on Monday."
OURS = "We sank two boats off Aden. We lost no ship. Our fleet tested a cruise missile on Monday."


def read(extractor: Extractor, text: str, publisher: str | None = None) -> list[Claim]:
    return extractor.read(Article(id="t", uri="t", text=text, publisher=publisher))


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Statement by the Spokesperson of the Foreign Ministry", "the Spokesperson"),
        ("Press Statement of Vice Minister Kim Yo Jong", "Vice Minister Kim Yo Jong"),
        ("Remarks by General Okoye on the fleet", "General Okoye"),
        ("Joint statement by Oman and Qatar", "Oman"),
    ],
)
def test_heading_says_who_speaks(extractor: Extractor, heading: str, speaker: str) -> None:
    claims = read(extractor, f"{heading}\n\n{BODY}")
    assert claims
    for claim in claims:
        assert claim.document.speaker is not None
        assert claim.document.speaker.text == speaker
        assert (speaker, True) in [(s.text, s.inferred) for s in claim.sources]


@pytest.mark.parametrize(
    "heading",
    ["Ministry issues statement on the raid", "Statement on the raid", "The statement angered Oman", "Two boats sunk"],
)
def test_heading_of_a_report_names_no_speaker(extractor: Extractor, heading: str) -> None:
    assert all(claim.document.speaker is None for claim in read(extractor, f"{heading}\n\n{BODY}"))


def test_publisher_that_says_we_is_the_speaker(extractor: Extractor) -> None:
    claims = read(extractor, f"The Royal Navy is at sea.\n\n{OURS}", publisher="Royal Navy")
    assert {claim.document.speaker and claim.document.speaker.text for claim in claims} == {"The Royal Navy"}
    quoted = f"The Royal Navy is at sea.\n\n“{OURS}” General Okoye said."
    assert all(claim.document.speaker is None for claim in read(extractor, quoted, publisher="Royal Navy"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Houthi military spokesman", "Brig. Gen. Yahya Saree"),
        ("Police", "Col. Ahmed Rahmani"),
        ("The army's", "Maj. Gen. Ivan Popov"),
        ("Spokesman", "Lt. Col. Richard Hecht"),
    ],
)
def test_name_is_not_cut_at_an_abbreviation(extractor: Extractor, title: str, name: str) -> None:
    claim = read(extractor, f"{title} {name} said rebels bombed the base.")[0]
    assert [source.text for source in claim.sources] == [f"{title} {name}"]


def test_source_that_could_be_one_of_two_says_so(extractor: Extractor) -> None:
    text = 'General Okoye told reporters. "Two frigates sank a boat off Aden on Monday," Admiral Rao said.'
    sure = read(extractor, '"Two frigates sank a boat off Aden on Monday," Admiral Rao said.')[0].sources[0]
    assert not sure.others
    open_ = [s for claim in read(extractor, text) for s in claim.sources if s.others]
    assert all(s.confidence < sure.confidence for s in open_)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two rockets hit the base, added the reports.", "the reports"),
        ("“Two rockets hit the base,” read a navy statement.", "a navy statement"),
        ("A man named Ali Samad said rebels attacked the base.", "A man named Ali Samad"),
        (
            "Rebels bombed a village near the town of Jenin, Omani medics and army officers said.",
            "Omani medics",
        ),
        ("The ministry announced two steps: jets will bomb the depot, and tanks will be sent to Chad.", "The ministry"),
    ],
)
def test_speakers_in_other_places(extractor: Extractor, text: str, source: str) -> None:
    claims = read(extractor, text)
    assert claims
    assert all(source in [s.text for s in claim.sources] for claim in claims)


def test_pronoun_of_the_speaker_is_no_second_source(extractor: Extractor) -> None:
    claims = read(extractor, "Ana Lopez said she expects Iran to test a missile.")
    assert [[s.text for s in claim.sources] for claim in claims] == [["Ana Lopez"]]
    both = read(extractor, "Ana Lopez said General Okoye believes Iran tested a missile.")
    assert len(both[0].sources) == 2


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "At least 15 people were killed and dozens wounded on Monday in government air strikes on an area "
            "outside the capital Damascus the Syrian Observatory for Human Rights monitor said.",
            ["the Syrian Observatory for Human Rights monitor"],
        ),
        ("“Border troops bombed the depot,” said a statement from the navy.", ["the navy"]),
        ("The army bombed the depot, according to a report published by the navy.", ["the navy"]),
        ("“Russia has moved Iskander missiles into Belarus.” — Jan Kolar, analyst", ["Jan Kolar"]),
        ("The ministry's post on X said Israel bombed a base in Syria.", ["The ministry's post"]),
        ("An alleged chemical attack that killed at least 58 in the town of Idlib has triggered criticism.", [None]),
        ("The army killed two rebels and bombed a base.", []),
        ("The army bombed a base, reported 40 miles away.", []),
    ],
)
def test_sources_of_every_claim(extractor: Extractor, text: str, sources: list[str | None]) -> None:
    claims = read(extractor, text)
    assert claims
    assert all([s.text for s in claim.sources] == sources for claim in claims)


@pytest.mark.parametrize(
    ("after", "source"),
    [
        ("“Their forces bombed two depots on Friday. They must go.”", "Sunak"),
        ("“Their forces bombed two depots on Friday,” General Okoye said.", "General Okoye"),
        ("Their forces bombed two depots on Friday.", None),
    ],
)
def test_paragraph_that_is_all_speech_goes_on(extractor: Extractor, after: str, source: str | None) -> None:
    claims = read(extractor, f"“He will not stop at the border,” Sunak said.\n\n{after}")
    found = next(claim for claim in claims if claim.trigger.text == "bombed")
    assert [s.text for s in found.sources] == ([source] if source else [])


def test_each_quotation_is_of_the_name_behind_its_dash(extractor: Extractor) -> None:
    text = "“Chad bombed two depots on Friday.” ― Sonya Berg “Mali tested a missile on Monday.” ― Jan Kolar"
    assert [[s.text for s in claim.sources] for claim in read(extractor, text)] == [["Sonya Berg"], ["Jan Kolar"]]
    aside = read(extractor, "The “Peacekeeper” — Chad fired it on Friday — hit a base in Mali.")
    assert not [s for claim in aside for s in claim.sources]
