"""Gaps, coverage, starters, listings and schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.author.coverage import as_text, of_articles
from extract.author.explanation import explain
from extract.author.find_article import articles_of
from extract.author.gaps import gaps
from extract.author.listing import listed, shown
from extract.author.new_files import kinds, start
from extract.author.schemas import schemas
from extract.cli import main
from extract.errors import ExtractError
from extract.model import Article
from extract.pack.load import inspect_rules
from extract.pipeline import Extractor

TEXT = "Militants fired a ZX-99B missile near Kestrelgrad. A ZX-99B hit a depot. Peru added a missile to its song."


def test_gaps_are_told_by_frequency_with_a_sentence(extractor: Extractor) -> None:
    found = gaps(extractor, [Article(id="a", uri="a", text=TEXT)])
    assert (found[0].text, found[0].kind, found[0].count) == ("ZX-99B", "designation", 2)
    assert "Kestrelgrad" in {gap.text for gap in found if gap.kind == "name"}


def test_coverage_counts_rules_and_what_fell_short(extractor: Extractor) -> None:
    found = of_articles(extractor, [Article(id="a", uri="a", text=TEXT)])
    assert found.fired
    assert set(found.silent).isdisjoint(found.fired)
    assert any("Peru added a missile to its song." in texts for texts in found.examples.values())


def test_coverage_lists_predicates_without_a_claim(extractor: Extractor) -> None:
    text = (
        "Chile polished two missiles. The Chilean army admires the navy of Peru. Chile fired missiles into the sea. "
        "Missiles gleam in Chile."
    )
    found = of_articles(extractor, [Article(id="a", uri="a", text=text)])
    assert set(found.untold) == {("polish", "verb"), ("admire", "verb")}
    assert found.types["polish", "verb"] == ()
    assert found.examples["polish", "verb"] == ["Chile polished two missiles."]
    assert any("polish (verb), not in the lexicon" in line for line in as_text(found, 30))


@pytest.mark.slow
def test_what_is_started_is_valid(tmp_path: Path) -> None:
    for kind in (kind for kind in kinds() if kind != "pack"):
        start(kind, "test" if kind == "construction" else f"kestrel-{kind}", tmp_path / "mine")
    _, problems = inspect_rules([tmp_path / "mine"])
    assert [problem for problem in problems if problem.where.path.startswith(str(tmp_path))] == []


def test_new_construction_is_of_a_type_that_there_is(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match=r'^no type "tst" to have further words\. Did you mean "test"\?'):
        start("construction", "tst", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_guide_prints_the_page_on_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["rules", "guide"])
    assert end.value.code == 0
    page = Path(__file__).parents[2] / "rules/README.md"
    assert capsys.readouterr().out.strip() == page.read_text(encoding="utf-8").strip()


def test_new_type_is_a_frame_and_a_construction_of_it(tmp_path: Path) -> None:
    written = start("type", "recruit", tmp_path / "mine")
    names = [path.relative_to(tmp_path / "mine").as_posix() for path in written]
    assert names == ["pack.yml", "frames/recruit.yml", "constructions/recruit.yml"]
    one = start("construction", "test", tmp_path / "other")
    assert [path.parent.name for path in one] == ["other", "constructions"]


def test_type_is_never_overwritten(tmp_path: Path) -> None:
    start("type", "recruit", tmp_path / "mine")
    with pytest.raises(ExtractError, match="is there already"):
        start("type", "recruit", tmp_path / "mine")


def test_listing_shows_packs_rules_and_lines(extractor: Extractor) -> None:
    lines = list(listed(extractor.rulebook, "test"))
    assert lines[0].startswith("pack 1: core")
    assert any("test.fire " in line and "rules/constructions/test.yml:" in line for line in lines)
    told = list(shown(extractor.rulebook, "test.fire"))
    assert any("weapon: " in line for line in told)
    (why,) = (c.why for f in extractor.rulebook.constructions for c in f.constructions if c.id == "test.fire")
    assert f"  {why}" in told


def test_class_is_shown_with_its_words_and_the_frames_that_name_it(extractor: Extractor) -> None:
    lines = list(shown(extractor.rulebook, "test-verb-sure"))
    assert lines[0] == "test-verb-sure, a class of the lexicon"
    assert any(line.startswith("  verb: ") and "test-fire" in line for line in lines)
    assert "  a unit of test, strength 3" in lines


@pytest.mark.parametrize(
    ("asked", "first"), [("Agni-P", "agni-p (WEAPON)"), ("hwasong 17", "hwasong-17 (WEAPON)"), ("kn-28", "hwasong-17 ")]
)
def test_record_is_shown_by_its_names(asked: str, first: str, extractor: Extractor) -> None:
    assert next(shown(extractor.rulebook, asked)).startswith(first)


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("test.fir", r'no construction, type, class or record "test\.fir"\. Did you mean "test\.fire"\?'),
        ("Agni multiple", r"See: extract rules list"),
        ("Corps Guard", r"There are Revolutionary Guard Corps \(islamic"),
    ],
)
def test_name_that_nothing_has_gets_a_hint(asked: str, hint: str, extractor: Extractor) -> None:
    with pytest.raises(ExtractError, match=hint):
        list(shown(extractor.rulebook, asked))


def test_listing_of_no_type_says_so(extractor: Extractor) -> None:
    with pytest.raises(ExtractError, match=r'no type "strik"\. Did you mean "strike"\?'):
        list(listed(extractor.rulebook, "strik"))


def test_articles_that_cannot_be_read_are_refused_and_others_told(extractor: Extractor, tmp_path: Path) -> None:
    spanish = tmp_path / "b.txt"
    spanish.write_text("El gobierno dijo el lunes que las tropas se retiraron de la frontera con sus tanques. " * 8)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text("")
    told: list[str] = []
    assert [article.id for article in articles_of(extractor, [str(tmp_path)], told.append)] == ["a"]
    assert [line.rpartition("/")[2].partition(":")[0] for line in told] == ["b.txt", "c.txt"]
    with pytest.raises(ExtractError, match="no such file or folder"):
        list(articles_of(extractor, ["nowhere.txt"], told.append))


def test_schemas_know_every_key_of_a_construction() -> None:
    found = schemas()
    assert {"constructions", "frames", "lexicon", "sources", "status", "record", "pack", "roles"} <= found.keys()
    assert {"asks", "why"} <= found["constructions"]["$defs"]["Construction"]["properties"].keys()
    json.dumps(found)


@pytest.mark.parametrize("name", ["", "  ", "...", 'a"b', "a\\b", "a: b", "a\nb", "\0a"])
def test_name_that_no_file_could_hold_is_refused(name: str, tmp_path: Path) -> None:
    for kind in kinds():
        with pytest.raises(ExtractError, match="is no name"):
            start(kind, name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_record_is_added_to_those_that_stand_there(tmp_path: Path) -> None:
    records = tmp_path / "entities" / "weapons.jsonl"
    start("weapon", "Kestrel 2", tmp_path)
    records.write_text(records.read_text().rstrip("\n"))
    start("weapon", "Élan-3 (naval)", tmp_path)
    assert [json.loads(line)["name"] for line in records.read_text().splitlines()] == ["Kestrel 2", "Élan-3 (naval)"]
    records.write_bytes(b"\xff\xfe")
    with pytest.raises(ExtractError, match=r"weapons.jsonl: no UTF-8 \(byte 0\)"):
        start("weapon", "Kestrel 4", tmp_path)
    assert records.read_bytes() == b"\xff\xfe"


def test_explain_names_places_from_the_pack_where_one_is_elsewhere(
    extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = explain(extractor, Article(id="a", uri="text", text="Iran launched two cruise missiles."))
    whys = [mention["why"] for mention in found["sentences"][0]["mentions"]]
    assert "record IRN (entities/states.jsonl:" in whys[0]
    assert str(extractor.rulebook.folders[0]) not in str(found)
