"""The end of a run in a few lines: articles, claims by type, words a second."""

from __future__ import annotations

from extract.run.account import OUTCOMES, Totals


def summary(totals: Totals, seconds: float, loading: float, files: str) -> str:
    """Lines for people; `seconds` is the reading alone, `loading` what came before it."""
    outcomes = ", ".join(f"{totals.outcomes[outcome]:,} {outcome}" for outcome in OUTCOMES)
    types = ", ".join(f"{count:,} {name}" for name, count in sorted(totals.types.items(), key=lambda x: (-x[1], x[0])))
    rate = totals.words / seconds if seconds > 0 else 0.0
    return "\n".join(
        (
            f"{totals.articles:,} articles: {outcomes}",
            f"{totals.claims:,} claims" + (f": {types}" if types else ""),
            f"{totals.words:,} words in {seconds:.1f} s ({rate:,.0f} words a second), after {loading:.1f} s of loading",
            f"written: {files}",
        )
    )
