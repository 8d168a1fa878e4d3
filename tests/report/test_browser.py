"""The page in a real browser: filters, claims in their articles, marks, download; no request, no console error."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.records import load_claims, load_gold
from extract.evaluate.score import score
from extract.model import Article, Claim, Entity, Link
from extract.report.page_of import page_of
from extract.rulebook.book import Rulebook
from extract.rulebook.load import load_rules

pytestmark = pytest.mark.slow

Make = Callable[..., Claim]
BAD = "</script><script>window.bad=1</script><img src=x onerror='window.bad=1'>"
SRBM = Entity(id="srbm", label="WEAPON", name="short-range ballistic missile", kind="class", class_="srbm")
TANK = Entity(id="tank", label="WEAPON", name="tank", kind="class", class_="tank")
ENTER, ESCAPE = "\ue007", "\ue00c"


def state(code: str, name: str) -> Entity:
    return Entity(id=code, label="ACTOR", name=name, kind="state", country=code)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rules()


def articles(claim_of: Make) -> list[tuple[Article, list[Claim]]]:
    one = f"\U0001f680\U0001f680 {BAD} Iran fired two missiles on Monday, Tehran said."
    two = "Poland unveiled a tank. Officials in Kyiv denied that Russia fired a missile."
    iran, russia, poland = state("IRN", "Iran"), state("RUS", "Russia"), state("POL", "Poland")
    fired = claim_of(one, "test", "fired", [("actor", "Iran", iran), ("weapon", "two missiles", SRBM)], document="one",
                     title=BAD, publisher="The Paper", published="2024-03-05", time=("on Monday", "2024-03-04"),
                     sources=[("Tehran", iran, "asserts")])  # fmt: skip
    shown = claim_of(two, "display", "unveiled", [("actor", "Poland", poland), ("weapon", "a tank", TANK)],
                     document="two", title="Tanks", publisher="The Wire", published="2023-01-02")  # fmt: skip
    denied = claim_of(two, "test", "fired", [("actor", "Russia", russia), ("weapon", "a missile", SRBM)],
                      document="two", title="Tanks", publisher="The Wire", published="2023-01-02",
                      certainty="probable", sources=[("Officials", None, "denies")],
                      links=(Link(type="disputes", claim=fired.id),))  # fmt: skip
    return [
        (Article(id="one", uri="one.txt", text=one, title=BAD), [fired]),
        (Article(id="two", uri="two.txt", text=two, title="Tanks"), [shown, denied]),
    ]


@pytest.fixture
def page(tmp_path: Path, claim_of: Make, book: Rulebook) -> Path:
    pairs = [(a, [c.model_dump(mode="json", by_alias=True) for c in claims]) for a, claims in articles(claim_of)]
    path = tmp_path / "report.html"
    path.write_text(page_of(pairs, book, "Claims"), encoding="utf-8")
    lines = [json.dumps(claim) for _, claims in pairs for claim in claims]
    (tmp_path / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def quiet(browser: Any) -> Iterator[Any]:
    """The browser; afterwards: no error on the console, no request but for the page, nothing of the articles ran."""
    browser.log("browser")
    browser.log("performance")
    yield browser
    assert browser.run("return window.bad === undefined")
    assert [entry for entry in browser.log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith(("file:", "blob:", "about:", "data:"))] == []
    assert len({url.partition("#")[0] for url in urls if url.startswith("file:")}) == 1


def listed(browser: Any) -> list[str]:
    found: list[str] = browser.run(
        "return [...document.querySelectorAll('#list .claim .tag:first-child')].map(e => e.textContent)"
    )
    return found


def choose(browser: Any, name: str, value: str) -> None:
    event = "const f = document.getElementById('f-' + arguments[0]); f.value = arguments[1];"
    browser.run(
        event + "f.dispatchEvent(new Event('change', {bubbles: true})); f.dispatchEvent(new Event('input'))",
        name,
        value,
    )


@pytest.mark.parametrize(
    ("name", "value", "types"),
    [
        ("type", "display", ["display"]),
        ("actor", "Iran", ["test"]),
        ("weapon", "missile", ["test", "test"]),
        ("weapon", "tank", ["display"]),
        ("source", "Officials", ["test"]),
        ("certainty", "probable", ["test"]),
        ("status", "denied", ["test"]),
        ("publisher", "The Wire", ["display", "test"]),
        ("from", "2024-01-01", ["test"]),
        ("to", "2023-12-31", ["display", "test"]),
        ("text", "iran MISSILES", ["test"]),
    ],
)
def test_filter_narrows_and_stands_in_the_address(
    name: str, value: str, types: list[str], quiet: Any, page: Path
) -> None:
    quiet.open(page)
    assert listed(quiet) == ["test", "display", "test"]
    choose(quiet, name, value)
    assert listed(quiet) == types
    address = quiet.run("return location.hash")
    quiet.open(page, address)
    assert listed(quiet) == types
    assert quiet.run("return document.getElementById('f-' + arguments[0]).value", name) == value
    quiet.run("document.getElementById('clear').click()")
    assert len(listed(quiet)) == 3


def test_claim_opens_its_article_with_everything_marked(quiet: Any, page: Path, claim_of: Make) -> None:
    quiet.open(page)
    quiet.run("document.querySelector('#list .open').click()")
    marked = quiet.run(
        "return [...document.querySelectorAll('#reader .text mark')].map(m => [m.className, m.firstChild.data])"
    )
    assert ["trigger", "fired"] in marked
    assert ["argument", "Iran"] in marked
    assert ["argument", "two missiles"] in marked
    assert ["time", "on Monday"] in marked
    assert {"source", "cue"} & {kind for kind, text in marked if text == "Tehran"}
    assert quiet.run("return document.getElementById('reader-title').textContent") == BAD
    facts = quiet.run("return [...document.querySelectorAll('#reader dd')].map(e => e.textContent)")
    assert facts[:2] == ["test", "Iran [Iran, IRN]"]
    assert "positive, certain, actual" in facts
    assert "[object" not in quiet.run("return document.body.innerText")
    assert "test.by-hand" in quiet.run("return document.querySelector('#rule summary').textContent")
    claim = articles(claim_of)[0][1][0]
    assert f"claim={claim.id}" in quiet.run("return location.hash")
    quiet.open(page, f"#claim={claim.id}")
    assert quiet.run("return document.getElementById('reader').open")


def test_keyboard_opens_steps_and_closes(quiet: Any, page: Path) -> None:
    quiet.open(page)
    quiet.run("document.querySelector('#list .open').focus()")
    quiet.press(ENTER)
    title = "return document.getElementById('reader-title').textContent"
    assert quiet.run(title) == BAD
    quiet.press("j")
    assert quiet.run(title) == "Tanks"
    quiet.press("k")
    assert quiet.run(title) == BAD
    quiet.press(ESCAPE)
    assert not quiet.run("return document.getElementById('reader').open")
    assert quiet.run("return document.activeElement.className") == "plain open"


def test_disputed_claims_stand_side_by_side(quiet: Any, page: Path) -> None:
    quiet.open(page)
    pairs = quiet.run("return [...document.querySelectorAll('#disputed .pair')].map(p => p.textContent)")
    assert len(pairs) == 2
    assert "Iran fired" in pairs[0]
    assert "Russia fired" in pairs[0]
    assert "Officials denies" in pairs[1]


def test_marks_are_kept_and_downloaded_as_gold(quiet: Any, page: Path, downloads: Path) -> None:
    quiet.open(page)
    for place, mark in enumerate(("right", "wrong", "corrected")):
        quiet.run("document.querySelectorAll('#list .open')[arguments[0]].click()", place)
        quiet.run("document.getElementById('mark-' + arguments[0]).click()", mark)
        if mark == "corrected":
            field = "const f = document.getElementById('fix-type');"
            quiet.run(f"{field} f.value = 'strike'; f.dispatchEvent(new Event('change'))")
        quiet.run("document.getElementById('close').click()")
    quiet.open(page)
    assert quiet.run("return document.getElementById('download').textContent") == "Download 3 marks as gold"
    quiet.run("document.getElementById('download').click()")
    path = downloads / "gold.jsonl"
    for _ in range(50):
        if path.exists():
            break
        time.sleep(0.1)
    gold = load_gold(str(path))
    assert {name: [claim.type for claim in claims] for name, claims in gold.items()} == {
        "one": ["test"],
        "two": ["strike"],
    }
    figures, _ = score(gold, load_claims(str(page.parent / "claims.jsonl")))
    assert (figures["claim"]["tp"], figures["claim"]["fp"], figures["claim"]["fn"]) == (1, 2, 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_light_and_dark(scheme: str, quiet: Any, page: Path) -> None:
    quiet.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    quiet.open(page)
    colour = quiet.run("return getComputedStyle(document.body).backgroundColor")
    assert (colour == "rgb(255, 255, 255)") == (scheme == "light")


def test_print_hides_what_only_works_on_a_screen(quiet: Any, page: Path) -> None:
    quiet.open(page)
    quiet.cdp("Emulation.setEmulatedMedia", media="print")
    assert quiet.run("return getComputedStyle(document.getElementById('filters')).display") == "none"
    assert quiet.run("return getComputedStyle(document.querySelector('.claim')).display") != "none"
    quiet.cdp("Emulation.setEmulatedMedia", media="")


def test_every_field_and_button_has_a_name(quiet: Any, page: Path) -> None:
    quiet.open(page)
    fields = "[...document.querySelectorAll('select, input')].filter(f => !f.labels.length).length"
    buttons = "[...document.querySelectorAll('button')].filter(b => !(b.textContent || b.ariaLabel)).length"
    assert quiet.run(f"return {fields} + {buttons}") == 0


def test_ten_thousand_claims_stay_responsive(quiet: Any, tmp_path: Path, claim_of: Make, book: Rulebook) -> None:
    pairs = []
    for number in range(500):
        made = articles(claim_of)[number % 2]
        rows = [claim.model_dump(mode="json", by_alias=True) for claim in made[1]] * (20 if number % 2 == 0 else 10)
        rows = [row | {"id": f"{row['id']}-{number}-{i}", "links": []} for i, row in enumerate(rows)]
        pairs.append((made[0].model_copy(update={"id": f"d{number}"}), rows))
    page = tmp_path / "big.html"
    page.write_text(page_of(pairs, book, "Many"), encoding="utf-8")
    quiet.open(page)
    assert "10,000 claims of 10,000" in quiet.run("return document.getElementById('summary').textContent")
    took = quiet.run("const at = performance.now(); setFilter('weapon', 'missile'); return performance.now() - at")
    assert "7,500 claims" in quiet.run("return document.getElementById('summary').textContent")
    assert took < 1000
