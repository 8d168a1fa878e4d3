"""Pages of the documentation that are made from the program: the types from the rules, the fields from the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from extract.model import claim_schema
from extract.pack.cached import book_for
from extract.pack.rulebook import Rulebook
from extract.pack.schema import Example

EXAMPLES = 3
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def types_page(book: Rulebook | None = None) -> str:
    """Each type with its definition, its roles and three sentences from the examples that test its rules."""
    return "\n".join(_types(book or book_for())) + "\n"


def _types(book: Rulebook) -> Iterator[str]:
    yield "# The types of claims\n"
    yield "Made from the rules. In the examples, which test them, each part stands in bold with its role behind it.\n"
    for name, frame in sorted(book.frames.frames.items()):
        yield f"## {name}\n"
        yield f"{frame.gloss[:1].upper()}{frame.gloss[1:]}.\n" if frame.gloss else ""
        yield f"Roles: {', '.join(f'`{role}`' for role in frame.roles)}.\n"
        own = [c.examples for file in book.constructions if file.frame == name for c in file.constructions]
        yield from (f"- {shown(example)}" for example in chosen([*frame.examples, *(e for row in own for e in row)]))
        yield ""


def chosen(examples: Sequence[Example]) -> list[str]:
    """Three hits with most roles marked, of different triggers; the first of those that are alike."""
    hits = [example.hit for example in examples if example.hit and not example.fails]
    ranked = sorted(hits, key=lambda hit: (-len(set(_MARK.findall(hit))), len(hit)))
    found: list[str] = []
    triggers: set[str] = set()
    for hit in ranked:
        trigger = next((text.lower() for text, role in _MARK.findall(hit) if role == "trigger"), hit)
        if trigger not in triggers:
            triggers.add(trigger)
            found.append(hit)
    return [*found, *(hit for hit in ranked if hit not in found)][:EXAMPLES]


def shown(example: str) -> str:
    """[Iran|actor] [tested|trigger] -> **Iran** (actor) **tested** (trigger)."""
    return _MARK.sub(lambda match: f"**{match[1]}** ({match[2]})", example)


def fields_page() -> str:
    """Every field of a claim with its type and meaning, and how the schema changes."""
    return "\n".join(_fields(claim_schema())) + "\n"


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    yield "# The fields of a claim\n"
    yield f"Schema {schema['version']}, `{schema['$id']}`; `extract schema` prints it as JSON Schema (2020-12).\n"
    for name, part in {"Claim": schema, **schema["$defs"]}.items():
        yield f"## {name}\n"
        yield f"{part['description']}\n"
        yield "| field | type | meaning |"
        yield "|---|---|---|"
        for field, about in part["properties"].items():
            meaning = about.get("description", "").replace("|", "\\|")
            yield f"| `{field}` | {_type(about)} | {meaning} |"
        yield ""
    yield POLICY


POLICY = """## How the schema changes

`schema_version` is MAJOR.MINOR. A new field that may be left out, or a new type or role of the rules, raises MINOR: who
reads claims must pass over fields that they don't know. A field that goes, gets another name or another meaning raises
MAJOR, is named in the changes with what to do, and `extract verify` refuses claims of another MAJOR.
The id of a claim may change with a MAJOR only. Old claims are made new by running `extract run` again: it reads
what was read before."""


def _type(about: dict[str, Any]) -> str:
    if "$ref" in about:
        name = about["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in about:
        return ", ".join(f"`{value}`" for value in about["enum"])
    if "anyOf" in about:
        return " or ".join(_type(one) for one in about["anyOf"])
    if about.get("type") == "array":
        return f"list of {_type(about.get('items', {}))}"
    return str(about.get("format") or about.get("type", "any"))
