"""Said against right: how many claims of each confidence are right, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from typing import Any

STEP = 0.05  # width of a band, as scores are counted
SIDE, MARGIN = 320, 44
GREY, BLUE = "#8a8a8a", "#3b78c4"
LARGEST = 14.0  # radius of the band with most claims

Bands = Mapping[str, Mapping[str, Any]]


def picture(bands: Bands) -> str:
    """SVG of the figures `bands` of a score: one disc a band, at what it says (its middle) and the share that is right.

    A disc is as large as its band has claims; on the line as many are right as are said to be.
    """
    most = max((band["of"] for band in bands.values()), default=1)
    whole = SIDE + 2 * MARGIN
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" aria-label="confidence said against share right" role="img" '
        f'viewBox="0 0 {whole} {whole}" width="{whole}" height="{whole}" font-family="sans-serif" font-size="12" '
        f'fill="{GREY}">',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{GREY}"/>',
        f'<path d="M{_at(0)} {_up(0)}L{_at(1)} {_up(1)}" stroke="{GREY}" stroke-dasharray="4 4"/>',
        *_ticks(),
    ]
    for name, band in bands.items():
        said, radius = float(name) + STEP / 2, max(2.0, LARGEST * sqrt(band["of"] / most))
        title = f"said {float(name):.2f} to {float(name) + STEP:.2f}: {band['right']} of {band['of']} right"
        lines.append(
            f'<circle cx="{_at(said)}" cy="{_up(band["acc"])}" r="{radius:.1f}" fill="{BLUE}" fill-opacity="0.65">'
            f"<title>{title}</title></circle>"
        )
    return "\n".join((*lines, "</svg>", ""))


def _ticks() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield f'<text x="{_at(share)}" y="{_up(0) + 18:.1f}" text-anchor="middle">{share:.1f}</text>'
        yield f'<text x="{_at(0) - 8:.1f}" y="{_up(share) + 4:.1f}" text-anchor="end">{share:.1f}</text>'
    yield f'<text x="{_at(0.5)}" y="{_up(0) + 36:.1f}" text-anchor="middle">confidence said</text>'
    yield f'<text x="{_at(0)}" y="{_up(1) - 12:.1f}" text-anchor="start">share that is right</text>'


def _at(share: float) -> float:
    return round(MARGIN + SIDE * share, 1)


def _up(share: float) -> float:
    return round(MARGIN + SIDE * (1 - share), 1)


def rows(bands: Bands, edges: tuple[float, ...] = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)) -> Iterator[tuple[str, str, int]]:
    """Wider bands between edges, for a page: said (the mean of the middles), right of all, claims."""
    for low, high in zip(edges, (*edges[1:], 1.0), strict=True):
        inside = {float(name): band for name, band in bands.items() if low <= float(name) + STEP / 2 < high}
        of = sum(band["of"] for band in inside.values())
        if of:
            said = sum((name + STEP / 2) * band["of"] for name, band in inside.items()) / of
            yield f"{said:.2f}", f"{sum(band['right'] for band in inside.values()) / of:.2f}", of
