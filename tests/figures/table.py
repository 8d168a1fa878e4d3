"""Figures beside those that were committed, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

NEARLY = 0.0005  # smaller differences are none: figures are kept to four places and shown with three
HELD = 0.005  # what a figure may fall by

Figures = Mapping[str, float]


def lines(name: str, old: Figures, new: Figures) -> Iterator[str]:
    """A block a set: F1 with precision and recall, then shares; each old figure stands behind where it differs."""
    yield name
    groups = dict.fromkeys(figure.partition(".")[0] for figure in new if "." in figure)
    for group in groups:
        shown = (f"{rate.upper():>2} {change(old, new, f'{group}.{rate}')}" for rate in ("f1", "p", "r"))
        yield f"  {group:12} {'  '.join(shown)}".rstrip()
    for figure in new:
        if "." not in figure:
            yield f"  {figure:12}    {change(old, new, figure)}".rstrip()


def change(old: Figures, new: Figures, figure: str) -> str:
    """`0.641 (was 0.632, +0.009)`, in a column as wide as that."""
    now, was = new[figure], old.get(figure)
    if was is None:
        return f"{f'{now:.3f} (new)':28}"
    if abs(now - was) < NEARLY:
        return f"{now:<28.3f}"
    return f"{f'{now:.3f} (was {was:.3f}, {now - was:+.3f})':28}"


def fallen(name: str, old: Figures, new: Figures) -> Iterator[str]:
    """The figures that fell by more than they may."""
    for figure, was in old.items():
        if figure in new and new[figure] < was - HELD:
            yield f"{name} {figure}: {was:.3f} to {new[figure]:.3f}"
