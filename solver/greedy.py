"""A plan without an engine: the most valuable pairs first, and what the rows alone allow as a bound."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from solver.certify import certified_bound
from solver.check import check, objective
from solver.problem import UNLIMITED, Bound, Ints, Problem
from solver.solution import Certificate, Solution, gap

NAME = "greedy"


def greedy(problem: Problem, *, time_limit: float | None = None) -> Solution:
    """A feasible choice if a greedy one is, else status unknown; the bound is valid in both cases.

    `time_limit` (seconds) ends the choosing, not the reckoning of the bound.
    """
    started = time.monotonic()
    certificate = Certificate.zero(problem)
    bound = certified_bound(problem, certificate)
    end = None if time_limit is None else started + time_limit
    nothing = np.zeros(0, dtype=np.int64)
    choices = [c for c in (_choose(problem, end), nothing) if not check(problem, c)]
    if not choices or bound is None:
        return Solution(
            "unknown",
            bound=bound,
            certified_bound=bound,
            engine=NAME,
            seconds=time.monotonic() - started,
            certificate=certificate,
        )
    chosen = max(choices, key=lambda c: problem.sign * objective(problem, c))
    value = objective(problem, chosen)
    return Solution(
        "optimal" if value == bound else "feasible",
        value,
        bound,
        bound,
        gap(value, bound),
        NAME,
        time.monotonic() - started,
        chosen,
        certificate,
    )


def _choose(problem: Problem, end: float | None) -> Ints:
    """Pins, then what lower limits need, then whatever gains; each pair kept if no upper limit breaks.

    In the end an optional row below its lower is filled up or emptied.
    """
    gain = problem.sign * problem.pairs.value
    order = np.lexsort((np.arange(len(gain)), -gain))
    order = order[~np.isin(order, problem.find(problem.bans))].tolist()
    plan = _Plan(problem)
    pins = problem.find(problem.pins).tolist()
    for k in pins:
        plan.add(k)
    wishes: tuple[Callable[[int], bool], ...] = (plan.lacks, lambda k: bool(gain[k] > 0), plan.partial)
    for wanted in wishes:
        for n, k in enumerate(order):
            if end is not None and n % 1000 == 0 and time.monotonic() > end:
                break
            if wanted(k) and k not in plan.chosen and plan.fits(k):
                plan.add(k)
    fixed = set(pins)
    left = [k for k in plan.chosen if k in fixed or not plan.partial(k)]
    return np.array(sorted(left), dtype=np.int64)


@dataclass
class _Rectangle:
    """A hard bound and how much of it is used up."""

    bound: Bound
    inside: list[bool]
    amounts: list[int]
    used: int = 0


class _Plan:
    """The pairs chosen so far and what they leave of each limit."""

    def __init__(self, problem: Problem) -> None:
        pairs, rows, columns, zones = problem.pairs, problem.rows, problem.columns, problem.zones
        self.row: list[int] = pairs.row.tolist()
        self.column: list[int] = pairs.column.tolist()
        self.zone: list[int] = columns.zone[pairs.column].tolist()
        self.effort: list[int] = pairs.effort.tolist()
        self.single = problem.posting == "single"
        self.row_lower: list[int] = rows.lower.tolist()
        self.optional: list[bool] = rows.optional.tolist()
        self.column_lower: list[int] = columns.lower.tolist()
        self.row_upper: list[int] = rows.upper.tolist()
        self.column_upper: list[int] = columns.upper.tolist()
        self.zone_upper: list[int] = zones.upper.tolist()
        self.budget: list[int] = rows.budget.tolist()
        self.zone_lower: list[int] = zones.lower.tolist()
        self.taken, self.served = [0] * len(rows), [0] * len(columns)
        self.posted, self.spent = [0] * len(zones), [0] * len(rows)
        self.places: list[set[int]] = [set() for _ in range(len(rows))]
        self.seen: set[tuple[int, int]] = set()  # (rectangle, row): already counted
        self.rectangles = [
            _Rectangle(b, problem.within(b, slice(None)).tolist(), problem.amounts(b).tolist())
            for b in problem.bounds
            if b.penalty is None
        ]
        self.chosen: dict[int, None] = {}

    def lacks(self, k: int) -> bool:
        """Whether the pair serves a lower limit that is not met yet."""
        r, c, z = self.row[k], self.column[k], self.zone[k]
        if self.served[c] < self.column_lower[c]:
            return True
        if self.taken[r] < self.row_lower[r] and not self.optional[r]:
            return True
        if z >= 0 and self.posted[z] < self.zone_lower[z] and z not in self.places[r]:
            return True
        return any(
            x.inside[k] and -UNLIMITED < x.bound.lower > x.used and self._adds(n, x, k) > 0
            for n, x in enumerate(self.rectangles)
        )

    def partial(self, k: int) -> bool:
        """Whether the pair's row is placed below its lower."""
        r = self.row[k]
        return 0 < self.taken[r] < self.row_lower[r]

    def fits(self, k: int) -> bool:
        """Whether no upper limit breaks."""
        r, c, z = self.row[k], self.column[k], self.zone[k]
        if self.taken[r] >= self.row_upper[r] or self.served[c] >= self.column_upper[c]:
            return False
        if self.budget[r] < UNLIMITED and self.spent[r] + self.effort[k] > self.budget[r]:
            return False
        enters = z >= 0 and z not in self.places[r]
        if enters and (self.posted[z] >= self.zone_upper[z] or (self.single and self.places[r])):
            return False
        return not any(
            x.inside[k] and x.bound.upper < UNLIMITED and x.used + self._adds(n, x, k) > x.bound.upper
            for n, x in enumerate(self.rectangles)
        )

    def add(self, k: int) -> None:
        """Takes the pair."""
        r, c, z = self.row[k], self.column[k], self.zone[k]
        self.chosen[k] = None
        self.taken[r] += 1
        self.served[c] += 1
        self.spent[r] += self.effort[k]
        if z >= 0 and z not in self.places[r]:
            self.places[r].add(z)
            self.posted[z] += 1
        for n, x in enumerate(self.rectangles):
            if x.inside[k]:
                x.used += self._adds(n, x, k)
                self.seen.add((n, r))

    def _adds(self, n: int, rectangle: _Rectangle, k: int) -> int:
        """What the pair adds to a rectangle: a row counts once."""
        if rectangle.bound.counts == "rows":
            return int((n, self.row[k]) not in self.seen)
        return rectangle.amounts[k]
