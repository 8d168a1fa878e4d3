"""Headlines: what they leave out, and how they are written."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor
from extract.syntax.text import Text

BODY = "\n\nThe ministry gave no details about the missile on Monday. Officials in the capital were not available."


def _heads(extractor: Extractor, title: str) -> dict[str, tuple[str, str]]:
    """Word -> its label in the parse and the word that it hangs on."""
    text = title + BODY
    doc = extractor.mentions(Article(id="t", uri="t", text=text))
    return {t.text.split()[-1]: (t.dep_, t.head.text) for t in doc.doc if t.idx < len(title)}


@pytest.mark.parametrize("behind", ["in Idlib", "by Russia", "near Kherson on Friday", ""])
@pytest.mark.parametrize(
    ("subject", "head", "participle"),
    [
        ("Two Drones", "Drones", "Shot Down"),
        ("Nine soldiers", "soldiers", "killed"),
        ("Old frigate", "frigate", "sunk"),
    ],
)
def test_a_short_passive_has_its_subject(
    extractor: Extractor, subject: str, head: str, participle: str, behind: str
) -> None:
    heads = _heads(extractor, f"{subject} {participle} {behind}".strip())
    assert heads[head] == ("nsubjpass", participle.split()[0])


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Missiles supplied by Iran hit two ships", "Missiles"),
        ("Missiles supplied by Iran strike two ships, kill nine", "Missiles"),
        ("Chad says troops killed 12 rebels in battle", "troops"),
    ],
)
def test_other_participles_have_no_auxiliary(extractor: Extractor, title: str, head: str) -> None:
    assert _heads(extractor, title)[head][0] != "nsubjpass"


@pytest.mark.parametrize("small", ["with", "from", "over", "into"])
def test_small_words_without_a_capital_leave_a_headline_one(extractor: Extractor, small: str) -> None:
    doc = extractor.mentions(Article(id="t", uri="t", text=f"Army Kills Rebels {small} Tanks in Heavy Fighting{BODY}"))
    assert doc.state.sentences[0].headline


@pytest.mark.parametrize("verb", ["Signs for", "Withdraws", "Kills"])
def test_a_present_behind_an_actor_is_a_verb(extractor: Extractor, verb: str) -> None:
    title = f"Syria {verb} Rebels with Armored Vehicles"
    doc: Text = extractor.mentions(Article(id="t", uri="t", text=title + BODY))
    (word,) = [t for t in doc if t.text == verb.split()[0]]
    assert word.pos_ == "VERB"


@pytest.mark.parametrize("title", ["Indonesia destroys missiles", "France to build submarine"])
def test_a_short_first_line_is_the_title(extractor: Extractor, title: str) -> None:
    (article,) = [doc.state.article for doc in [extractor.mentions(Article(id="t", uri="t", text=title + BODY))]]
    assert [(s.kind, s.start, s.end) for s in article.sections][:1] == [("title", 0, len(title))]
