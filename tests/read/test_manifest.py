"""Manifests and sidecars: what stands beside a file about it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from extract.read import Found, Item, Options, Skipped, expand, read_articles, total_size

TEXT = "Kenya received eight armoured vehicles.\n"


def folder_of(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def found_of(items: list[Item]) -> list[Found]:
    assert all(isinstance(item, Found) for item in items), items
    return [item for item in items if isinstance(item, Found)]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_manifest_tells_of_its_files(tmp_path: Path, form: str) -> None:
    row = {
        "file": "in/a.txt",
        "id": "k1",
        "url": "https://n.example/1",
        "published": "2021-02-03",
        "publisher": "Nation",
    }
    table = ",".join([*row, "authors"]) + "\n" + ",".join([*row.values(), "J. Otieno; M. Njeri"]) + "\n"
    lines = json.dumps({**row, "authors": ["J. Otieno", "M. Njeri"]}) + "\n"
    folder = folder_of(tmp_path, in__a_txt=TEXT, b_txt=TEXT, **{f"manifest_{form}": table if form == "csv" else lines})
    items = found_of(list(read_articles([folder])))
    articles = {item.article.id: item.article for item in items}
    assert set(articles) == {"b", "k1"}
    listed = articles["k1"]
    assert (listed.publisher, listed.authors, listed.published) == (
        "Nation",
        ("J. Otieno", "M. Njeri"),
        date(2021, 2, 3),
    )
    assert listed.provenance is not None
    assert listed.provenance.publisher is not None
    assert listed.provenance.publisher.how == "manifest"
    assert total_size(expand([folder])) is None


def test_manifest_fields_are_renamed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a_txt=TEXT, manifest_csv="path,source\na.txt,Nation\n")
    options = Options(fields={"file": "path", "publisher": "source"})
    (item,) = found_of(list(read_articles([folder], options)))
    assert item.article.publisher == "Nation"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("none.txt", 'no such file ("none.txt"). Check the name.'),
        ("../a.txt", 'names a file outside its folder ("../a.txt"). A manifest lists files beside it or below.'),
        ("/etc/hosts", 'names a file outside its folder ("/etc/hosts"). A manifest lists files beside it or below.'),
        ("manifest.jsonl", 'names another manifest ("manifest.jsonl"). Give that one as an input of its own.'),
    ],
)
def test_manifest_row_without_its_file_has_failed(tmp_path: Path, file: str, why: str) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text(json.dumps({"file": file, "id": "x"}) + "\n")
    (item,) = read_articles([path])
    assert isinstance(item, Skipped)
    assert (item.failed, item.where.line, item.id, item.why) == (True, 1, "x", why)


@pytest.mark.parametrize("name", ["a.json", "a.txt.json", "a.meta.json"])
def test_sidecar_tells_of_its_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / name).write_text('{"id": "s1", "publisher": "Standard", "published": "2019-09-09"}')
    (item,) = found_of(list(read_articles([tmp_path])))
    assert (item.article.id, item.article.publisher, item.article.published) == ("s1", "Standard", date(2019, 9, 9))
    assert item.article.text == TEXT


def test_article_beside_a_file_of_its_name_is_no_sidecar(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a_txt=TEXT, a_json=json.dumps({"text": TEXT}))
    assert [item.article.id for item in found_of(list(read_articles([folder])))] == ["a-1", "a"]
