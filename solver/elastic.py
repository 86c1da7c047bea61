"""Hard limits as things that can be dropped or softened one by one, to find out which of them clash."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

import numpy as np

from solver.check import measure, outside
from solver.problem import UNLIMITED, Bound, Columns, Ints, Problem, Rows, Zones
from solver.solution import Kind, Side

SUMS = ("value", "effort")  # what may be negative, so that "no floor" is not 0


@dataclass(frozen=True, order=True)
class HardLimit:
    """One side of one hard limit; `index` into its part of the problem, `at` its present value."""

    kind: Kind
    index: int
    side: Side
    at: int
    id: str


def hard_limits(problem: Problem) -> tuple[HardLimit, ...]:
    """Every hard limit that could stand in the way, in a fixed order."""
    return tuple(_limits(problem))


def _limits(problem: Problem) -> Iterator[HardLimit]:
    kinds: tuple[tuple[Kind, Rows | Columns | Zones], ...] = (
        ("row", problem.rows),
        ("column", problem.columns),
        ("zone", problem.zones),
    )
    for kind, part in kinds:
        for i in np.flatnonzero(part.lower > 0).tolist():
            yield HardLimit(kind, i, "lower", int(part.lower[i]), part.ids[i])
        for i in np.flatnonzero(part.upper < UNLIMITED).tolist():
            yield HardLimit(kind, i, "upper", int(part.upper[i]), part.ids[i])
    for i in np.flatnonzero(problem.rows.budget < UNLIMITED).tolist():
        yield HardLimit("budget", i, "upper", int(problem.rows.budget[i]), problem.rows.ids[i])
    for i, bound in enumerate(problem.bounds):
        if bound.penalty is not None:
            continue
        if bound.lower > _floor(bound):
            yield HardLimit("bound", i, "lower", bound.lower, bound.id)
        if bound.upper < UNLIMITED:
            yield HardLimit("bound", i, "upper", bound.upper, bound.id)
    for i, (row, column) in enumerate(problem.pins):
        yield HardLimit("pin", i, "lower", 1, f"{problem.rows.ids[row]},{problem.columns.ids[column]}")


def elastic(problem: Problem, kept: Set[HardLimit], soft: Set[HardLimit]) -> Problem:
    """The problem with only `kept` limits hard, those of `soft` at a penalty of 1 a unit, the others gone.

    Its own soft bounds are gone as well: the penalties are the units by which the `soft` limits are missed.
    """
    rows, columns, zones = problem.rows, problem.columns, problem.zones
    return Problem(
        Rows.of(
            rows.ids,
            _side("row", rows.lower, kept, "lower", 0),
            _side("row", rows.upper, kept, "upper", UNLIMITED),
            rows.optional,
            _side("budget", rows.budget, kept, "upper", UNLIMITED),
        ),
        Columns.of(
            columns.ids,
            _side("column", columns.lower, kept, "lower", 0),
            _side("column", columns.upper, kept, "upper", UNLIMITED),
            columns.zone,
        ),
        problem.pairs,
        Zones.of(
            zones.ids,
            _side("zone", zones.lower, kept, "lower", 0),
            _side("zone", zones.upper, kept, "upper", UNLIMITED),
        ),
        (*_kept_bounds(problem, kept), *(_softened(problem, limit) for limit in sorted(soft))),
        tuple(problem.pins[x.index] for x in sorted(kept) if x.kind == "pin"),
        problem.bans,
        problem.sense,
        problem.posting,
    )


def _side(kind: Kind, given: Ints, kept: Set[HardLimit], side: Side, free: int) -> Ints:
    """The limits of one side with those that are not kept set free."""
    result = np.full(len(given), free, dtype=np.int64)
    for limit in kept:
        if limit.kind == kind and limit.side == side:
            result[limit.index] = given[limit.index]
    return result


def _floor(bound: Bound) -> int:
    return -UNLIMITED if bound.counts in SUMS else 0


def _kept_bounds(problem: Problem, kept: Set[HardLimit]) -> Iterator[Bound]:
    sides = {(x.index, x.side) for x in kept if x.kind == "bound"}
    for i, bound in enumerate(problem.bounds):
        lower = bound.lower if (i, "lower") in sides else _floor(bound)
        upper = bound.upper if (i, "upper") in sides else UNLIMITED
        if (i, "lower") in sides or (i, "upper") in sides:
            yield replace(bound, id=f"kept:{i}", lower=lower, upper=upper)


def _softened(problem: Problem, limit: HardLimit) -> Bound:
    """The limit as a bound with penalty 1."""
    bound = replace(_as_bound(problem, limit), id=f"soft:{limit.kind}:{limit.index}:{limit.side}", penalty=1)
    if limit.side == "lower":
        return replace(bound, lower=limit.at, upper=UNLIMITED)
    return replace(bound, lower=_floor(bound), upper=limit.at)


def _as_bound(problem: Problem, limit: HardLimit) -> Bound:
    """A bound over what the limit counts."""
    i = limit.index
    if limit.kind == "bound":
        return problem.bounds[i]
    if limit.kind == "pin":
        row, column = problem.pins[i]
        return Bound("", (row,), (column,))
    if limit.kind == "zone":
        return Bound("", None, tuple(np.flatnonzero(problem.columns.zone == i).tolist()), counts="rows")
    if limit.kind == "column":
        return Bound("", None, (i,))
    return Bound("", (i,), counts="effort" if limit.kind == "budget" else "pairs")


def missed(problem: Problem, limit: HardLimit, chosen: Ints) -> int:
    """Units by which a choice misses the limit."""
    bound = _softened(problem, limit)
    amount = measure(problem, bound, chosen)
    if limit.kind == "row" and limit.side == "lower" and amount == 0 and problem.rows.optional[limit.index]:
        return 0
    return sum(outside(bound, amount))
