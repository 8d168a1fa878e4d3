"""Wire copies: reprints are found, whatever the order of the articles; other articles are not."""

from __future__ import annotations

import json
import random
import sys
from datetime import date

import pytest

from extract.errors import ExtractError
from extract.model import Article
from extract.run import copies as module
from extract.run.copies import Copies, Mode, mode_of
from extract.run.mark_copies import marked_claims, marked_entry
from extract.write.jsonl import lines_of

WORDS = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in "aeiou" for c in ("n", "rt", "sk", "ll")]
Clusters = dict[str, tuple[str, str | None] | None]


def story(seed: int, paragraphs: int = 8) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choice(WORDS) for _ in range(50)) + "." for _ in range(paragraphs)]


def article(name: str, lines: list[str], day: int | None = None) -> Article:
    return Article(id=name, uri=name, text="\n".join(lines), published=date(2024, 1, day) if day else None)


def reprints() -> list[Article]:
    own = story(1)
    return [
        article("first", own, 2),
        article("other headline", ["Missiles again", "By our desk", *own, "Copyright Daily Post"], 3),
        article("cut", own[:5], 4),
        article("with a paragraph of its own", [*own[:4], *story(2, 1), *own[4:]]),
        article("in capitals", ["   ".join(line.split()).upper() for line in own], 5),
        article("another", story(3), 1),
        article("same background", [*story(4, 6), *own[6:]], 1),
        article("brief", ["Two words"]),
        article("brief too", ["Two words"]),
    ]


def clusters(articles: list[Article], mode: Mode = "near") -> Clusters:
    if mode == "near":
        pytest.importorskip("rensa")
    with Copies(mode) as copies:
        for one in articles:
            copies.add(one)
        copies.settle()
        return {one.id: copies.of(one.id) for one in articles}


def test_articles_that_share_bands_with_many_are_compared_as_with_few() -> None:
    pytest.importorskip("rensa")
    shared = [[*story(9, 6), *story(100 + i, 6)] for i in range(2 * module.CROWD)]
    few = clusters([article(f"{i}", lines) for i, lines in enumerate([shared[0], shared[0] + story(8, 1)])])
    many = clusters(
        [article(f"{i}", lines) for i, lines in enumerate([shared[0], shared[0] + story(8, 1), *shared[1:]])]
    )
    assert few["0"] == many["0"]
    assert few["0"]


def test_reprints_share_a_cluster_and_name_the_first() -> None:
    found = clusters(reprints())
    copied = {name for name, cluster in found.items() if cluster}
    assert copied == {"first", "other headline", "cut", "with a paragraph of its own", "in capitals"}
    assert len({found[name][0] for name in copied}) == 1  # type: ignore[index]
    assert {name: found[name][1] for name in copied} == {name: "first" if name != "first" else None for name in copied}  # type: ignore[index]


def test_equal_texts_are_found_without_a_library() -> None:
    found = clusters(reprints(), "exact")
    assert {name for name, cluster in found.items() if cluster} == {"first", "in capitals"}


def test_no_copies_are_looked_for_when_off() -> None:
    assert not any(clusters(reprints(), "off").values())


@pytest.mark.parametrize("seed", range(5))
def test_clusters_do_not_depend_on_the_order(seed: int) -> None:
    articles = reprints() + [article(f"crowd {i}", [*story(9, 6), *story(100 + i, 1)]) for i in range(module.CROWD + 8)]
    expected = clusters(articles)
    random.Random(seed).shuffle(articles)
    assert clusters(articles) == expected
    assert len({cluster[0] for cluster in expected.values() if cluster}) == 2


def test_lines_are_marked_with_the_cluster() -> None:
    with Copies("exact") as copies:
        for one in (article("a", story(1), 1), article("b", story(1), 2), article("c", story(2))):
            copies.add(one)
        copies.settle()
        blank = {"cluster": None, "copies_of": None}
        claims = lines_of(
            [{"id": "1", "document": {"id": "b", **blank}}, {"id": "2", "document": {"id": "b", **blank}}]
        )
        marked = [json.loads(line)["document"] for line in marked_claims(claims, copies).splitlines()]
        alone = lines_of([{"id": "3", "document": {"id": "c", **blank}}])
        read = lines_of([{"id": "a", "outcome": "ok", **blank}])
        twin = lines_of([{"id": "a", "outcome": "failed", **blank}])
        assert [one["copies_of"] for one in marked] == ["a", "a"]
        assert marked[0]["cluster"] == json.loads(marked_entry(read, copies))["cluster"]
        assert (marked_claims(alone, copies), marked_claims(b"", copies), marked_entry(twin, copies)) == (
            alone,
            b"",
            twin,
        )
        assert copies.record() == {"looked_for": "exact", "articles": 2, "clusters": 1}


def test_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    assert mode_of("auto") == "exact"
    with pytest.raises(ExtractError, match=r'--copies near: needs rensa.* pip install "extract-claims\[dedup\]"'):
        mode_of("near")
