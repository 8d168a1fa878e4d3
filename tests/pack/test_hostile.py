"""Rule files made to break the reader: each ends soon in a line with its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extract.pack.load import inspect_rules

pytestmark = pytest.mark.slow

PACK = 'name: hostile\nversion: "1"\nuses: [grammar, roles, entities/classes, entities/states, entities/actor-heads]\n'
SECONDS = 20.0
RULE = "frame: fire\nroles:\n  actor:\n  target:\nneed: [actor]\nconstructions:\n  - id: fire.a\n"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 11)
)


def said_of(folder: Path, name: str, data: str | bytes) -> list[str]:
    (folder / "pack.yml").write_text(PACK)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    began = time.process_time()
    _, problems = inspect_rules([str(folder)])
    assert time.process_time() - began < SECONDS
    place = f"{folder}/"
    return [text.removeprefix(place) for p in sorted(problems) if (text := str(p)).startswith(place)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (RULE + "    verb: [fi\0re]\n", "8:14: not valid YAML: "),
        (RULE + "    verb: [fi\x07re]\n", "8:14: not valid YAML: "),
        (RULE + "    verb: 2020-99-99\n", "8:11: no value can be made of this (found 2020-99-99)."),
        (RULE + "    verb: !!int abc\n", "8:11: no value can be made of this (found abc)."),
        (RULE + "    verb: !!float abc\n", "8:11: no value can be made of this (found abc)."),
        (RULE + f"    verb: {'9' * 5000}\n", "8:11: no value can be made of this (found 9999"),
        (RULE + '    verb: ["\\uD800"]\n', "8:13: half a character (U+D800)."),
        (RULE + f"    verb: {'[' * 20_000}\n", "8:68: values stand more than 60 deep in one another."),
        (RULE + f"    verb: {'[' * 20_000}{']' * 20_000}\n", "8:68: values stand more than 60 deep in one another."),
        ("- " * 20_000 + "x\n", "1:121: values stand more than 60 deep in one another."),
        ("".join(" " * n + "a:\n" for n in range(3_000)), "61:61: values stand more than 60 deep in one another."),
        (BOMB + RULE + "    verb: *a10\n", "2:10: aliases stand for more than 500,000 values."),
        ("a: &a [*a]\n" + RULE, "1:8: aliases stand for more than 500,000 values."),
        (RULE + "    verb: !!python/object/apply:os.system [id]\n", "8:11: not valid YAML: could not determine"),
        (b"\xff\xfe" + RULE.encode(), ": not UTF-8 text."),
        (RULE + "    verb: [a: b: c]\n", "8:16: not valid YAML"),
        (RULE + "    verb: [fi\x1bre]\n# " + "[" * 61 + "\n", "8:14: not valid YAML: "),
        (RULE + "    v\x85erb: [fire]\n", "8:5: unknown key"),
        ("", ""),
        ("null\n", ""),
        ("5\n", ""),
        ("[]\n", ""),
    ],
    ids=range(22),
)
def test_rule_file_that_cannot_be_read_is_told_with_its_place(tmp_path: Path, data: str | bytes, says: str) -> None:
    said = said_of(tmp_path, "constructions/a.yml", data)
    assert any(line.startswith(f"constructions/a.yml{':' if says[:1].isdigit() else ''}{says}") for line in said), said


@pytest.mark.parametrize("name", ["pack.yml", "roles.yml", "entities/classes.yml", "grammar.yml"])
@pytest.mark.parametrize("data", [BOMB + "name: *a10\n", "name: 2020-99-99\n", "name: [\x01]\n", "[" * 5000])
def test_any_file_of_a_pack_is_told_so(tmp_path: Path, name: str, data: str) -> None:
    assert any(line.startswith(name) for line in said_of(tmp_path, name, data))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[" * 20_000, "not valid JSON: nested too deeply."),
        ('{"id": ' + "9" * 5000 + "}", "not valid JSON: a number of more digits than can be read."),
        ('{"id": "\\ud800", "label": "ACTOR", "name": "x"}', "not valid JSON: half a character (U+D800)."),
        ('{"id": "a\0"}', "not valid JSON: invalid control character at."),
        ("5", "not a JSON object (found 5)."),
    ],
)
def test_line_that_cannot_be_read_is_told_with_its_place(tmp_path: Path, line: str, says: str) -> None:
    said = said_of(tmp_path, "entities/a.jsonl", f"\n{line}\n")
    assert any(text.startswith("entities/a.jsonl:2:") and says in text for text in said), said
