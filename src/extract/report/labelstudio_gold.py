"""Annotations of Label Studio -> gold, one document a line, for `extract evaluate`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from extract.errors import InputError, short
from extract.report.annotation_formats import STATUS

Row = Mapping[str, Any]
HINT = "Give the JSON export of Label Studio (Export, JSON) of tasks that `extract export` wrote."


def gold_of(path: str) -> Iterator[dict[str, Any] | str]:
    """A record a task that somebody annotated, and a line for each that nobody did.

    Of several annotations of a task the last that was not cancelled counts. Raises InputError for what is no export.
    """
    for number, task in enumerate(_tasks(path), 1):
        try:
            yield _gold(task, f"task {number}", path)
        except (TypeError, ValueError, AttributeError, LookupError):
            what = f"task {number} is not in the form that Label Studio gives (found {json.dumps(task)[:60]})."
            raise InputError(path, what, HINT) from None


def _gold(task: Row, name: str, path: str) -> dict[str, Any] | str:
    document = (task.get("data") or {}).get("id")
    if not isinstance(document, str):
        raise InputError(path, f'{name} has no "id" in its data.', HINT)
    done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    if not done:
        return f"{path}: {name} ({document}) is not annotated; left out."
    return {"doc": document, "claims": list(_claims(done[-1].get("result") or [], path))}


def _tasks(path: str) -> list[dict[str, Any]]:
    try:
        with open(path, encoding="utf-8") as stream:
            tasks = json.load(stream)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror}).", "Check the path.") from None
    except (ValueError, RecursionError) as error:
        raise InputError(path, f"no JSON ({short(error)}).", HINT) from None
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise InputError(path, "no list of tasks.", HINT)
    return tasks


def _claims(result: list[Row], path: str) -> Iterator[dict[str, Any]]:
    """A claim for every region that others are related to or that has a status: its trigger."""
    regions = {one["id"]: one for one in result if one.get("type") == "labels"}
    choices: dict[str, dict[str, str]] = {}
    for one in result:
        if one.get("type") == "choices":
            choices.setdefault(one["id"], {})[one["from_name"]] = one["value"]["choices"][0]
    related: dict[str, list[tuple[str, str]]] = {}
    for one in result:
        if one.get("type") == "relation":
            if one["from_id"] not in regions or one["to_id"] not in regions:
                raise InputError(path, f"a relation from {one['from_id']} to a region that isn't there.", HINT)
            label = (one.get("labels") or [_label(regions[one["to_id"]])])[0]
            related.setdefault(one["from_id"], []).append((label, one["to_id"]))
    parts = {part for found in related.values() for _, part in found}
    triggers = [id_ for id_ in regions if id_ not in parts]
    for number, id_ in enumerate(sorted(triggers, key=lambda i: _span(regions[i])), 1):
        yield _claim(f"c{number}", id_, regions, related.get(id_, []), choices)


def _claim(
    name: str, id_: str, regions: Mapping[str, Row], related: list[tuple[str, str]], choices: Mapping[str, Row]
) -> dict[str, Any]:
    region, said = regions[id_], choices.get(id_, {})
    arguments = [(role, part) for role, part in related if role not in ("source", "time")]
    time = next((_text(regions[part]) for role, part in related if role == "time"), None)
    return {
        "id": name,
        "type": _label(region),
        "trigger": _span(region),
        "trigger_text": region["value"].get("text", ""),
        "args": [{"role": role, **_text(regions[part])} for role, part in arguments],
        "time": time,
        **{status: said.get(status, values[0]) for status, values in STATUS.items()},
        "sources": [_text(regions[part]) for role, part in related if role == "source"],
        "section": "body",
    }


def _label(region: Row) -> str:
    return str(region["value"]["labels"][0])


def _span(region: Row) -> list[int]:
    return [region["value"]["start"], region["value"]["end"]]


def _text(region: Row) -> dict[str, Any]:
    return {"span": _span(region), "text": region["value"].get("text", "")}
