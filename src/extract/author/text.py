"""An explanation for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from extract.author.scores import in_words
from extract.model import PLAIN
from extract.plural import many

MOST = 12
"""Rules that nearly fired, at most."""
WIDEST = 160
"""Characters of a condition that failed; the JSON form has all of it."""


def as_text(explanation: dict[str, Any], near: bool = False) -> str:
    """Sentence by sentence: claims first, then entities, roles, rules, sources, status, times.

    With `near` also the rules that nearly fired; else only how many there are, where the sentence gave no claim.
    """
    return "\n\n".join("\n".join(_sentence(sentence, near)) for sentence in explanation["sentences"])


def _sentence(sentence: dict[str, Any], near: bool) -> Iterator[str]:
    yield sentence["text"]
    yield from _block("claims", [_claim(c) for c in sentence["claims"]] or ["none"])
    if sentence["reading"] != sentence["text"]:
        yield from _block("read by the parser as", [sentence["reading"]])
    yield from _block("entities", [_mention(m) for m in sentence["mentions"]])
    yield from _block("grammatical roles", _graph(sentence["graph"]))
    yield from _block("readings", list(in_words(sentence["scores"])))
    yield from _block("constructions that hold", [_fired(t) for t in sentence["fired"]])
    yield from _block("who says so", [_attribution(a) for a in sentence["attributions"]])
    yield from _block("status", [_status(s) for s in sentence["status"]])
    yield from _block("times", [f"{t['text']} = {t['value'] or 'not known'}" for t in sentence["times"]])
    if near:
        yield from _block("rules that nearly fired", [line for t in sentence["nearly"][:MOST] for line in _nearly(t)])
        if len(sentence["nearly"]) > MOST:
            yield f"    and {len(sentence['nearly']) - MOST} more"
    elif sentence["nearly"] and not sentence["claims"]:
        yield f"  {many(len(sentence['nearly']), 'rule')} nearly fired; --near shows why not."


def _block(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"  {title}"
        yield from (f"    {line}" for line in lines)


def _mention(mention: dict[str, Any]) -> str:
    entity = mention["entity"] or {}
    facts = ", ".join(str(entity[key]) for key in ("kind", "class", "country") if entity.get(key))
    return f'{mention["label"]} "{mention["text"]}"' + (f" [{facts}]" if facts else "") + f": {mention['why']}"


def _graph(edges: list[list[str]]) -> list[str]:
    rows: dict[str, list[str]] = {}
    for head, label, dependent in edges:
        rows.setdefault(head, []).append(f"{label} {dependent}")
    return [f"{head}: {', '.join(found)}" for head, found in rows.items()]


def _fired(tried: dict[str, Any]) -> str:
    roles = ", ".join(f'{role} "{text}"' for role, text in tried["roles"])
    end = "" if tried["outcome"] == "fired" else f" ({tried['outcome']})"
    return f'{tried["rule"]} on "{tried["trigger"]}": {roles}{end}'


def _nearly(tried: dict[str, Any]) -> Iterator[str]:
    yield f'{tried["rule"]} on "{tried["trigger"]}" ({tried["at"]})'
    for stop in tried["stops"]:
        yield "  " + shorten(f"{stop['condition']}: {stop['text']}", WIDEST, placeholder=" ...")


def _attribution(attribution: dict[str, Any]) -> str:
    content = " ... ".join(attribution["content"])
    note = "" if attribution["vouched"] else " (spoken of, not vouched for)"
    who = attribution["source"] or "nobody named"
    return f'{who} ({attribution["kind"]}) {attribution["stance"]} by "{attribution["cue"]}": {content}{note}'


def _status(status: dict[str, Any]) -> str:
    cues = "; ".join(
        ", ".join([*cue["words"]] or ["by the grammar"])
        + " -> "
        + ", ".join(str(v) for k, v in cue.items() if k != "words")
        for cue in status["cues"]
    )
    plain = f'"{status["trigger"]}": {status["polarity"]}, {status["certainty"]}, {status["modality"]}'
    return plain + (f" ({cues})" if cues else "")


def _claim(claim: dict[str, Any]) -> str:
    roles = ", ".join(f'{a["role"]} "{a["text"]}"' for a in claim["arguments"])
    when = f", {claim['time']['value'] or claim['time']['text']}" if claim["time"] else ""
    marks = "".join(f", {claim[name]}" for name, plain in PLAIN.items() if claim[name] != plain)
    sources = " < ".join(map(_source, claim["sources"]))
    return f"{claim['type']} ({claim['id']}): {roles}{when}{marks}" + (f"; according to {sources}" if sources else "")


def _source(source: dict[str, Any]) -> str:
    name = source["text"] or "nobody named"
    return name if source["stance"] == "asserts" else f"{name}, who {source['stance']} it"
