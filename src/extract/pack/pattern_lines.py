"""spaCy's own pattern lines beside records: each is one more name of the record of its id, made where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extract.pack.schema import EntityRecord, PatternRecord
from extract.pack.taxonomy import Taxonomy

Tokens = tuple[dict[str, Any], ...]
"""A pattern of spaCy's Matcher."""
_WORD = re.compile(r"\w+")
_LITERAL = ("LOWER", "TEXT", "ORTH", "NORM")


def named(line: PatternRecord) -> str:
    """What the line's entity is called: the string of the pattern, or the words that its tokens spell out."""
    if isinstance(line.pattern, str):
        return line.pattern
    return " ".join(_spelled(line.pattern)) or line.id or line.label.lower()


def id_of(line: PatternRecord) -> str:
    """The id of the line's record: its own, else made of its name."""
    return line.id or "-".join(_WORD.findall(named(line).lower())) or line.label.lower()


def with_lines(
    records: Mapping[str, EntityRecord], lines: Sequence[PatternRecord], taxonomy: Taxonomy
) -> tuple[tuple[EntityRecord, ...], tuple[tuple[Tokens, str], ...]]:
    """The records with the names that string lines give, and the token lines, each with the id of its record."""
    found = dict(records)
    tokens: list[tuple[Tokens, str]] = []
    for line in lines:
        name, key = named(line), id_of(line)
        record = found.get(key)
        if record is None:
            class_ = line.class_ or taxonomy.class_labelled(line.label)
            made = {"id": key, "label": line.label, "name": name, "class": class_, "country": line.country}
            found[key] = EntityRecord.model_validate(made)
        elif isinstance(line.pattern, str) and name not in (record.name, *record.aliases):
            found[key] = record.model_copy(update={"aliases": (*record.aliases, name)})
        if not isinstance(line.pattern, str):
            tokens.append((line.pattern, key))
    return tuple(found.values()), tuple(tokens)


def _spelled(pattern: Tokens) -> Iterator[str]:
    for token in pattern:
        word = next((token[key] for key in _LITERAL if isinstance(token.get(key), str)), None)
        if word is not None:
            yield word
