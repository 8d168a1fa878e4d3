"""What is fuzzed: a name, good samples, and a check that fails where a reader does what it must not."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import json
import lzma
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fuzz.mutate import mutated

from extract.assemble.compatibility import compatibility_of
from extract.assemble.events import assemble
from extract.author.compare import compare
from extract.errors import ExtractError
from extract.evaluate.records import load_claims, load_gold
from extract.evaluate.verify import Verified, verify
from extract.model import Article
from extract.pack.load import inspect_rules
from extract.pipeline import Extractor
from extract.read import Found, Options, Skipped, read_articles
from extract.read.claimfile import claim_rows
from extract.report.export import export
from extract.run.journal import Journal
from extract.run.result import Result
from extract.write.jsonl import claim_records, lines_of

ROOT = Path(__file__).parents[2]
SECONDS = 20.0
NEWS = "Iran launched two cruise missiles on Friday, state television said. “We will not stop,” a general said."
BODY = f"<p>{NEWS}</p><p>{NEWS}</p>"
PAGE = f"<!DOCTYPE html><html lang='en'><head><title>Missiles over the Gulf</title></head><body>{BODY}</body></html>"
ROWS = [{"id": f"n{n}", "text": NEWS, "published": "2024-01-05", "authors": ["A", "B"]} for n in range(6)]
MAIL = f"From: a@b.example\nSubject: Missiles\nDate: Fri, 5 Jan 2024 10:00:00 +0000\nMIME-Version: 1.0\n\n{NEWS}\n"
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>"
    + f"<item><title>Missiles</title><guid>1</guid><description>{NEWS}</description></item>" * 3
    + "</channel></rss>"
)
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Target-URI: http://a.example/{n}\r\n"
    "WARC-Date: 2024-01-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(HTTP.encode())}\r\n\r\n{HTTP}\r\n\r\n"
)
FRAME = """frame: recruit
gloss: an actor recruits people
roles:
  actor: {as: agent, is: party}
  target: {as: patient, is: any}
units: {recruiting: 3}
"""
RULES = """frame: recruit
roles:
  actor:
  target: {label: [ACTOR, GROUP, THING]}
need: [target]
constructions:
  - id: recruit.verb
    verb: [recruit, enlist]
    examples:
      - hit: "[Wagner|actor] [recruited|trigger] [prisoners|target] in 2022."
      - miss: "The recruit saluted."
"""
RECORDS = '{"id": "red-dawn", "label": "ACTOR", "name": "Red Dawn", "aliases": ["RDF"], "kind": "armed-group"}\n' * 2
PACK = 'name: odd\nversion: "1"\nuses: [grammar, roles, entities/classes, entities/states, entities/actor-heads]\n'


@dataclass(frozen=True)
class Target:
    """Samples by the name of the file that they stand in, and what is done with one that was changed."""

    name: str
    samples: dict[str, bytes]
    check: Callable[[Path], object]

    def run(self, seed: int, folder: Path) -> None:
        """One case. Raises what the check raises; nothing else but an ExtractError is an answer."""
        chance = random.Random(f"{self.name} {seed}")
        name = chance.choice(sorted(self.samples))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mutated(self.samples[name], chance))
        began = time.process_time()
        self.check(path)
        assert time.process_time() - began < SECONDS, f"{time.process_time() - began:.0f} s"


def articles(path: Path) -> None:
    for item in read_articles([path], Options(limit=200_000)):
        assert isinstance(item, Found | Skipped)
        if isinstance(item, Found):
            item.article.model_dump_json()


def each(works: Iterable[Callable[[], Any]]) -> None:
    for work in works:
        with contextlib.suppress(ExtractError):
            work()


def targets(extractor: Extractor) -> list[Target]:
    """Every target; the rulebook and the model are those of the extractor."""
    compatibility = compatibility_of(extractor.rulebook)

    def claims(path: Path) -> None:
        name, out = str(path), path.parent
        each(
            [
                lambda: list(verify(name, None, Verified())),
                lambda: assemble((row for _, row in claim_rows(name)), compatibility),
                lambda: export(name, str(out / "x.sqlite"), "sqlite", extractor.rulebook),
                lambda: export(name, str(out / "x.csv"), "csv", extractor.rulebook),
                lambda: export(name, str(out / "x.tsv"), "plover", extractor.rulebook),
                lambda: export(name, str(out / "x.xlsx"), "xlsx", extractor.rulebook),
                lambda: export(name, str(out / "x.stix.json"), "stix", extractor.rulebook),
                lambda: export(name, str(out / "x.jsonld"), "jsonld", extractor.rulebook),
                lambda: export(name, str(out / "x.geojson"), "geojson", extractor.rulebook),
                lambda: compare(name, name),
                lambda: load_claims(name),
                lambda: load_gold(name),
            ]
        )

    def text(path: Path) -> None:
        words = path.read_bytes().decode("utf-8", "replace")[:20_000]
        article = Article(id="odd", uri="odd", text=words)
        (reading,) = extractor.read_many([article])
        assert reading.error is None, reading.error
        for line in lines_of(claim_records(reading.claims)).splitlines():
            claim = json.loads(line)
            for part in (claim["trigger"], claim["evidence"], *claim["arguments"]):
                assert words[part["start"] : part["end"]] == part["text"]

    def rules(path: Path) -> None:
        (path.parents[1] / "pack.yml").write_text(PACK)
        each([lambda: inspect_rules([str(path.parents[1])])])

    rows = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    packed = {"a.jsonl.gz": gzip.compress(rows), "a.jsonl.bz2": bz2.compress(rows), "a.jsonl.xz": lzma.compress(rows)}
    return [
        Target("text", {"a.txt": NEWS.encode()}, articles),
        Target("jsonl", {"a.jsonl": rows, "a.json": json.dumps(ROWS).encode()}, articles),
        Target("table", {"a.csv": table(","), "a.tsv": table("\t")}, articles),
        Target("page", {"a.html": PAGE.encode()}, articles),
        Target("feed and mail", {"a.xml": FEED.encode(), "a.eml": MAIL.encode()}, articles),
        Target("warc", {"a.warc": archive(), "a.warc.gz": gzip.compress(archive())}, articles),
        Target("packed", packed, articles),
        Target("manifest", {"manifest.csv": b"file,id\na.txt,x\n../b.txt,y\nmanifest.csv,z\n"}, articles),
        Target("claims", {"claims.jsonl": (ROOT / "outputs" / "claims.jsonl").read_bytes()[:30_000]}, claims),
        Target(
            "rules",
            {
                "constructions/a.yml": RULES.encode(),
                "frames/a.yml": FRAME.encode(),
                "entities/a.jsonl": RECORDS.encode(),
            },
            rules,
        ),
        Target("journal", {"journal": journal()}, resumed),
        Target("reading", {"a.txt": (ROOT / "tests" / "fuzz" / "news.txt").read_bytes()}, text),
    ]


def table(delimiter: str) -> bytes:
    lines = [delimiter.join(("id", "text", "published"))]
    lines += [delimiter.join((row["id"], f'"{NEWS}\n""quoted"" {NEWS}"', "2024-01-05")) for row in ROWS]
    return "\n".join(lines).encode()


def archive() -> bytes:
    return "".join(RECORD.replace("{n}", str(n)) for n in range(4)).encode()


def journal() -> bytes:
    stream = io.BytesIO()
    with Journal(None, "f") as kept:
        for n in range(5):
            kept.add(Result(f"a{n}", "c", NEWS.encode() * n + b"\n", ("test",), ("test.fire",), seconds=0.1))
        kept._file.seek(0)
        stream.write(kept._file.read())
    return stream.getvalue()


def resumed(path: Path) -> None:
    with Journal(str(path), "f") as kept:
        for number in range(5):
            result = kept.find(f"a{number}", "c")
            assert result is None or result.lines == NEWS.encode() * number + b"\n"
        list(kept.lines())
