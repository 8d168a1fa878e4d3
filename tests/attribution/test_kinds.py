"""What kind of source a speaker is: by record, noun, title, whom they speak for, and who spoke before."""

from __future__ import annotations

import pytest

from extract.document import state_of
from extract.model import Article
from extract.pipeline import Extractor


def kinds(extractor: Extractor, text: str) -> list[str]:
    doc = extractor.annotate(Article(id="t", uri="t", text=text))
    return [a.kind for a in state_of(doc).attributions]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Reuters", "media"),
        ("State news agency SANA", "media"),
        ("The newspaper", "media"),
        ("A report", "media"),
        ("Lockheed Martin", "company"),
        ("A Lockheed Martin spokesman", "company"),
        ("A spokesman for Lockheed Martin", "company"),
        ("Hezbollah", "armed-group"),
        ("A Hamas spokesman", "armed-group"),
        ("Omar Said, a spokesman for the Taliban,", "armed-group"),
        ("The defence ministry", "official"),
        ("Rear Adm. Ana Diaz", "official"),
        ("The mayor", "official"),
        ("The United Nations", "official"),
        ("Human Rights Watch", "expert"),
        ("A monitoring group", "expert"),
        ("The Institute for the Study of War", "expert"),
        ("Activists", "unnamed"),
        ("73 percent", "unnamed"),
        ("A hospital", "other"),
    ],
)
def test_kind_of_a_speaker(extractor: Extractor, speaker: str, kind: str) -> None:
    (found,) = kinds(extractor, f"{speaker} said that jets bombed a depot.")
    assert found == kind


@pytest.mark.parametrize(
    ("first", "again", "kind"),
    [
        ("Redur Khalil, a spokesman for the Taliban,", "Khalil", "armed-group"),
        ("General Ivan Berg", "He", "official"),
        ("An analyst", "she", "expert"),
        ("The defence ministry", "The statement", "official"),
        ("The Syrian Observatory for Human Rights", "The group", "expert"),
        ("A hospital", "He", "other"),
    ],
)
def test_who_is_named_again_is_of_the_same_kind(extractor: Extractor, first: str, again: str, kind: str) -> None:
    found = kinds(extractor, f"{first} said that jets bombed a depot. {again} said that rebels shelled a port.")
    assert found[-1] == kind


def test_a_name_that_first_stands_where_nothing_is_parsed_has_a_kind(extractor: Extractor) -> None:
    """Such a word has no lemma, and the first of a text none before it."""
    text = "Pence: Gennifer won't be at the debate.\n\nMike Pence said that Iran fired two missiles at Israel."
    begun = extractor._begin(Article(id="t", uri="t", text=text), lambda start, end: start > 0)
    assert begun.unread
    doc = extractor._finish(begun, extractor.stages.annotator.parse([begun])[0])
    assert [a.kind for a in state_of(doc).attributions][-1] == "official"
