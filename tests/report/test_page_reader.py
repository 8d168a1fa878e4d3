"""The page in a real browser: claims in their articles, keys, marks, corrections, missed claims, gold and back."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.records import load_claims, load_gold
from extract.evaluate.score import score

pytestmark = pytest.mark.slow

BAD = "</script><script>window.bad=1</script><img src=x onerror='window.bad=1'>"
ENTER, ESCAPE = "\ue007", "\ue00c"
TITLE = "return document.getElementById('reader-title').textContent"
READ = "return readGold(arguments[0], 'mine.jsonl')"


@pytest.fixture(autouse=True)
def unmarked(quiet: Any, page: Path) -> None:
    """Every test begins on the list of claims, without a mark."""
    quiet.open(page, "#tab=claims")
    quiet.run("localStorage.clear()")
    quiet.open(page, "#tab=claims")


def opened(quiet: Any, number: int) -> None:
    quiet.click("#main .claim", number)


def downloaded(quiet: Any, downloads: Path) -> Path:
    path = downloads / "gold.jsonl"
    path.unlink(missing_ok=True)
    quiet.click("#download")
    for _ in range(50):
        if path.exists():
            return path
        time.sleep(0.1)
    raise AssertionError("nothing was downloaded")


def test_claim_is_a_sentence_in_the_colours_of_its_roles(quiet: Any) -> None:
    roles = "document.querySelector('#main .claim').querySelectorAll('.role')"
    said = quiet.run(f"return [...{roles}].map((r) => [r.className, r.textContent])")
    assert said == [
        ["role actor", "Iran"],
        ["role trigger", "tested"],
        ["role weapon", "two missiles"],
        ["role place", "Yemen"],
        ["role time", "on 4 March 2024"],
        ["role source", "Iran"],
    ]
    assert len(quiet.texts("#main blockquote")) == 2


def test_claim_opens_its_article_with_everything_marked(quiet: Any, page: Path, made_up: Any) -> None:
    opened(quiet, 0)
    marked = quiet.run(
        "return [...document.querySelectorAll('#article-text mark')].map((m) => [m.className, m.textContent])"
    )
    for look, words in (
        ("evidence role actor told", "Iran"),
        ("evidence role weapon", "two missiles"),
        ("evidence role place", "Yemen"),
    ):
        assert [look.replace(" told", ""), words] in marked
    assert ["evidence role trigger told", "fired"] in marked
    assert ["evidence role time", "on Monday"] in marked
    assert quiet.run(TITLE) == BAD
    assert quiet.run("return document.getElementById('article-text').textContent") == made_up[0][0].text
    assert quiet.texts(".chain li") == ["Tehran Tehran official, asserts", "The Paper"]
    facts = quiet.texts("#why dd")
    assert "two missiles: short-range ballistic missile" in facts
    assert "test.by-hand of core 0. extract rules show test.by-hand shows it." in facts
    assert "0.9" in facts
    assert "[object" not in quiet.run("return document.body.textContent")
    claim = made_up[0][1][0]
    assert f"claim={claim.id}" in quiet.run("return location.hash")
    quiet.open(page, f"#claim={claim.id}")
    assert quiet.run(TITLE) == BAD


def test_score_is_shown_where_the_record_has_one(quiet: Any) -> None:
    quiet.run("CLAIMS[0].score = {word: 2.1, 'actor subject': 0.7}; openClaim(0)")
    assert quiet.texts("#score td") == ["word", "2.1", "actor subject", "0.7"]


def test_keyboard_opens_steps_marks_and_closes(quiet: Any) -> None:
    quiet.run("document.querySelector('#main .claim').focus()")
    quiet.press(ENTER)
    assert quiet.run(TITLE) == BAD
    quiet.press("j")
    assert quiet.run(TITLE) == "Tanks"
    quiet.press("2")
    assert quiet.run("return markOf(CLAIMS[1])") == "wrong"
    quiet.press("k")
    quiet.press("1")
    assert quiet.run("return markOf(CLAIMS[0])") == "right"
    quiet.press(ESCAPE)
    assert quiet.run("return document.getElementById('reader').hidden")
    assert quiet.run("return document.activeElement.dataset.claim === CLAIMS[0].id")
    quiet.press("/")
    assert quiet.run("return document.activeElement.id") == "q"
    quiet.press("1")
    assert quiet.run("return state.q") == "1"


def test_underlined_words_open_their_claim(quiet: Any) -> None:
    quiet.click("#tab-articles")
    quiet.click("#view .article-head", 1)
    assert quiet.run("return state.claim") is None
    quiet.click("#article-text mark", 1)
    assert quiet.run("return state.claim") == 2


def test_marks_and_missed_claims_give_precision_and_recall(quiet: Any, page: Path, downloads: Path) -> None:
    opened(quiet, 0)
    quiet.press("1")
    opened(quiet, 1)
    quiet.press("2")
    quiet.click("#add-missed")
    for role, words in (("trigger", "denied"), ("actor", "Officials"), ("target", "Russia")):
        quiet.set("#pick-words", words)
        quiet.set("#pick-role", role)
        quiet.click("#pick-add")
    quiet.set("#fix-type", "dispute")
    quiet.click("#edit-done")
    assert "1 right, 1 wrong, 1 missed" in quiet.texts(".marked")[0]
    path = downloaded(quiet, downloads)
    gold = load_gold(str(path))
    assert {name: [(c.type, c.optional) for c in claims] for name, claims in gold.items()} == {
        "one": [("test", False)],
        "two": [("test", True), ("dispute", False)],
    }
    figures, _ = score(gold, load_claims(str(page.parent / "claims.jsonl")))
    assert (figures["claim"]["tp"], figures["claim"]["fp"], figures["claim"]["fn"]) == (1, 1, 1)


def test_every_field_is_corrected_and_comes_back(quiet: Any, page: Path, downloads: Path) -> None:
    opened(quiet, 0)
    quiet.press("3")
    for name, value in (
        ("type", "strike"),
        ("polarity", "negative"),
        ("certainty", "possible"),
        ("modality", "planned"),
    ):
        quiet.set(f"#fix-{name}", value)
    quiet.set(".draft li:nth-child(2) select", "target")
    quiet.set(".draft li:nth-child(2) input", "IRQ")
    quiet.set(".draft li:nth-child(3) input", "2")
    quiet.set(".draft li:nth-child(5) input", "2024-03-05")
    quiet.click(".draft li:nth-child(6) button")
    quiet.set("#pick-words", "nowhere to be found")
    quiet.click("#pick-add")
    assert "has no" in quiet.texts("#pick-none")[0]
    quiet.select("#article-text", "Monday")
    assert quiet.run("return document.getElementById('pick-words').value") == "Monday"
    quiet.set("#pick-role", "duration")
    quiet.click("#pick-add")
    path = downloaded(quiet, downloads)
    row = next(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())["claims"][0]
    assert [row[name] for name in ("type", "polarity", "certainty", "modality")] == [
        "strike",
        "negative",
        "possible",
        "planned",
    ]
    assert [(part["role"], part["text"]) for part in row["args"]] == [
        ("target", "Iran"),
        ("weapon", "two missiles"),
        ("destination", "Yemen"),
        ("duration", "Monday"),
    ]
    assert row["args"][0]["country"] == "IRQ"
    assert row["args"][1]["count"] == 2
    assert row["time"]["value"] == "2024-03-05"
    assert row["sources"] == []
    text = quiet.run("return ARTICLES[0].text")
    for part in (*row["args"], row["time"]):
        assert text[part["span"][0] : part["span"][1]] == part["text"]
    before = quiet.run("return marks")
    quiet.run("localStorage.clear()")
    quiet.open(page)
    assert "1 mark read from mine.jsonl." in quiet.run(READ, path.read_text(encoding="utf-8"))
    assert quiet.run("return marks") == before


def test_correction_is_undone(quiet: Any) -> None:
    opened(quiet, 0)
    quiet.press("3")
    quiet.set("#fix-type", "strike")
    quiet.click("#edit-undo")
    assert quiet.run("return Object.keys(marks.claims)") == []


def test_marks_survive_and_are_a_filter(quiet: Any, page: Path) -> None:
    opened(quiet, 0)
    quiet.press("1")
    quiet.open(page)
    quiet.choose("mark", "right")
    assert quiet.run("return passing") == [0]


def test_gold_that_fits_not_is_told(quiet: Any) -> None:
    lines = [
        '{"doc": "elsewhere", "claims": []}',
        "no json",
        '{"doc": "one", "claims": [{"id": "c1", "type": "x", "trigger": [5, 9999], "args": []}]}',
    ]
    told = quiet.run(READ, "\n".join(lines))
    assert "0 marks read from mine.jsonl." in told
    assert "1 document of it is not in this page: elsewhere." in told
    assert "mine.jsonl:2: no JSON" in told
    assert "mine.jsonl:3: not a document of gold" in told


def test_selected_words_begin_a_missed_claim(quiet: Any) -> None:
    quiet.click("#tab-articles")
    quiet.click("#view .article-head", 1)
    quiet.select("#article-text", "denied")
    quiet.click("#missed-from")
    assert quiet.run("return cutOf(editing.draft.trigger)") == "denied"
    quiet.click("#edit-done")
    assert "denied" in quiet.texts("#missed")[0]
    quiet.click("#article-text mark.added")
    quiet.click("#edit-undo")
    assert quiet.run("return Object.keys(marks.missed)") == []
