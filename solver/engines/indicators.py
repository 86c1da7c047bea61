"""Indicators: "this row has a pair in that set", one variable each, shared by all limits that ask for it."""

from __future__ import annotations

import numpy as np

from solver.engines.model import Model, Terms
from solver.problem import UNLIMITED, Bools, Ints


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
        model.groups.append((y, members))
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
