"""The page in a real browser: at every width and in both colours it can be read by everybody, and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

WritePage = Callable[..., Path]
TABS = ("overview", "events", "claims", "articles")
AXE = (
    "return axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']}).then("
    "(found) => found.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary)))"
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, own_pairs: Any, write_page: WritePage) -> Path:
    return write_page(tmp_path_factory.mktemp("mixed"), own_pairs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, quiet: Any, mixed: Path, axe: str) -> None:
    quiet.size(1400, 1000, scheme)
    for tab in TABS:
        quiet.open(mixed, f"#tab={tab}")
        quiet.run(axe)
        assert quiet.run(AXE) == [], tab
    quiet.run("openClaim(0); startEdit(CLAIMS[0]); document.getElementById('why').open = true")
    assert quiet.run(AXE) == []
    quiet.size(400, 900, scheme)
    quiet.open(mixed, "#tab=claims")
    quiet.run(axe)
    assert quiet.run(AXE) == []


@pytest.mark.parametrize("width", [1400, 900, 400])
def test_nothing_lies_outside_the_window(width: int, quiet: Any, mixed: Path) -> None:
    quiet.size(width, 900)
    for tab in TABS:
        quiet.open(mixed, f"#tab={tab}")
        assert quiet.run("return document.documentElement.scrollWidth <= innerWidth"), tab
    quiet.run("openClaim(0); startEdit(CLAIMS[0])")
    box = quiet.run("const b = document.getElementById('reader').getBoundingClientRect(); return [b.left, b.right]")
    assert 0 <= box[0] < box[1] <= width
    assert quiet.run("const r = document.getElementById('reader'); return r.scrollWidth <= r.clientWidth + 1")


def test_filters_fold_away_on_a_phone(quiet: Any, page: Path) -> None:
    quiet.size(400, 900)
    quiet.open(page)
    assert quiet.run("return getComputedStyle(document.getElementById('facets')).display") == "none"
    quiet.click("#show-filters")
    assert quiet.run("return getComputedStyle(document.getElementById('facets')).display") == "block"
    assert quiet.run("return document.getElementById('show-filters').ariaExpanded") == "true"


def test_reader_over_the_page_holds_the_focus(quiet: Any, page: Path) -> None:
    quiet.size(900, 900)
    quiet.open(page, "#tab=claims")
    quiet.click("#main .claim")
    assert quiet.run("return document.getElementById('main').inert && document.activeElement.id === 'reader'")
    quiet.click("#close")
    assert quiet.run("return !document.getElementById('main').inert")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_light_and_dark(scheme: str, quiet: Any, page: Path) -> None:
    quiet.size(1400, 1000, scheme)
    quiet.open(page)
    colour = quiet.run("return getComputedStyle(document.body).backgroundColor")
    assert (colour == "rgb(255, 255, 255)") == (scheme == "light")


def test_paper_gets_every_claim_with_its_sentence(quiet: Any, page: Path) -> None:
    quiet.open(page, "#weapon=missile")
    quiet.run("dispatchEvent(new Event('beforeprint'))")
    quiet.cdp("Emulation.setEmulatedMedia", media="print")
    assert quiet.run("return getComputedStyle(document.getElementById('columns')).display") == "none"
    assert quiet.run("return getComputedStyle(document.getElementById('printed')).display") == "block"
    assert len(quiet.texts("#printed blockquote")) == 2
    quiet.run("dispatchEvent(new Event('afterprint'))")
    assert quiet.texts("#printed") == [""]
    quiet.size(1400, 1000)


def test_list_stays_where_it_is_when_a_claim_is_opened_and_marked(quiet: Any, mixed: Path) -> None:
    quiet.open(mixed, "#tab=claims")
    quiet.run("scrollTo(0, 4000)")
    quiet.wait("document.querySelector('.rows > li').ariaPosInSet > 3")
    shown = "[...document.querySelectorAll('#main .claim')].find((e) => e.getBoundingClientRect().top > 300)"
    place = f"const e = {shown}; window.seen = e.dataset.claim; return e.getBoundingClientRect().top"
    top = quiet.run(place)
    quiet.run(f"{shown}.click()")
    now = 'return document.querySelector(`#main [data-claim="${window.seen}"]`).getBoundingClientRect().top'
    assert abs(quiet.run(now) - top) < 250
    opened_at = quiet.run(now)
    quiet.press("1")
    assert abs(quiet.run(now) - opened_at) < 40
    quiet.choose("type", "strike")
    assert quiet.run("return document.querySelector('.rows > li').ariaPosInSet") == "1"
