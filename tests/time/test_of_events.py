"""The time of an event is told apart from the time of its announcement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.document import Relation, state_of
from extract.evaluate.examples import unmark
from extract.model import Article
from extract.pipeline import Extractor
from extract.syntax.text import Text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Tuesday, Iran [fired] two missiles at a base in Iraq.", "2024-06-11"),
        ("Iran [fired] two missiles at a base in Iraq on Tuesday, the army said.", "2024-06-11"),
        ("The army said on Tuesday that Iran had [fired] two missiles.", None),
        ("The army said Tuesday Iran [fired] two missiles.", None),
        ("The army said on Tuesday that Iran [fired] two missiles on Monday.", "2024-06-10"),
        ("Israel struck a convoy early Wednesday, [killing] three officers.", "2024-06-12"),
        ("In May 2023, Poland bought rockets and [deployed] them in the east.", "2023-05"),
        ("Chad [fired] what appeared to be two missiles into the sea on Monday.", "2024-06-10"),
        ("In trials held near Goma in May, the system [destroyed] two drones.", "2024-05"),
        ("In a letter dated 7 June, Oman [rejected] the charge.", "2024-06-07"),
        ("In a base built in 1990, rebels [shelled] the guards.", None),
        ("A missile [strike] on Friday killed two people in Odesa.", "2024-06-07"),
        ("Iran's envoy visited Moscow on Friday for [talks] with Russian officials.", "2024-06-07"),
        ("France apologised on Friday for the [strike] on a hospital in Mali.", None),
        ("Belarus was a launchpad for Russia's [invasion] of Ukraine in February 2022.", "2022-02"),
        ("Envoys met four days after Moscow's [invasion] in February 2022.", "2022-02"),
        ("A refinery burns after weekend drone [attacks] by rebels.", "2024-06-08/2024-06-09"),
        ("On June 7 rebels mounted attacks on Goma, firing rockets and [killing] six.", "2024-06-07"),
        ("Rebels have [attacked] the base since March.", "2024-03/2024-06"),
        ("The missile was first tested in 2021 and [entered] service last year.", "2023"),
        ("Washington announced on Tuesday that it would [send] tanks.", None),
        ("Iran conducted a [test] of a missile near Semnan on Tuesday.", "2024-06-11"),
        ("India held two missile [test] activities off Odisha on Tuesday.", "2024-06-11"),
        ("Two men were [killed] in overnight strikes by Israel.", "2024-06-11/2024-06-12"),
        ("On Monday, Iran fired two missiles, which [fell] into the Gulf.", "2024-06-10"),
        ("The frigate was [commissioned] two days after the parade on May 9.", "2024-05-11"),
        ("A month after the truce of May 2, tanks [rolled] into the town.", "2024-06"),
        ("Two days after Mali launched missiles at Chad on April 13, Chad [bombed] a base.", "2024-04-15"),
        ("The pact expired in 2019 and the missile was [tested] a year later.", "2020"),
        ("Iran [showed] a drone called the Fox in Tehran on Friday.", "2024-06-07"),
        ("Canada will [receive] the jets in 2025.", "2025"),
        ("Turkish drones [killed] four fighters last month, officials said on Sunday.", "2024-05"),
        ("Troops shot two men and [wounded] a third in Jenin late Friday, said a medic.", "2024-06-07"),
        ("The group is [operating] in the Red Sea, conducting flights with its aircraft, June 11.", "2024-06-11"),
        ("Analysts named the war sparked by the [invasion] on May 4, 2022 a folly.", "2022-05-04"),
        ("They rightly predicted the last nuclear [test], in May 2022.", "2022-05"),
        ("Iran will hold [drills] in the Gulf starting Friday.", "2024-06-14"),
        ("The navy's ten-day [drill], which began on Monday, goes on.", "2024-06-10"),
        ("Six-nation [talks] are set to resume in Beijing on Monday.", "2024-06-17"),
        ("Rebel [attacks] targeting a port on Sunday ended in defeat.", "2024-06-09"),
        ("He was in the north on May 27 when his plane [crashed].", "2024-05-27"),
        ("Five stations were hit on Monday, with five people killed and 18 [injured].", "2024-06-10"),
        ("Envoys arrived in Oslo on Monday to [mediate] in the war.", None),
        ("Two states traded barbs on Monday about who [attacked] the town.", None),
        ("A quiet week followed after Friday's drone [attacks] on the port.", "2024-06-07"),
        ("The bodies were found on Friday two days after suspected rebels [kidnapped] the men.", "2024-06-05"),
        ("The army struck hours after rebels had [fired] rockets.", None),
    ],
)
def test_time_is_that_of_the_event(extractor: Extractor, text: str, value: str | None) -> None:
    marked = unmark(text.replace("]", "|trigger]"))
    doc = extractor.stages.annotator.read(Article(id="t", uri="t", text=marked.text, published=date(2024, 6, 12)))
    at = next(token.i for token in doc if token.idx == marked.spans[0][1])
    doc._.extract = replace(state_of(doc), relations=(Relation("x", "x", (at, at), ()),))
    words = Text(doc)
    (relation,) = extractor.stages.attributor(words, extractor.stages.matcher.resolver(words).resolve).relations
    assert (relation.time.value if relation.time else None) == value


def test_time_of_the_announcement_stands_with_its_source(extractor: Extractor) -> None:
    text = "The army said on Tuesday that Iran had fired two missiles."
    doc = extractor.annotate(Article(id="t", uri="t", text=text, published=date(2024, 6, 12)))
    assert [a.time.value for a in state_of(doc).attributions if a.time] == ["2024-06-11"]


def test_deeds_of_one_kind_share_the_date_behind_the_last(extractor: Extractor) -> None:
    text = "A raid by Chad killed two officers and wounded nine guards on Friday, medics said."
    claims = extractor.read(Article(id="t", uri="t", text=text, published=date(2024, 6, 12)))
    assert {(c.type, c.time.value if c.time else None) for c in claims} == {("strike", "2024-06-07")}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Israeli troops killed two men and wounded six in a raid on Jenin on Friday.", {"2024-06-07"}),
        ("Rebels killed ten people when shells hit a market in Homs on Monday.", {"2024-06-10"}),
        ("Israeli jets bombed a depot on Friday. Rebels shelled a town.", {"2024-06-07", None}),
    ],
)
def test_events_of_one_occasion_share_its_time(extractor: Extractor, text: str, values: set[str | None]) -> None:
    claims = extractor.read(text, published=date(2024, 6, 12))
    assert len(claims) > 1
    assert {claim.time.value if claim.time else None for claim in claims} == values
