"""Each limit of a problem as linear rows over choices and indicators."""

from __future__ import annotations

import numpy as np

from solver.available import available
from solver.engines.indicators import Indicators
from solver.engines.model import Model, Terms
from solver.problem import UNLIMITED, Bools, Bound, Problem


def build(problem: Problem, valued: bool = True) -> Model:
    """The model of `problem` with tight links x ≤ y (never only Σx ≤ cap·y: its bound is worthless).

    Without `valued` the pairs are worth nothing and only the penalties count.
    """
    model = Model(problem)
    pairs, n = problem.pairs, len(problem.pairs)
    usable = available(problem)
    pinned = np.zeros(n, dtype=np.int64)
    pinned[problem.find(problem.pins)] = 1
    worth = problem.sign * pairs.value if valued else np.zeros(n, dtype=np.int64)
    model.add_variables(pinned, np.maximum(usable.astype(np.int64), pinned), worth)
    links = Indicators(model, usable, pinned.astype(bool))
    _add_rows(model, links)
    _add_columns(model, usable)
    _add_budgets(model, links)
    _add_zones(model, links)
    for b, bound in enumerate(problem.bounds):
        _add_bound(model, links, b, bound)
    return model


def _add_rows(model: Model, links: Indicators) -> None:
    """lower ≤ Σx ≤ upper, times the indicator for an optional row; posted in one zone at most."""
    rows = model.problem.rows
    for r, mine in enumerate(links.pairs_of):
        lower, upper = int(rows.lower[r]), int(rows.upper[r])
        one = np.ones(len(mine), dtype=np.int64)
        if rows.optional[r] and lower > 1:
            placed = links.whole(r)
            both = np.concatenate([mine, placed.variables])
            factors = np.append(one, np.full(len(placed.variables), -lower))
            model.limits[("row", r)] = [model.add_row(both, factors, lower * placed.constant, UNLIMITED)]
        lower = 0 if rows.optional[r] else lower
        if lower > 0 or upper < len(mine):
            model.limits.setdefault(("row", r), []).append(model.add_row(mine, one, lower, upper))
        if model.problem.posting == "single" and links.cap(r, mine) > 1:
            places = links.zones_of(r)
            if len(places) > 1:
                posted = [links.of(r, part) for part in places.values()]
                spare = 1 - sum(p.constant for p in posted)
                variables = np.concatenate([p.variables for p in posted])
                model.add_row(variables, np.ones(len(variables), dtype=np.int64), -UNLIMITED, spare)


def _add_columns(model: Model, usable: Bools) -> None:
    columns = model.problem.columns
    mine = np.flatnonzero(usable)
    column = model.problem.pairs.column[mine]
    count = np.bincount(column, minlength=len(columns))
    needed = (columns.lower > 0) | (columns.upper < count)
    place = np.cumsum(needed) - 1
    inside = needed[column]
    first = model.add_rows(
        place[column[inside]],
        mine[inside],
        np.ones(int(inside.sum()), dtype=np.int64),
        columns.lower[needed],
        columns.upper[needed],
    )
    for c in np.flatnonzero(needed):
        model.limits[("column", int(c))] = [first + int(place[c])]


def _add_budgets(model: Model, links: Indicators) -> None:
    """Σ effort · x ≤ budget."""
    problem = model.problem
    for r in np.flatnonzero(problem.rows.budget < UNLIMITED).tolist():
        mine = links.pairs_of[r]
        effort, budget = problem.pairs.effort[mine], int(problem.rows.budget[r])
        if int(np.maximum(effort, 0).sum()) > budget:
            model.limits[("budget", r)] = [model.add_row(mine, effort, -UNLIMITED, budget)]


def _add_zones(model: Model, links: Indicators) -> None:
    """lower ≤ Σ y ≤ upper: a zone counts the rows posted there."""
    zones = model.problem.zones
    touching: dict[int, list[int]] = {z: [] for z in range(len(zones))}
    places = [links.zones_of(r) for r in range(len(links.pairs_of))]
    for r, parts in enumerate(places):
        for z in parts:
            touching[z].append(r)
    for z, rows in touching.items():
        lower, upper = int(zones.lower[z]), int(zones.upper[z])
        if lower > 0 or upper < len(rows):
            posted = _sum([links.of(r, places[r][z]) for r in rows])
            model.limits[("zone", z)] = [_add_count(model, posted, lower, upper)]


def _sum(parts: list[Terms]) -> Terms:
    if not parts:
        return Terms(np.zeros(0, dtype=np.int64))
    return Terms(np.concatenate([p.variables for p in parts]), sum(p.constant for p in parts))


def _add_count(model: Model, count: Terms, lower: int, upper: int) -> int:
    high = UNLIMITED if upper >= UNLIMITED else upper - count.constant
    one = np.ones(len(count.variables), dtype=np.int64)
    return model.add_row(count.variables, one, lower - count.constant, high)


def _add_bound(model: Model, links: Indicators, b: int, bound: Bound) -> None:
    """lower ≤ amount ≤ upper, or amount + under ≥ lower and amount - over ≤ upper at `penalty` a unit."""
    problem = model.problem
    inside = np.zeros(len(problem.pairs), dtype=bool)
    inside[problem.members(bound)] = True
    inside &= links.usable
    members = np.flatnonzero(inside)
    if bound.counts == "rows":
        touched = np.unique(problem.pairs.row[members]).tolist()
        amount = _sum(
            [links.of(r, mine[inside[mine]]) for r, mine in ((r, links.pairs_of[r]) for r in touched)]
        )
        factors = np.ones(len(amount.variables), dtype=np.int64)
        least, most = amount.constant, amount.constant + len(amount.variables)
    else:
        amount = Terms(members)
        factors = problem.amounts(bound)[members]
        least, most = int(np.minimum(factors, 0).sum()), int(np.maximum(factors, 0).sum())
    lower = bound.lower - amount.constant if least < bound.lower > -UNLIMITED else -UNLIMITED
    upper = bound.upper - amount.constant if most > bound.upper < UNLIMITED else UNLIMITED
    if lower <= -UNLIMITED and upper >= UNLIMITED:
        return
    if bound.penalty is None:
        model.limits[("bound", b)] = [model.add_row(amount.variables, factors, lower, upper)]
        return
    made = model.limits.setdefault(("bound", b), [])
    sides = ((lower, UNLIMITED, 1, bound.lower - least), (-UNLIMITED, upper, -1, most - bound.upper))
    for side, (low, high, slack, room) in enumerate(sides):
        if low > -UNLIMITED or high < UNLIMITED:
            new = model.add_variables(np.array([0]), np.array([room]), np.array([-bound.penalty]))
            model.slacks.append((new, bound, side))
            made.append(model.add_row(np.append(amount.variables, new), np.append(factors, slack), low, high))
