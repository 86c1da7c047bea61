"""The problem: rows choose columns, each chosen pair earns its value, limits hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = int | Sequence[int] | Sequence[bool] | npt.NDArray[np.int64] | npt.NDArray[np.bool_]

UNLIMITED = 1 << 40  # sums of a million such limits still fit 64 bits
LARGEST_VALUE = 1 << 40  # beyond it, neither floats nor sums would stay exact


class ProblemError(ValueError):
    """The input is no problem; the message names the row, column, zone, bound or pair at fault."""


def _ints(numbers: Numbers, size: int, name: str) -> Ints:
    """`numbers` as a read-only (size,) int64 array; a scalar is repeated."""
    given = np.asarray(numbers)
    if given.size and not (np.issubdtype(given.dtype, np.integer) or given.dtype == np.bool_):
        raise ProblemError(f"{name}: whole numbers expected, got {given.dtype}")
    if given.ndim and given.shape != (size,):
        raise ProblemError(f"{name}: {size} numbers expected, got an array of shape {given.shape}")
    array = np.array(np.broadcast_to(given, (size,)), dtype=np.int64)
    array.setflags(write=False)
    return array


def _ids(ids: Iterable[str], kind: str) -> tuple[str, ...]:
    names = tuple(ids)
    seen: set[str] = set()
    for name in names:
        if not isinstance(name, str):
            raise ProblemError(f"{kind} id {name!r}: a string expected")
        if name in seen:
            raise ProblemError(f"{kind} {name}: duplicate id")
        seen.add(name)
    return names


def _check_limits(kind: str, ids: tuple[str, ...], lower: Ints, upper: Ints) -> None:
    for i in np.flatnonzero(lower < 0)[:1]:
        raise ProblemError(f"{kind} {ids[i]}: lower {lower[i]} is negative")
    for i in np.flatnonzero((lower >= UNLIMITED) | (upper > UNLIMITED))[:1]:
        raise ProblemError(f"{kind} {ids[i]}: a limit is beyond {UNLIMITED}")
    for i in np.flatnonzero(lower > upper)[:1]:
        raise ProblemError(f"{kind} {ids[i]}: lower {lower[i]} is above upper {upper[i]}")


@dataclass(frozen=True, eq=False)
class Rows:
    """The parties that are placed. Arrays of shape (rows,).

    A row takes between `lower` and `upper` pairs, or none at all if `optional`; the efforts of its pairs
    add up to at most `budget`. `UNLIMITED` stands for no limit.
    """

    ids: tuple[str, ...]
    lower: Ints
    upper: Ints
    optional: Bools
    budget: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(
        cls,
        ids: Iterable[str],
        lower: Numbers = 0,
        upper: Numbers = UNLIMITED,
        optional: Numbers = False,
        budget: Numbers = UNLIMITED,
    ) -> Rows:
        """Rows from ids and limits; a scalar limit holds for each row. Raises `ProblemError`."""
        names = _ids(ids, "row")
        n = len(names)
        low, high = _ints(lower, n, "row lower"), _ints(upper, n, "row upper")
        _check_limits("row", names, low, high)
        spend = _ints(budget, n, "row budget")
        for i in np.flatnonzero((spend < 0) | (spend > UNLIMITED))[:1]:
            raise ProblemError(f"row {names[i]}: budget {spend[i]} is not within 0 to {UNLIMITED}")
        may_stay = _ints(optional, n, "row optional").astype(bool)
        may_stay.setflags(write=False)
        return cls(names, low, high, may_stay, spend)


@dataclass(frozen=True, eq=False)
class Columns:
    """The parties that are served. Arrays of shape (columns,); `zone` is an index into zones, -1 is none."""

    ids: tuple[str, ...]
    lower: Ints
    upper: Ints
    zone: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(
        cls, ids: Iterable[str], lower: Numbers = 0, upper: Numbers = UNLIMITED, zone: Numbers = -1
    ) -> Columns:
        """Columns from ids and limits; a scalar holds for each column. Raises `ProblemError`."""
        names = _ids(ids, "column")
        n = len(names)
        low, high = _ints(lower, n, "column lower"), _ints(upper, n, "column upper")
        _check_limits("column", names, low, high)
        return cls(names, low, high, _ints(zone, n, "column zone"))


@dataclass(frozen=True, eq=False)
class Zones:
    """Where rows are posted. `lower` and `upper`, shape (zones,), count the rows posted there."""

    ids: tuple[str, ...]
    lower: Ints
    upper: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, ids: Iterable[str] = (), lower: Numbers = 0, upper: Numbers = UNLIMITED) -> Zones:
        """Zones from ids and limits; a scalar holds for each zone. Raises `ProblemError`."""
        names = _ids(ids, "zone")
        low, high = _ints(lower, len(names), "zone lower"), _ints(upper, len(names), "zone upper")
        _check_limits("zone", names, low, high)
        return cls(names, low, high)


@dataclass(frozen=True, eq=False)
class Pairs:
    """What may be chosen: arrays of shape (pairs,), indexes `row`, `column` and amounts `value`, `effort`.

    A value may be negative or zero: zero is a pair, not "no pair".
    """

    row: Ints
    column: Ints
    value: Ints
    effort: Ints

    def __len__(self) -> int:
        return len(self.row)

    @classmethod
    def of(cls, row: Numbers, column: Numbers, value: Numbers = 0, effort: Numbers = 1) -> Pairs:
        """Pairs from index arrays of equal length; value and effort may be scalars. Raises `ProblemError`."""
        n = int(np.size(np.asarray(row)))
        return cls(
            _ints(row, n, "pair row"),
            _ints(column, n, "pair column"),
            _ints(value, n, "pair value"),
            _ints(effort, n, "pair effort"),
        )


@dataclass(frozen=True)
class Bound:
    """A limit over the rectangle `rows` × `columns` (indexes; None = all of them).

    `counts` says what lies within [lower, upper]: "pairs", the chosen pairs in the rectangle; "rows", the
    rows that have at least one of them; "value" or "effort", the sum of theirs. With a `penalty`, each unit
    outside costs that many points; without, the limit is hard. Without a floor, a sum's lower is -UNLIMITED.
    """

    id: str
    rows: tuple[int, ...] | None = None
    columns: tuple[int, ...] | None = None
    lower: int = 0
    upper: int = UNLIMITED
    penalty: int | None = None
    counts: Literal["pairs", "rows", "value", "effort"] = "pairs"


@dataclass(frozen=True, eq=False)
class Problem:
    """Rows × columns with values, limits and bounds; see docs of each part.

    `pins` must be chosen, `bans` must not: (row index, column index). `posting` "single" posts a row in at
    most one zone (columns outside every zone do not count).

    Raises:
        ProblemError: naming the thing at fault (index out of range, duplicate pair or bound, lower > upper,
            pin that is no pair or is banned …).
    """

    rows: Rows
    columns: Columns
    pairs: Pairs
    zones: Zones = field(default_factory=Zones.of)
    bounds: tuple[Bound, ...] = ()
    pins: tuple[tuple[int, int], ...] = ()
    bans: tuple[tuple[int, int], ...] = ()
    sense: Literal["max", "min"] = "max"
    posting: Literal["free", "single"] = "free"

    def __post_init__(self) -> None:
        from solver.validate import validate  # the checks read the finished problem

        for name in ("bounds", "pins", "bans"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        validate(self)

    @property
    def sign(self) -> int:
        """1 when values are maximised, -1 when minimised."""
        return 1 if self.sense == "max" else -1

    def members(self, bound: Bound) -> Ints:
        """Indexes of the pairs in the rectangle of `bound`, ascending; banned pairs included."""
        return np.flatnonzero(self.within(bound, slice(None)))

    def within(self, bound: Bound, pairs: Ints | slice) -> Bools:
        """Which of `pairs` (indexes) lie in the rectangle of `bound`."""
        rows = _within(self.pairs.row[pairs], bound.rows, len(self.rows))
        return rows & _within(self.pairs.column[pairs], bound.columns, len(self.columns))

    def amounts(self, bound: Bound) -> Ints:
        """(pairs,) What each pair adds to a bound that counts pairs, value or effort."""
        given = {"value": self.pairs.value, "effort": self.pairs.effort}.get(bound.counts)
        return np.ones(len(self.pairs), dtype=np.int64) if given is None else given

    def find(self, cells: Sequence[tuple[int, int]]) -> Ints:
        """Pair index of each (row, column) cell, -1 where there is no such pair."""
        width = max(1, len(self.columns))
        keys = self.pairs.row * width + self.pairs.column
        order = np.argsort(keys, kind="stable")
        wanted = np.array([r * width + c for r, c in cells], dtype=np.int64)
        if not len(keys):
            return np.full(len(wanted), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(keys[order], wanted), len(keys) - 1)
        return np.where(keys[order][at] == wanted, order[at], -1).astype(np.int64)


def _within(index: Ints, chosen: tuple[int, ...] | None, size: int) -> Bools:
    if chosen is None:
        return np.ones(len(index), dtype=bool)
    inside = np.zeros(size, dtype=bool)
    inside[list(chosen)] = True
    return inside[index]
