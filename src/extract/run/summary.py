"""The end of a run: articles by outcome, claims by type, the rules that gave them, the slowest articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from extract.plural import many
from extract.run.account import DONE, OUTCOMES, Totals

RULES = 8


def summary(totals: Totals, seconds: float, loading: float, files: str) -> str:
    """Lines for people; `seconds` is the reading alone, `loading` what came before it."""
    return "\n".join(_lines(totals, seconds, loading, files))


def figures(totals: Totals, seconds: float, loading: float) -> dict[str, Any]:
    """The same for machines."""
    return {
        "articles": totals.articles,
        "outcomes": {outcome: totals.outcomes[outcome] for outcome in OUTCOMES},
        "known": totals.known,
        "claims": totals.claims,
        "types": dict(_ranked(totals.types)),
        "rules": dict(_ranked(totals.rules)),
        "slowest": [{"place": place, "seconds": round(taken, 3)} for taken, place in totals.slowest],
        "words": totals.words,
        "seconds": round(seconds, 3),
        "loading": round(loading, 3),
        "kept": totals.kept,
    }


def told(totals: Totals) -> str:
    """Articles by outcome: `3 ok, 0 no claims, 0 skipped, 0 failed`."""
    return ", ".join(f"{totals.outcomes[outcome]:,} {outcome}" for outcome in OUTCOMES)


def annotated(totals: Totals) -> str:
    """The same where no claims are asked for: `3 annotated, 0 skipped, 0 failed`."""
    return ", ".join(
        [f"{totals.done:,} annotated", *(f"{totals.outcomes[o]:,} {o}" for o in OUTCOMES if o not in DONE)]
    )


def unread(totals: Totals) -> str:
    """What is said where only what went wrong is asked for, and nothing could be read."""
    why = " Without --quiet it is said why." if totals.outcomes["skipped"] else ""
    return f"nothing was read: {many(totals.articles, 'article')}, {told(totals)}.{why}"


def _lines(totals: Totals, seconds: float, loading: float, files: str) -> Iterator[str]:
    known = f"; {totals.known:,} of them known from before" if totals.known else ""
    yield f"{many(totals.articles, 'article')}: {told(totals)}{known}"
    types = ", ".join(f"{count:,} {name}" for name, count in _ranked(totals.types))
    yield many(totals.claims, "claim") + (f": {types}" if types else "")
    if totals.rules:
        best = ", ".join(f"{count:,} {name}" for name, count in _ranked(totals.rules)[:RULES])
        rest = len(totals.rules) - RULES
        yield f"rules: {best}" + (f", {rest:,} more" if rest > 0 else "")
    if totals.articles - totals.known > len(totals.slowest) > 0:
        yield "slowest: " + ", ".join(f"{place} ({taken:.2f} s)" for taken, place in totals.slowest)
    if totals.done:
        yield _pace(totals.words - totals.known_words, totals.known, seconds, loading)
    yield f"nothing could be read; left as they were: {files}" if totals.kept else f"written: {files}"


def _pace(words: int, known: int, seconds: float, loading: float) -> str:
    """How fast it went, by the articles that were read in this run."""
    if not words and known:
        return f"nothing new to read ({seconds:.1f} s)"
    rate = words / seconds if seconds > 0 else 0.0
    new = " new" if known else ""
    return f"{words:,}{new} words in {seconds:.1f} s ({rate:,.0f} words a second), after {loading:.1f} s of loading"


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda x: (-x[1], x[0]))
