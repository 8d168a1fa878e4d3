"""Claims -> independent origins: copies of one article and one agency's reports count once."""

from __future__ import annotations

from collections.abc import Iterable

from extract.assemble.claim_features import Feature


def origins(features: Iterable[Feature]) -> list[list[Feature]]:
    """The claims by origin: those that share a name of their origin, directly or through others, are of one."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    known = list(features)
    for feature in known:
        first = root(feature.origin[0])
        for name in feature.origin[1:]:
            parent[root(name)] = first
    sets: dict[str, list[Feature]] = {}
    for feature in known:
        sets.setdefault(root(feature.origin[0]), []).append(feature)
    return [sets[name] for name in sorted(sets)]
