"""What the claims of an event say of each role, and where they cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.assemble.claim_features import Feature, Part, Who
from extract.assemble.compatibility import Compatibility
from extract.assemble.model import Value

ROUNDING = 0.1
Key = tuple[Who | str | None, str | None, float | None, str | None]


def values_of(features: Sequence[Feature]) -> dict[str, tuple[Value, ...]]:
    """By role, one value an entity or figure, the one that most claims have first."""
    found: defaultdict[str, dict[Key, list[Part]]] = defaultdict(dict)
    for feature in features:
        for part in feature.parts:
            found[part.role].setdefault(_key(part), []).append(part)
    return {role: tuple(_ranked(found[role])) for role in sorted(found)}


def _key(part: Part) -> Key:
    """Words alone count only where there is neither an entity nor a figure."""
    words = part.text.lower() if part.value is None else None
    return (part.who.id or part.who) if part.who else words, part.class_, part.value, part.unit


def _ranked(by_key: Mapping[Key, list[Part]]) -> list[Value]:
    values = [
        Value(
            text=parts[0].text,
            id=parts[0].who.id if parts[0].who else None,
            class_=class_,
            value=value,
            unit=unit,
            claims=len(parts),
        )
        for (_, class_, value, unit), parts in by_key.items()
    ]
    return sorted(values, key=lambda v: (-v.claims, v.text, v.id or "", v.value or 0))


def disagreeing(
    values: Mapping[str, Sequence[Value]], features: Sequence[Feature], compatibility: Compatibility
) -> tuple[str, ...]:
    """Roles on which the claims differ: measures and counts further apart than rounding, systems of other names.

    Several values in one claim are parts of one whole and no disagreement.
    """
    roles = [role for role, found in values.items() if _apart([v for v in found if v.unit])]
    if _apart([v for v in values.get("weapon", ()) if v.value is not None and not v.unit]) and _single(features):
        roles.append("weapon count")
    named = [f.classes for f in features if f.classes]
    if any(
        not (compatibility.related(a, b)) for one in named for other in named[:1] for a in one for b in other
    ) and _single(features):
        roles.append("weapon class")
    return tuple(sorted(roles))


def _apart(values: Sequence[Value]) -> bool:
    by_unit: defaultdict[str | None, list[float]] = defaultdict(list)
    for value in values:
        if value.value is not None:
            by_unit[value.unit].append(value.value)
    return any(max(known) - min(known) > ROUNDING * max(known) for known in by_unit.values())


def _single(features: Sequence[Feature]) -> bool:
    """Whether no claim names two weapons."""
    return all(sum(part.role == "weapon" for part in feature.parts) <= 1 for feature in features)
