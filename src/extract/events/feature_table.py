"""The table of fillers as arrays: each role of each type is a column, each thing that is asked of a filler a row.

One look-up gives what a reading, a path or a distance adds in all roles at once. A row adds up its entries in their
order, so that sums are those of `Scorer.sum` to the last bit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from numpy import arange, array, concatenate, empty, float64, inf, int64, stack, zeros
from numpy.typing import NDArray

from extract.events.features import (
    FARTHEST,
    Entry,
    Steps,
    of_distance,
    of_filler,
    of_fit_along,
    of_path,
    of_rival,
    of_unit_fit,
    of_unit_path,
    of_wording,
)
from extract.events.scorer import Scorer, odds_of
from extract.pack.frames import FrameRole, Frames, Table

K = TypeVar("K", bound=Hashable)
Array = NDArray[float64]
Indices = NDArray[int64]
Word = tuple[str, str]
"""The part of speech of a trigger, and its word."""
MOST = 10_000
"""Rows of one kind that are kept, so that a long run doesn't grow by them: some 5 MB."""
WORDINGS = ("hit", "other", "none")
_TYPE, _ROLE, _FUNCTION, _OWN = "T", "R", "F", "T.R"  # stand in entries for those of each column


class Rows(dict[K, int], Generic[K]):
    """Rows by what they stand for, each by its number: made when first asked for, and kept.

    The first row is of zeros, for all that adds nothing in any role.
    """

    def __init__(self, make: Callable[[K], Array | None], width: int) -> None:
        super().__init__()
        self._make = make
        self._rows = zeros((64, width))
        self._made = 1

    def take(self, keys: Sequence[K], columns: Indices | None = None) -> Array:
        """The rows of these keys, one below the other; in some columns, or in all."""
        if len(self) + len(keys) > MOST:
            self.clear()
            self._made = 1
        numbers = [*map(self.__getitem__, keys)]
        return (
            self._rows.take(numbers, axis=0)
            if columns is None
            else self._rows[array(numbers, dtype=int64)[:, None], columns]
        )

    def __missing__(self, key: K) -> int:
        made = self._make(key)
        if made is None:
            self[key] = 0
            return 0
        at = self[key] = self._made
        if at == len(self._rows):
            self._rows = concatenate((self._rows, empty(self._rows.shape)))
        self._rows[at] = made
        self._made += 1
        return at


class Column(NamedTuple):
    """A role of a type, and what it prefers to be filled by."""

    type: str
    role: str
    preference: str
    spec: FrameRole


class Part(NamedTuple):
    """The columns of some types, and the place of each among them."""

    columns: Indices
    places: Mapping[int, int]


class Columns:
    """What a table of fillers adds up to, a column for each role of each type."""

    def __init__(self, frames: Frames, table: Table) -> None:
        self.frames = frames
        self.table = table
        self.scorer = Scorer(table)
        self.fills = odds_of(frames.weights.fills)
        self.roles: list[Column] = []
        self.of: dict[str, range] = {}
        for type_, frame in frames.frames.items():
            self.of[type_] = range(len(self.roles), len(self.roles) + len(frame.roles))
            self.roles += [Column(type_, role, spec.is_, spec) for role, spec in frame.roles.items()]
        self.at = {(column.type, column.role): at for at, column in enumerate(self.roles)}
        self.preferences = tuple(dict.fromkeys(column.preference for column in self.roles))
        self.preference: Indices = array([self.preferences.index(c.preference) for c in self.roles], dtype=int64)
        self.all: Indices = arange(len(self.roles))
        self.preferring: dict[str, Indices] = {
            name: (self.preference == number).nonzero()[0] for number, name in enumerate(self.preferences)
        }
        width = len(self.roles)
        self.fillers: Rows[tuple[str, str, str | None]] = Rows(self._filler, width)
        self.paths: Rows[tuple[str, Steps | None]] = Rows(self._path, width)
        self.distances: Rows[tuple[str, int]] = Rows(self._distance, width)
        self.units: Rows[tuple[Word, str]] = Rows(self._unit, width)
        self.unit_paths: Rows[tuple[Word, Steps | None]] = Rows(self._unit_path, width)
        self.along: Rows[tuple[str, Steps | None]] = Rows(self._along, width)
        self._rows: dict[tuple[str, str], Array] = {}
        self._parts: dict[frozenset[str], Part] = {}

    def __reduce__(self) -> tuple[type[Columns], tuple[Frames, Table]]:
        return Columns, (self.frames, self.table)

    def part(self, types: frozenset[str]) -> Part:
        """The columns of some types; a type without a frame has none."""
        found = self._parts.get(types)
        if found is None:
            if len(self._parts) >= MOST:
                self._parts.clear()
            columns = [at for type_, own in self.of.items() if type_ in types for at in own]
            found = Part(array(columns, dtype=int64), {at: place for place, at in enumerate(columns)})
            self._parts[types] = found
        return found

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns that add something in some role."""
        return frozenset(noun for group, noun in self._entries if group == "noun")

    @cached_property
    def rivals(self) -> Array:
        """What steps farther than the nearest of its sort add, a row for each number of them up to the last."""
        return stack([self._sum((of_rival(_FUNCTION, farther),)) for farther in range(FARTHEST + 1)])

    @cached_property
    def wordings(self) -> Mapping[str, list[float]]:
        """What it adds that a construction names a filler, names others or nobody."""
        return {said: self._sum((of_wording(_ROLE, said),)).tolist() for said in WORDINGS}

    def _filler(self, key: tuple[str, str, str | None]) -> Array:
        """The words of a reading, its form and its noun, with the bias; nothing makes a measure of what is none."""
        row = self.table.bias + self._sum(of_filler(_TYPE, _ROLE, *key))
        measured = key[0].startswith("measure")
        unfit = [(c.preference == "measure") != measured and not c.spec.measured for c in self.roles]
        row[array(unfit, dtype=bool)] = -inf
        return row

    def _path(self, key: tuple[str, Steps | None]) -> Array:
        """The part of speech of a trigger, and the steps from it."""
        return self._sum(of_path(_TYPE, _ROLE, _FUNCTION, *key))

    def _distance(self, key: tuple[str, int]) -> Array:
        """The part of speech of a trigger, and the tokens from it."""
        return self._sum(of_distance(_FUNCTION, *key))

    def _unit(self, key: tuple[Word, str]) -> Array | None:
        """The word of a trigger, and the words that are read."""
        word, words = key
        return self._if_any(of_unit_fit(_ROLE, *word, words))

    def _unit_path(self, key: tuple[Word, Steps | None]) -> Array | None:
        """The word of a trigger, and the steps from it."""
        word, steps = key
        return self._if_any(of_unit_path(_ROLE, *word, steps))

    def _along(self, key: tuple[str, Steps | None]) -> Array | None:
        """The words that are read, and the steps to them."""
        return self._if_any(of_fit_along(_FUNCTION, *key))

    def _if_any(self, entry: Entry) -> Array | None:
        """The row of an entry that few ask for; None where it adds nothing in any role."""
        group, key = entry[:2]
        return self._row(group, key) if (group, key.partition(" ")[2]) in self._entries else None

    def _sum(self, entries: Sequence[Entry]) -> Array:
        """The log-odds of entries in which placeholders stand for the role of the column."""
        row = zeros(len(self.roles))
        for entry in entries:
            row = row + self._row(entry[0], entry[1])
        return row

    def _row(self, group: str, key: str) -> Array:
        known = self._rows.get((group, key))
        if known is None:
            known = zeros(len(self.roles))
            stands_for, _, rest = key.partition(" ")
            for name, weight in self._entries.get((group, rest), ()):
                known[self._named[stands_for].get(name, [])] = weight
            if len(self._rows) >= MOST:
                self._rows.clear()
            self._rows[group, key] = known
        return known

    @cached_property
    def _entries(self) -> Mapping[tuple[str, str], Sequence[tuple[str, float]]]:
        """By group and by what follows the first word of a key: that word and the weight of each."""
        found: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
        for group, rows in self.table.entries.items():
            for key, weight in rows.items():
                name, _, rest = key.partition(" ")
                found[group, rest].append((name, weight))
        return found

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, list[int]]]:
        """The columns by what each placeholder may stand for."""
        found: dict[str, dict[str, list[int]]] = {kind: defaultdict(list) for kind in (_FUNCTION, _ROLE, _OWN)}
        for at, (type_, role, _, spec) in enumerate(self.roles):
            for kind, name in ((_FUNCTION, spec.as_), (_ROLE, role), (_OWN, f"{type_}.{role}")):
                found[kind][name].append(at)
        return found
