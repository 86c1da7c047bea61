"""The integer model: choices x, indicators for "has a pair in there", one linear row per limit."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from ortools.math_opt import model_pb2

from solver.available import available
from solver.problem import UNLIMITED, Bound, Bools, Ints, Problem


@dataclass(frozen=True, eq=False)
class Terms:
    """A sum of binary variables plus a constant: 0 or 1 in every feasible choice."""

    variables: Ints
    constant: int = 0


@dataclass(eq=False)
class Model:
    """Maximise `gcd` × (cost · variables + offset) over linear rows lower ≤ A v ≤ upper, all variables integer.

    The first variables are the pairs. `limits` maps (kind, index) of a limit of the problem to its linear
    rows, so that prices can be read back.
    """

    problem: Problem
    lower: list[Ints] = field(default_factory=list)
    upper: list[Ints] = field(default_factory=list)
    cost: list[Ints] = field(default_factory=list)
    variables: int = 0
    row_lower: list[Ints] = field(default_factory=list)
    row_upper: list[Ints] = field(default_factory=list)
    entries: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    rows: int = 0
    limits: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    gcd: int = 1

    def add_variables(self, lower: Ints, upper: Ints, cost: Ints) -> int:
        """Index of the first new variable."""
        first = self.variables
        self.lower.append(lower)
        self.upper.append(upper)
        self.cost.append(cost)
        self.variables += len(lower)
        return first

    def add_rows(self, at: Ints, variables: Ints, factors: Ints, lower: Ints, upper: Ints) -> int:
        """New linear rows; entry i belongs to new row at[i]. Index of the first of them."""
        first = self.rows
        self.entries.append((at + first, variables, factors))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.rows += len(lower)
        return first

    def add_row(self, variables: Ints, factors: Ints, lower: int, upper: int) -> int:
        at = np.zeros(len(variables), dtype=np.int64)
        return self.add_rows(at, variables, factors, np.array([lower]), np.array([upper]))

    def proto(self, relaxed: bool = False) -> model_pb2.ModelProto:
        """The model for MathOpt; `relaxed` drops integrality. Built whole: one call per variable is slow."""
        cost = np.concatenate(self.cost)
        self.gcd = int(np.gcd.reduce(np.abs(cost))) or 1
        made = model_pb2.ModelProto()
        made.variables.ids.extend(range(self.variables))
        made.variables.lower_bounds.extend(np.concatenate(self.lower).astype(float).tolist())
        made.variables.upper_bounds.extend(np.concatenate(self.upper).astype(float).tolist())
        made.variables.integers.extend([not relaxed] * self.variables)
        made.objective.maximize = True
        used = np.flatnonzero(cost)
        made.objective.linear_coefficients.ids.extend(used.tolist())
        made.objective.linear_coefficients.values.extend((cost[used] // self.gcd).astype(float).tolist())
        if not self.rows:
            return made
        made.linear_constraints.ids.extend(range(self.rows))
        made.linear_constraints.lower_bounds.extend(_floats(self.row_lower).tolist())
        made.linear_constraints.upper_bounds.extend(_floats(self.row_upper).tolist())
        at, variables, factors = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        cells, place = np.unique(at * self.variables + variables, return_inverse=True)
        sums = np.zeros(len(cells), dtype=np.int64)
        np.add.at(sums, place, factors)
        made.linear_constraint_matrix.row_ids.extend((cells // self.variables).tolist())
        made.linear_constraint_matrix.column_ids.extend((cells % self.variables).tolist())
        made.linear_constraint_matrix.coefficients.extend(sums.astype(float).tolist())
        return made


def _floats(parts: list[Ints]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    whole = np.concatenate(parts)
    return np.where(whole >= UNLIMITED, np.inf, np.where(whole <= -UNLIMITED, -np.inf, whole.astype(float)))


def build(problem: Problem) -> Model:
    """The model of `problem` with tight links x ≤ y (never only Σx ≤ cap·y: its bound is worthless)."""
    model = Model(problem)
    pairs, n = problem.pairs, len(problem.pairs)
    usable = available(problem)
    pinned = np.zeros(n, dtype=np.int64)
    pinned[problem.find(problem.pins)] = 1
    model.add_variables(pinned, np.maximum(usable.astype(np.int64), pinned), problem.sign * pairs.value)
    links = Indicators(model, usable, pinned.astype(bool))
    _add_rows(model, links)
    _add_columns(model, usable)
    _add_budgets(model, links)
    _add_zones(model, links)
    for b, bound in enumerate(problem.bounds):
        _add_bound(model, links, b, bound)
    return model


class Indicators:
    """One indicator for "row r has a pair in this set of its pairs", shared by all limits that ask for it."""

    def __init__(self, model: Model, usable: Bools, pinned: Bools) -> None:
        problem = model.problem
        self.model, self.usable, self.pinned = model, usable, pinned
        order = np.argsort(problem.pairs.row, kind="stable")
        order = order[usable[order]]
        ends = np.searchsorted(problem.pairs.row[order], np.arange(len(problem.rows) + 1))
        self.pairs_of = [order[ends[r] : ends[r + 1]] for r in range(len(problem.rows))]
        self.made: dict[tuple[int, bytes], Terms] = {}
        self.zone = problem.columns.zone[problem.pairs.column]
        self.places: dict[int, dict[int, Ints]] = {}

    def of(self, r: int, members: Ints) -> Terms:
        """Indicator of `members`, some of row r's usable pairs, ascending."""
        key = (r, members.tobytes())
        if key not in self.made:
            self.made[key] = self._make(r, members)
        return self.made[key]

    def cap(self, r: int, members: Ints) -> int:
        return int(min(self.model.problem.rows.upper[r], len(members)))

    def whole(self, r: int) -> Terms:
        """Indicator of "row r is placed"."""
        return self.of(r, self.pairs_of[r])

    def zones_of(self, r: int) -> dict[int, Ints]:
        """The row's pairs by zone, pairs outside every zone left out."""
        if r not in self.places:
            mine = self.pairs_of[r]
            zone = self.zone[mine]
            self.places[r] = {int(z): mine[zone == z] for z in np.unique(zone[zone >= 0])}
        return self.places[r]

    def _make(self, r: int, members: Ints) -> Terms:
        rows = self.model.problem.rows
        if self.pinned[members].any():
            return Terms(np.zeros(0, dtype=np.int64), 1)
        whole = len(members) == len(self.pairs_of[r])
        if whole and rows.lower[r] >= 1 and not rows.optional[r]:
            return Terms(np.zeros(0, dtype=np.int64), 1)
        if self.cap(r, members) <= 1:
            return Terms(members)
        parts = self._zones_within(r, members)
        if len(parts) > 1:
            chosen = [self.of(r, part) for part in parts]
            return Terms(np.concatenate([p.variables for p in chosen]), sum(p.constant for p in chosen))
        return Terms(np.array([self._new(r, members)]))

    def _zones_within(self, r: int, members: Ints) -> list[Ints]:
        """The row's zones that make up `members` exactly, if it is posted in one zone at most."""
        if self.model.problem.posting == "free":
            return []
        inside = [part for part in self.zones_of(r).values() if np.isin(part, members).all()]
        return inside if sum(map(len, inside)) == len(members) else []

    def _new(self, r: int, members: Ints) -> int:
        """y with x ≤ y ≤ Σx ≤ cap·y."""
        model, m = self.model, len(members)
        one = np.ones(1, dtype=np.int64)
        y = model.add_variables(one * 0, one, one * 0)
        at = np.arange(m)
        model.add_rows(
            np.concatenate([at, at]),
            np.concatenate([members, np.full(m, y)]),
            np.repeat(np.array([1, -1]), m),
            np.full(m, -UNLIMITED),
            np.zeros(m, dtype=np.int64),
        )
        both = np.append(members, y)
        model.add_row(both, np.append(np.ones(m, dtype=np.int64), -1), 0, UNLIMITED)
        cap = self.cap(r, members)
        if cap < m:
            model.add_row(both, np.append(np.ones(m, dtype=np.int64), -cap), -UNLIMITED, 0)
        return y


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
        amount = _sum([links.of(r, mine[inside[mine]]) for r, mine in ((r, links.pairs_of[r]) for r in touched)])
        factors = np.ones(len(amount.variables), dtype=np.int64)
        least, most = amount.constant, amount.constant + len(amount.variables)
    else:
        amount = Terms(members)
        factors = problem.pairs.value[members] if bound.counts == "value" else np.ones_like(members)
        least, most = int(np.minimum(factors, 0).sum()), int(np.maximum(factors, 0).sum())
    if bound.lower <= least and bound.upper >= most:
        return
    lower = bound.lower - amount.constant if bound.lower > least else -UNLIMITED
    upper = bound.upper - amount.constant if bound.upper < most else UNLIMITED
    if bound.penalty is None:
        model.limits[("bound", b)] = [model.add_row(amount.variables, factors, lower, upper)]
        return
    made = model.limits.setdefault(("bound", b), [])
    for low, high, slack, room in (
        (lower, UNLIMITED, 1, bound.lower - least),
        (-UNLIMITED, upper, -1, most - bound.upper),
    ):
        if low > -UNLIMITED or high < UNLIMITED:
            new = model.add_variables(np.array([0]), np.array([room]), np.array([-bound.penalty]))
            made.append(model.add_row(np.append(amount.variables, new), np.append(factors, slack), low, high))
