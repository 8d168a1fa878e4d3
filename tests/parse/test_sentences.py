"""Sentences of news text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pack.files import read_yaml
from extract.pack.sections import SentenceWords
from extract.parse.sentences import SentenceRules, split_sentences, wrap_of

DATA = read_yaml(Path(__file__).parents[2] / "rules" / "sections" / "sentences.yml")
RULES = SentenceRules(SentenceWords.model_validate(DATA))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), RULES)]


@pytest.mark.parametrize("case", DATA["examples"], ids=lambda case: case["text"][:30])
def test_rule_file_examples(case: dict[str, object]) -> None:
    assert sentences(str(case["text"])) == case["gives"]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Ana B. Cruz and Sen. Ito met Mr. Obi vs. the clock.",
        "The missile flew 4.5 km at Mach 2.5; it fell at 11:05 a.m. Tuesday.",
        "Kharkiv Arms Inc. said it would sell to the U.S. Army and the U.K. Ministry of Defence.",
        "\u201cWill Niger leave?\u201d asked Diallo.",
        "\u201cThey crossed the line!\u201d Diallo said, pointing north.",
        "\u201cWe shot it down \u2026 and it burned,\u201d he said.",
        "Fig. 3 and No. 7 of vol. 2, pp. 40-44, show the Mk. 41 cells.",
        "See https://example.org/a.Html?b=C.D and ops.example.com for the list.",
        "The talks\nwent on all night.",
        "Chad, Mali, etc. were not there.",
        "Yahoo! News saw the memo.",
        "On Sept. 3, Brig. Gen. Oyelaran took over the 3rd Div. in Jos.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was sold to the U.S. The army denied it.", 2),
        ("They flew to D.C. Officials said no. Others left at 9 p.m. He stayed.", 4),
        ("He cited \u201cthe enemy.\u201d She did not.", 2),
        ("It flew at 5 p.m. Latvia\u2019s ministry saw it.", 2),
        ("It ended in 2019. 12 ships were lost.", 2),
        ("\u201cIt was hit.\u201d \u201cBy whom?\u201d \u201cNobody knows.\u201d", 3),
        ("They fled (some by boat.) Others stayed.", 2),
        ("It sank.[3] The crew lived.[4][5] Salvage began.", 3),
        ("The raid failed.The crew fled.", 2),
        ('He wrote ""stop"". ""They did not."" It went on.', 3),
        ("Aims:\n- two frigates\n- one tanker\nThe rest is open.", 4),
        ("1. The fleet left. 2. The army stayed.", 2),
        ("Fleet sails\n\nThe fleet sailed.", 2),
        ("It was destroyed. al-Shabab claimed the attack.", 2),
        ("The deal with the U.A.E. Moscow called it a threat.", 2),
    ],
)
def test_sentences_are_told_apart(text: str, number: int) -> None:
    assert len(sentences(text)) == number, sentences(text)


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "Shells fell on the village of Karsan on Monday, hours after the truce in\n"
        "the valley had come into force, and two posts of the army were hit, Col.\n"
        "Sarkis Petrosyan said. Nobody was hurt, he added, but a house burned down\n"
        "near the bridge."
    )
    assert len(sentences(text)) == 2


def test_spans_stay_inside_the_section() -> None:
    text = "One is here. Two is here. Three is here."
    assert [text[a:b] for a, b in split_sentences(text, 13, 25, RULES)] == ["Two is here."]


@given(
    text=st.lists(
        st.sampled_from(
            [
                "The U.S. ",
                "Gen. ",
                "Kim ",
                "fired. ",
                '"',
                "\n",
                "...",
                "\u201d",
                " No. 2",
                "- ",
                "end.The ",
                "?",
                "!",
                "a",
                " ",
            ]
        )
    ).map("".join),
    cut=st.integers(0, 20),
)
@settings(max_examples=300, deadline=None)
def test_spans_are_sorted_trimmed_and_lose_no_word(text: str, cut: int) -> None:
    start, end = min(cut, len(text)), max(min(cut, len(text)), len(text) - cut // 2)
    position = start
    for first, last in split_sentences(text, start, end, RULES):
        assert position <= first < last <= end
        assert text[first:last] == text[first:last].strip()
        assert not any(character.isalpha() for character in text[position:first])
        position = last
    assert not any(character.isalpha() for character in text[position:end])


def test_splitting_is_linear() -> None:
    text = "The U.S. Navy said the frigate left. Gen. Rao denied it at 6 a.m. On Monday it docked. " * 6000
    begin = time.process_time()
    found = split_sentences(text, 0, len(text), RULES)
    assert len(found) == 3 * 6000
    assert time.process_time() - begin < 5


WRAPPED = """The frigate left the harbour at dawn, and the Ministry of
Defence said that it would join the exercise off the Isle of
Wight on Friday. Two patrol boats followed it.
    The crew of the Sea Lance had been told by Admiral Rao to
Malta's dismay that nobody would go ashore at Valletta or at
Gozo before the end of the month.
"""


def test_line_of_a_wrapped_text_ends_no_sentence() -> None:
    wrap = wrap_of(WRAPPED)
    assert wrap
    found = [WRAPPED[a:b] for a, b in split_sentences(WRAPPED, 0, len(WRAPPED), RULES, wrap)]
    assert [one.split()[-1] for one in found] == ["Friday.", "it.", "month."]
    at = WRAPPED.index("    The crew")
    assert len(split_sentences(WRAPPED, at, len(WRAPPED), RULES, wrap)) == 1, "a paragraph of it is read like the whole"


@pytest.mark.parametrize(
    "text", ["Fleet on the move\nThe frigate left.\nIt sank.", "\n".join(["Two frigates of 40 m"] * 9)]
)
def test_lines_of_their_own_are_no_wrapped_text(text: str) -> None:
    assert wrap_of(text) is None
