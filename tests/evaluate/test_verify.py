"""verify: whatever is wrong with a claims file is said with its line; an edited article is no broken claim."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract import cli
from extract.errors import InputError
from extract.evaluate.spans import spans_of
from extract.evaluate.verify import Verified, verify
from extract.model import SCHEMA_VERSION, Claim, Entity, Link
from extract.pack.rulebook import Rulebook
from extract.read import read_articles
from extract.report.export import export
from extract.write.identity import claim_id

TEXT = "Pakistan test-fired a cruise missile on Monday, the army said. 🚀 India protested."
PAK = Entity(id="PAK", label="ACTOR", name="Pakistan", kind="state", country="PAK")
Make = Callable[..., Claim]


@pytest.fixture(scope="module")
def book(rulebook: Rulebook) -> Rulebook:
    return rulebook


@pytest.fixture
def claims(claim_of: Make) -> list[dict[str, Any]]:
    two = (
        claim_of(TEXT, "test", "test-fired", [("actor", "Pakistan", PAK)], sources=[("the army", None, "asserts")]),
        claim_of(TEXT, "condemn", "protested", [("actor", "India", None)]),
    )
    return [claim.model_dump(mode="json", by_alias=True) for claim in two]


def write(path: Path, claims: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(claim) + "\n" for claim in claims), encoding="utf-8")
    return str(path)


def problems(path: str, *articles: Path) -> tuple[list[str], Verified]:
    seen = Verified()
    found = read_articles(articles) if articles else None
    return [str(problem).removeprefix(path) for problem in verify(path, found, seen)], seen


def test_sound_file_has_no_problem(tmp_path: Path, claims: list[dict[str, Any]]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    found, seen = problems(write(tmp_path / "c.jsonl", claims), article)
    assert found == []
    assert (seen.claims, seen.documents, seen.compared) == (2, 1, 1)


def broken_span(claims: list[dict[str, Any]]) -> None:
    claims[0]["trigger"]["end"] += 1


def wrong_id(claims: list[dict[str, Any]]) -> None:
    claims[0]["polarity"] = "negative"


def twice(claims: list[dict[str, Any]]) -> None:
    claims.append(claims[0])


def dangling(claims: list[dict[str, Any]]) -> None:
    claims[1]["links"] = [{"type": "disputes", "claim": "clm-0000000000000000"}]


def misspelt(claims: list[dict[str, Any]]) -> None:
    claims[1]["polarty"] = "positive"


def missing(claims: list[dict[str, Any]]) -> None:
    del claims[1]["trigger"]["lemma"]


def bad_value(claims: list[dict[str, Any]]) -> None:
    claims[1]["confidence"] = 1.5


def half_source(claims: list[dict[str, Any]]) -> None:
    claims[0]["sources"][0]["start"] = None


def two_texts(claims: list[dict[str, Any]]) -> None:
    claims[1]["document"]["sha256"] = "0" * 64


def copy_of_nothing(claims: list[dict[str, Any]]) -> None:
    for claim in claims:
        claim["document"] |= {"cluster": "cop-1", "copies_of": "z"}


def copy_of_itself(claims: list[dict[str, Any]]) -> None:
    for claim in claims:
        claim["document"] |= {"cluster": "cop-1", "copies_of": "a"}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (broken_span, ":1: trigger: 9 to 20 is 11 characters, its text has 10 ('test-fired')."),
        (wrong_id, ":1: id is clm-"),
        (twice, " stands in line 1 too."),
        (dangling, ":2: disputes clm-0000000000000000, which is not in the file."),
        (misspelt, ':2: unknown field "polarty". Did you mean "polarity"?'),
        (missing, ":2: trigger.lemma: field required."),
        (bad_value, ":2: confidence: input should be less than or equal to 1 (found 1.5)."),
        (half_source, ":1: sources[0]: text, start and end must be all there or all null."),
        (copy_of_nothing, ':1: document "a" is a copy of "z", which is not in the file.'),
        (copy_of_itself, ':1: document "a" is a copy of "a", which is not the first of its cluster.'),
        (two_texts, ':2: document "a" has two texts in this file'),
    ],
)
def test_problem_names_its_line(
    spoil: Callable[[list[dict[str, Any]]], None], said: str, tmp_path: Path, claims: list[dict[str, Any]]
) -> None:
    spoil(claims)
    found, _ = problems(write(tmp_path / "c.jsonl", claims))
    assert any(said in line for line in found), found


@pytest.mark.parametrize(
    ("version", "todo"),
    [("1.0", "Read the articles again (extract run)"), ("3.1", "Use the program that wrote the file")],
)
def test_another_version_says_what_to_do(
    version: str, todo: str, tmp_path: Path, claims: list[dict[str, Any]], book: Rulebook
) -> None:
    claims[0]["schema_version"] = version
    path = write(tmp_path / "c.jsonl", claims)
    said = re.escape(f"{path}:1: schema_version is '{version}'. This program reads {SCHEMA_VERSION}.")
    with pytest.raises(InputError, match=f"{said} .*{re.escape(todo)}"):
        problems(path)
    with pytest.raises(InputError, match=f"{said} .*{re.escape(todo)}"):
        export(path, str(tmp_path / "tables-csv"), "csv", book)


@pytest.mark.parametrize("line", ["{", "[]", '"a"', "{}", "\udcff"])
def test_line_that_is_no_claim_does_not_end_the_check(line: str, tmp_path: Path, claims: list[dict[str, Any]]) -> None:
    path = tmp_path / "c.jsonl"
    write(path, claims)
    path.write_bytes(line.encode("utf-8", "surrogateescape") + b"\n" + path.read_bytes())
    found, seen = problems(str(path))
    assert {said.split(":")[1] for said in found} == {"1"}
    assert seen.claims == 3


def test_torn_last_line_is_said(tmp_path: Path, claims: list[dict[str, Any]]) -> None:
    path = tmp_path / "c.jsonl"
    write(path, claims)
    path.write_bytes(path.read_bytes()[:-20])
    found, _ = problems(str(path))
    assert any("the last line has no end" in said for said in found)


def test_edited_article_is_told_from_broken_claim(tmp_path: Path, claims: list[dict[str, Any]]) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Updated. " + TEXT, encoding="utf-8")
    found, _ = problems(write(tmp_path / "c.jsonl", claims), article)
    assert len(found) == 1
    assert "was edited since" in found[0]
    assert "2 of its 2 claims have their words" in found[0]


def test_broken_claim_is_told_from_edited_article(tmp_path: Path, claim_of: Make) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    claim = claim_of(TEXT, "test", "test-fired", [("actor", "Pakistan", PAK)]).model_dump(mode="json", by_alias=True)
    claim["trigger"] |= {"start": claim["trigger"]["start"] + 1, "end": claim["trigger"]["end"] + 1}
    claim["id"] = claim_id(Claim.model_validate(claim))
    found, _ = problems(write(tmp_path / "c.jsonl", [claim]), article)
    assert len(found) == 1
    assert "trigger: the article has 'est-fired ' at 10 to 20, not 'test-fired'" in found[0]


def test_moved_article_is_noted_and_missing_one_is_a_problem(tmp_path: Path, claims: list[dict[str, Any]]) -> None:
    moved, other = tmp_path / "elsewhere.txt", tmp_path / "other.txt"
    moved.write_text(TEXT, encoding="utf-8")
    other.write_text("Nothing of it.", encoding="utf-8")
    path = write(tmp_path / "c.jsonl", claims)
    found, seen = problems(path, moved)
    assert found == []
    assert 'has moved: the same text is now the id "elsewhere"' in seen.notes[0]
    found, _ = problems(path, other)
    assert 'no article with the id or the text of document "a" (2 claims)' in found[0]


def test_spans_of_names_every_place(claim_of: Make) -> None:
    claim = claim_of(
        TEXT,
        "test",
        "test-fired",
        [("actor", "Pakistan", PAK)],
        time=("on Monday", None),
        sources=[("the army", None, "asserts")],
        links=(Link(type="repeats", claim="clm-1"),),
    )
    names = [name for name, _ in spans_of(claim)]
    assert names == ["trigger", "arguments[0]", "time", "sources[0]", "sources[0].cue", "evidence"]


def test_command_exits_1_and_counts(
    tmp_path: Path, claims: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    twice(claims)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = write(tmp_path / "c.jsonl", claims)
    with pytest.raises(SystemExit) as ended:
        cli.main(["verify", path, "--articles", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")])
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert "stands in line 1 too" in said.out
    assert "3 claims, 1 of 1 documents compared with their text: 1 problem." in said.err
    with pytest.raises(SystemExit) as ended:
        cli.main(["verify", path, str(tmp_path / "a.txt")])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "a", "title": "t", "text": "x", "published": null}\n' * 40, "x.jsonl:1: no claims file (found "),
        ("Iran launched two missiles.\n\nIt rained.\n", "x.jsonl:1: no claims file (found 'Iran launched two"),
        ('{"uri": "a.txt", "line": null, "id": "a"}\n', "x.jsonl: no claims file, but what extract wrote of another"),
    ],
)
def test_foreign_file_is_refused_with_one_line(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        problems(str(path))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_lines_that_are_wrong_in_one_way_are_counted(
    tmp_path: Path, claims: list[dict[str, Any]], command: Callable[..., Any]
) -> None:
    path = write(tmp_path / "c.jsonl", [{**claim, "odd": n} for n in range(20) for claim in claims[:1]])
    every = command("verify", path, "--all").stdout.splitlines()
    few = command("verify", path).stdout.splitlines()
    assert len(every) == 20
    assert len([line for line in few if 'unknown field "odd"' in line]) == 4
    assert f"{path}:4, {path}:5, {path}:6 and 14 more: unknown field" in "\n".join(few)
