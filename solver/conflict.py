"""Why nothing is feasible: a minimal set of clashing limits, and repairs that were solved again.

The elastic filter (Chinneck, Feasibility and Infeasibility in Optimization, ch. 6): all limits soft, the
missed ones become hard, until nothing is feasible; then a deletion filter drops what is not needed.
"""

from __future__ import annotations

import time

from solver.elastic import HardLimit, elastic, hard_limits, missed
from solver.engines import milp
from solver.problem import Problem
from solver.solution import Conflict, Repair, Rule, Solution


def conflict(problem: Problem, *, time_limit: float | None = None) -> Conflict | None:
    """The clash of an infeasible problem; None when the time did not suffice to find one.

    `minimal` is False, and the repairs may be missing, when time ran out on the way.
    """
    clock = _Clock(time_limit)
    every = hard_limits(problem)
    found = _gather(problem, every, clock)
    if found is None:
        return None
    core, first = found
    minimal = True
    for limit in sorted(core):
        if len(core) == 1:
            break
        rest = core - {limit}
        answer = clock.solve(elastic(problem, rest, frozenset()))
        if answer.status == "infeasible":
            core = rest
        elif answer.status == "unknown":
            minimal = False
    rules = tuple(Rule(x.kind, x.id, x.side) for x in sorted(core))
    single = tuple(r for x in sorted(core) if (r := _repair(problem, every, x, clock)) is not None)
    if single or not first:
        return Conflict(rules, single, minimal)
    return Conflict(rules, first, minimal, together=True)


class _Clock:
    """Feasibility solves within one common time limit."""

    def __init__(self, time_limit: float | None) -> None:
        self._end = None if time_limit is None else time.monotonic() + time_limit

    def solve(self, problem: Problem) -> Solution:
        left = None if self._end is None else self._end - time.monotonic()
        if left is not None and left <= 0:
            return Solution("unknown")
        return milp.least_penalty(problem, time_limit=left)


def _gather(
    problem: Problem, every: tuple[HardLimit, ...], clock: _Clock
) -> tuple[frozenset[HardLimit], tuple[Repair, ...]] | None:
    """Limits that are infeasible together, and the repairs of the first elastic answer, all at once."""
    hard: frozenset[HardLimit] = frozenset()
    first: tuple[Repair, ...] | None = None
    while True:
        answer = clock.solve(elastic(problem, hard, frozenset(every) - hard))
        if answer.status == "infeasible":
            return hard, first or ()
        if answer.status == "unknown":
            return None
        broken = {x: n for x in every if x not in hard and (n := missed(problem, x, answer.chosen))}
        if not broken:
            return None  # feasible after all
        if first is None:
            first = tuple(_to(x, n) for x, n in sorted(broken.items()))
        hard |= broken.keys()


def _to(limit: HardLimit, units: int) -> Repair:
    to = limit.at - units if limit.side == "lower" else limit.at + units
    return Repair(limit.kind, limit.id, limit.side, to)


def _repair(problem: Problem, every: tuple[HardLimit, ...], limit: HardLimit, clock: _Clock) -> Repair | None:
    """The least change of this one limit that makes the whole problem feasible; None if there is none."""
    answer = clock.solve(elastic(problem, frozenset(every) - {limit}, frozenset({limit})))
    if answer.status in ("infeasible", "unknown"):
        return None
    units = missed(problem, limit, answer.chosen)
    return _to(limit, units) if units else None
