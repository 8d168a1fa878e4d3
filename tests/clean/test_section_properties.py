"""What holds for every text, sensible or not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.clean import SectionRules, looks_english, mark
from extract.model import Article

PIECES = (
    "The navy fired two missiles on Monday, the ministry said.",
    "By Amina Bello",
    "Related Publications",
    "-",
    "\n",
    "\n\n",
    "SEOUL (AP) -",
    "STATUS:",
    "(AP Photo/Jun Sato)",
    "Current News",
    "Introduction",
    "\u00a92021 Harbour Times",
    '"',
    "...",
    " ",
    "\u00ad",
    "\u2028",
    "\r\n",
    "Read more:",
    "swipe to next page",
    "U.S.",
    "[\u2026]",
    "a",
    "\uff2d",
    "7 p.m.",
    "Image caption,",
    "\t",
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=TEXTS)
@QUICK
def test_sections_are_sorted_apart_and_cover_all_words(text: str, section_rules: SectionRules) -> None:
    sections = mark(Article(id="a", uri="a", text=text), section_rules).sections
    position = 0
    for section in sections:
        assert position <= section.start < section.end <= len(text)
        assert not any(character.isalnum() for character in text[position : section.start])
        position = section.end
    assert not any(character.isalnum() for character in text[position:])


@given(text=st.text(max_size=300))
@QUICK
def test_fold_keeps_length_and_folds_once(text: str, section_rules: SectionRules) -> None:
    folded = section_rules.characters.fold(text)
    assert len(folded) == len(text)
    assert section_rules.characters.fold(folded) == folded


@given(text=TEXTS)
@QUICK
def test_marking_twice_changes_nothing(text: str, section_rules: SectionRules) -> None:
    once = mark(Article(id="a", uri="a", text=text), section_rules)
    assert mark(once, section_rules).sections == once.sections


@given(text=st.text(max_size=300))
@QUICK
def test_language_is_told_of_any_text(text: str, section_rules: SectionRules) -> None:
    assert looks_english(text, section_rules.language) in (True, False)
