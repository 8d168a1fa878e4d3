"""One id twice: in a pack, or again in a later pack that doesn't say that it replaces it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from extract.errors import Problem, Where
from extract.pack.schema import Pack


class Named(NamedTuple):
    """What has an id in a pack; `where` finds its place, `replaces` says that it stands for an earlier one."""

    id: str
    pack: Pack
    where: Callable[[], Where]
    replaces: bool = False


def doubles(found: Iterable[Named], kind: str, cure: str) -> Iterator[Problem]:
    """The problems of ids that stand twice, of what a message calls `kind`; `cure` is what to do within one pack."""
    first: dict[str, Named] = {}
    for one in found:
        before = first.setdefault(one.id, one)
        if before is one or one.replaces or one.id in one.pack.replaces:
            continue
        old = before.where()
        if before.pack is one.pack:
            yield Problem(one.where(), f'two {kind}s have the id "{one.id}" (the other: {old}).', cure)
        else:
            hint = f'Add it to "replaces" in pack.yml of {one.pack.name}, or give it another id.'
            yield Problem(one.where(), f'pack {before.pack.name} has a {kind} "{one.id}" already ({old}).', hint)
