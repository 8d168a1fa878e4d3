"""What a denial is linked to: the clause, the noun, the sentence before."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "denial", "denied"),
    [
        ("Belgrade denied that it had sold shells to Ukraine.", "denied", ["sold"]),
        ("Kigali denies arming the rebels in Congo.", "denies", ["arming"]),
        ("Pakistan accused India of bombing a mosque, which New Delhi denies.", "denies", ["bombing"]),
        ("Iran said it had sunk a US destroyer. Washington rejected Tehran's claim.", "rejected", ["sunk"]),
        ("Chad accused Sudan of shelling a camp, a charge the junta rejected.", "rejected", ["shelling"]),
        ("Turkey has neither confirmed nor denied that its jets bombed the camp.", "denied", []),
    ],
)
def test_links_of_a_denial(extractor: Extractor, text: str, denial: str, denied: list[str]) -> None:
    claims = {claim.id: claim for claim in extractor.read(Article(id="t", uri="t", text=text))}
    found = next(claim for claim in claims.values() if claim.trigger.text == denial)
    assert [claims[link.claim].trigger.text for link in found.links] == denied
    assert all(link.type == "disputes" for link in found.links)


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [
        (
            "Seoul dismissed the North's claim that it tested a drone as a bluff.",
            "tested",
            [("the North", "asserts", False), ("Seoul", "denies", False)],
        ),
        ("Kigali denies arming the rebels in Congo.", "arming", [("Kigali", "denies", False)]),
        ("Iran said it had sunk a ship.", "sunk", [("Iran", "asserts", False)]),
    ],
)
def test_who_denies_a_claim_is_a_source_of_it(
    extractor: Extractor, text: str, word: str, sources: list[tuple[str, str, bool]]
) -> None:
    found = next(c for c in extractor.read(Article(id="t", uri="t", text=text)) if c.trigger.text == word)
    assert [(s.text, s.stance, s.inferred) for s in found.sources] == sources


ASSERTED = "The military said rebels shelled the town of Goma."
DENIED = "The rebels did not shell Goma, their spokesman said."
OTHERWISE = "The rebels did not shell Bukavu, their spokesman said."


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"{ASSERTED}\n\n{DENIED}", 1),
        (f"{DENIED}\n\n{ASSERTED}", 1),
        (f"{DENIED}\n\nEnvoys met in Nairobi.\n\n{ASSERTED}", 1),
        (f"{ASSERTED}\n\n{ASSERTED}", 0),
        (f"{ASSERTED}\n\nThe rebels may not have shelled Goma, their spokesman said.", 0),
        (f"{ASSERTED}\n\nThe rebels will not shell Goma, their spokesman said.", 0),
        ("Iran tested a cruise missile, Kyiv said.\n\nSyria did not test a cruise missile.", 0),
    ],
)
def test_assertion_and_denial_are_linked_whoever_comes_first(extractor: Extractor, text: str, links: int) -> None:
    claims = {claim.id: claim for claim in extractor.read(Article(id="t", uri="t", text=text))}
    found = [
        (claim, claims[link.claim]) for claim in claims.values() for link in claim.links if link.type == "disputes"
    ]
    assert len(found) == links
    for denial, assertion in found:
        assert (denial.polarity, assertion.polarity) == ("negative", "positive")
        assert denial.links[0].type == "disputes"
