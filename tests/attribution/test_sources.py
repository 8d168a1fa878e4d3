"""Who says it: chains innermost first, quotations over sentences and paragraphs, denials, kinds."""

from __future__ import annotations

from datetime import date

import pytest

from extract.attribution.chain import sources_of
from extract.document import Relation, state_of
from extract.model import Article
from extract.pipeline import Extractor
from extract.syntax.text import Text


def chain(extractor: Extractor, text: str, word: str) -> list[tuple[str | None, str]]:
    """(source, cue) of the relation at a word, innermost first."""
    doc = extractor.annotate(Article(id="t", uri="t", text=text, published=date(2024, 6, 12)))
    at = next(token.i for token in doc if token.text == word)
    attributions = state_of(doc).attributions
    found = sources_of(Text(doc), Relation("x", "x", (at, at), ()), attributions)
    return [
        (text[s.start : s.end] if (s := attributions[i].source) else None, text[slice(*attributions[i].cue)])
        for i in found
    ]


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [
        (
            "Tasnim reported that the general said Iran had tested a drone.",
            "tested",
            [("the general", "said"), ("Tasnim", "reported")],
        ),
        ("Armenia accused Azerbaijan of shelling two villages.", "shelling", [("Armenia", "accused")]),
        ("Tunis did not say that Libya bought the drones.", "bought", []),
        ("The frigate was reportedly hit by a missile.", "hit", [(None, "reportedly")]),
        (
            "Three jets crashed, the air force said, citing two pilots.",
            "crashed",
            [("two pilots", "citing"), ("the air force", "said")],
        ),
        ("“They fled,” Mayor Ivan Bilyk said. “Then the tanks burned.”", "burned", [("Mayor Ivan Bilyk", "said")]),
        ("The ministry said:\n\nOur navy sank two boats.\n\nIt lost nobody.", "sank", [("The ministry", "said")]),
        ("Chad condemned the raid.", "raid", []),
        (
            "The premier, Ana Lopez, issued a statement:\n“We bought jets.\nThey flew.”",
            "flew",
            [("The premier, Ana Lopez", "statement")],
        ),
        (
            "Navy chief Omar Said released a statement on Sunday.\n\nWe sank a boat.",
            "sank",
            [("Navy chief Omar Said", "statement")],
        ),
        ("Mali said it shelled a camp; a jet hit the depot.", "hit", [("Mali", "said")]),
        ("We believe that Iran fired it.", "fired", []),
        ("The report, published in May by an institute, says Iran bought jets.", "bought", [("The report", "says")]),
        ("“We fired,” the colonel, Omar Said, told reporters in Tunis.", "fired", [("the colonel, Omar Said", "told")]),
        ("Hamas said it held the camp, while Israel said it had bombed it.", "bombed", [("Israel", "said")]),
        (
            "Interfax, citing the navy, reported that a frigate had sunk.",
            "sunk",
            [("the navy", "citing"), ("Interfax", "reported")],
        ),
        ("The navy said the mine discovered in the strait was laid by Chad.", "discovered", [("The navy", "said")]),
        ("The general said the mine found in the strait was laid by Chad.", "found", [("The general", "said")]),
        ("The drones reportedly hit Omdurman, a town that rebels captured in May.", "captured", []),
        ("The weakness of the army, two officials said, could end the siege.", "siege", [("two officials", "said")]),
        ("Two men interviewed said barrel bombs were dropped by Russian jets.", "dropped", [("Two men", "said")]),
        ("Iran would announce the purchase of two jets.", "purchase", []),
        ("The siege demands that Chad buys jets.", "buys", []),
        (
            "Chad denied a report that it had bought jets.",
            "bought",
            [("a report", "report"), ("Chad", "denied")],
        ),
        ("Chad confirmed reports that it had bought jets.", "bought", [("Chad", "confirmed")]),
        (
            "The envoy was quoted on state television as saying Iran had bought jets.",
            "bought",
            [("The envoy", "saying"), ("state television", "quoted")],
        ),
        ("As Reuters first reported, Oman sold two corvettes.", "sold", [("Reuters", "reported")]),
        ("Oman said after the summit it would buy six frigates.", "buy", [("Oman", "said")]),
        ("Reuters reported at the time that Chad had bought six jets.", "bought", [("Reuters", "reported")]),
        ("The militia fired ten rockets, which it said destroyed a radar.", "destroyed", [("it", "said")]),
        ("The premier said: “We downed two drones,” adding that a third fell.", "fell", [("The premier", "adding")]),
        ("TUNIS\u2014Chad said it had bought six jets.", "bought", [("Chad", "said")]),
        (
            "“We bought six jets,” said Ana Berg, president and CEO of the yard.",
            "bought",
            [("Ana Berg", "said")],
        ),
        ("Chad wants assurances that Oman will not buy the jets.", "buy", []),
        ("The army declared a truce in Goma.", "truce", []),
        ("Envoys voiced concerns about a raid on the fort.", "raid", [("Envoys", "concerns")]),
        ("The port shut over concerns about a raid on the fort.", "raid", []),
        (
            "Nine men were hurt in the raid the army said with two boys killed in a later shelling.",
            "shelling",
            [("the army", "said")],
        ),
        (
            '"WALLACE: It is, as “The Times” wrote, a war of fear.\n\n"PENCE: Look, Chad bought six jets in May.',
            "bought",
            [("PENCE", ":")],
        ),
        ("Six dead in rocket attack on camp, medics say", "attack", [("medics", "say")]),
        ("Peru buys two submarines: minister", "buys", [("minister", ":")]),
        ("The envoy declined to say whether Oslo sent the missiles.", "sent", []),
        ("No group has claimed the bombing of the pipeline.", "bombing", []),
        ("Her president was cited as saying that Togo had bought drones.", "bought", [("Her president", "saying")]),
        (
            "Mali lost a camp.\n\nRebels held it.\n\nA colonel said:\n\nThe camp fell.\n\nJets then bombed it.",
            "bombed",
            [],
        ),
        ("The US said Chad had bought six jets.", "bought", [("The US", "said")]),
        ("Togo's navy was quick to point out that a boat had sunk.", "sunk", [("Togo's navy", "point out")]),
        ("Oslo said it would no longer publish what it sends.", "sends", [("Oslo", "said")]),
        ("The agency SANA said the jets had bombed the port.", "bombed", [("The agency SANA", "said")]),
        ("Residents say the RSF shot down a MiG over Omdurman, which the army has denied.", "denied", []),
        ("The ministry said that rebels had shelled a village, which they reject.", "reject", []),
        (
            "Vice Minister Kim Son made public the following statement:\n\nOur army fired.",
            "fired",
            [("Vice Minister Kim Son", "statement")],
        ),
    ],
)
def test_sources_are_those_in_whose_words_it_stands(
    extractor: Extractor, text: str, word: str, sources: list[tuple[str | None, str]]
) -> None:
    assert chain(extractor, text, word) == sources


def test_denial_keeps_its_stance(extractor: Extractor) -> None:
    doc = extractor.annotate(Article(id="t", uri="t", text="Serbia denied selling mortars to Congo."))
    assert [(a.stance, a.kind) for a in state_of(doc).attributions] == [("denies", "official")]


def test_layers_nest_what_stands_in_somebodys_words(extractor: Extractor) -> None:
    rows = extractor.layers(Article(id="t", uri="t", text="Tasnim reported that the general said the base was hit."))
    (outer,) = rows["attributions"]
    assert [row["cue"]["text"] for row in outer["inner"]] == ["said"]
