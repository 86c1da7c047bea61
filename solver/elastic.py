"""Hard limits as things that can be dropped or softened one by one, to find out which of them clash."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

import numpy as np

from solver.problem import UNLIMITED, Bound, Columns, Ints, Pairs, Problem, Rows, Zones
from solver.solution import Kind, Side


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
        if bound.lower > -UNLIMITED and (bound.lower > 0 or bound.counts == "value"):
            yield HardLimit("bound", i, "lower", bound.lower, bound.id)
        if bound.upper < UNLIMITED:
            yield HardLimit("bound", i, "upper", bound.upper, bound.id)
    for i, (row, column) in enumerate(problem.pins):
        yield HardLimit("pin", i, "lower", 1, f"{problem.rows.ids[row]},{problem.columns.ids[column]}")


def elastic(problem: Problem, kept: Set[HardLimit], soft: Set[HardLimit]) -> Problem:
    """The problem with only `kept` limits hard, those of `soft` at a penalty of 1 a unit, the others gone.

    All values are 0, so the objective is minus the units by which the soft limits are missed. Budgets have
    no soft form: in `soft` they are dropped.
    """
    rows, columns, zones = problem.rows, problem.columns, problem.zones
    bounds = list(_kept_bounds(problem, kept))
    for limit in sorted(soft):
        softened = _softened(problem, limit)
        if softened is not None:
            bounds.append(softened)
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
        Pairs.of(problem.pairs.row, problem.pairs.column, 0, problem.pairs.effort),
        Zones.of(
            zones.ids,
            _side("zone", zones.lower, kept, "lower", 0),
            _side("zone", zones.upper, kept, "upper", UNLIMITED),
        ),
        tuple(bounds),
        tuple(problem.pins[x.index] for x in sorted(kept) if x.kind == "pin"),
        problem.bans,
        "max",
        problem.posting,
    )


def _side(kind: Kind, given: Ints, kept: Set[HardLimit], side: Side, free: int) -> Ints:
    """The limits of one side with those that are not kept set free."""
    result = np.full(len(given), free, dtype=np.int64)
    for limit in kept:
        if limit.kind == kind and limit.side == side:
            result[limit.index] = given[limit.index]
    return result


def _kept_bounds(problem: Problem, kept: Set[HardLimit]) -> Iterator[Bound]:
    sides = {(x.index, x.side) for x in kept if x.kind == "bound"}
    for i, bound in enumerate(problem.bounds):
        if bound.counts == "value":  # values are all 0 here: such a bound says nothing about feasibility
            continue
        lower = bound.lower if (i, "lower") in sides else 0
        upper = bound.upper if (i, "upper") in sides else UNLIMITED
        if bound.penalty is None and (lower > 0 or upper < UNLIMITED):
            yield replace(bound, lower=lower, upper=upper)


def _softened(problem: Problem, limit: HardLimit) -> Bound | None:
    """The limit as a bound with penalty 1."""
    lower, upper = (limit.at, UNLIMITED) if limit.side == "lower" else (0, limit.at)
    name = f"soft:{limit.kind}:{limit.index}:{limit.side}"
    if limit.kind == "row":
        return Bound(name, (limit.index,), None, lower, upper, 1)
    if limit.kind == "column":
        return Bound(name, None, (limit.index,), lower, upper, 1)
    if limit.kind == "zone":
        inside = tuple(np.flatnonzero(problem.columns.zone == limit.index).tolist())
        return Bound(name, None, inside, lower, upper, 1, "rows")
    if limit.kind == "pin":
        row, column = problem.pins[limit.index]
        return Bound(name, (row,), (column,), 1, UNLIMITED, 1)
    if limit.kind == "bound":
        bound = problem.bounds[limit.index]
        return replace(bound, id=name, lower=lower, upper=upper, penalty=1) if bound.counts != "value" else None
    return None


def missed(problem: Problem, limit: HardLimit, chosen: Ints) -> int:
    """Units by which a choice misses the limit."""
    row, column = problem.pairs.row[chosen], problem.pairs.column[chosen]
    if limit.kind == "budget":
        count = int(problem.pairs.effort[chosen][row == limit.index].sum())
    else:
        bound = _softened(problem, limit)
        if bound is None:
            return 0
        inside = problem.within(bound, chosen)
        count = len(set(row[inside].tolist())) if bound.counts == "rows" else int(inside.sum())
    if limit.kind == "row" and limit.side == "lower" and count == 0 and problem.rows.optional[limit.index]:
        return 0
    return max(0, limit.at - count) if limit.side == "lower" else max(0, count - limit.at)
