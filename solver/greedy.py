"""A plan without an engine: the most valuable pairs first, and what the rows alone allow as a bound."""

from __future__ import annotations

import numpy as np

from solver.certify import certified_bound
from solver.check import check, objective
from solver.problem import Ints, Problem
from solver.solution import Certificate, Solution, gap

NAME = "greedy"


def greedy(problem: Problem) -> Solution:
    """A feasible choice if a greedy one is, else status unknown; the bound is valid in both cases."""
    bound = certified_bound(problem, Certificate.zero(problem))
    chosen = _choose(problem)
    if check(problem, chosen):
        return Solution("unknown", bound=bound, certified_bound=bound, engine=NAME)
    value = objective(problem, chosen)
    status = "unknown" if bound is None else ("optimal" if value == bound else "feasible")
    return Solution(
        "feasible" if status == "unknown" else status,  # type: ignore[arg-type]
        value,
        bound,
        bound,
        None if bound is None else gap(value, bound),
        NAME,
        chosen=chosen,
        certificate=Certificate.zero(problem),
    )


def _choose(problem: Problem) -> Ints:
    """Pins, then pairs by falling value, each kept if no upper limit breaks; rows below their lower go."""
    pairs, rows, columns, zones = problem.pairs, problem.rows, problem.columns, problem.zones
    banned = set(problem.find(problem.bans).tolist()) if problem.bans else set()
    pins = problem.find(problem.pins).tolist() if problem.pins else []
    order = np.lexsort((np.arange(len(pairs)), -problem.sign * pairs.value)).tolist()
    row_left, column_left = rows.upper.copy(), columns.upper.copy()
    budget_left, zone_left = rows.budget.copy(), zones.upper.copy()
    posted: dict[int, set[int]] = {}
    rectangles = [
        (b, np.isin(np.arange(len(pairs)), problem.members(b)), [b.upper], set[int]())
        for b in problem.bounds
        if b.penalty is None and b.counts != "value"
    ]
    chosen: list[int] = []
    for k in dict.fromkeys([*pins, *order]):
        r, c, zone = int(pairs.row[k]), int(pairs.column[k]), int(columns.zone[pairs.column[k]])
        wanted = k in pins or problem.sign * pairs.value[k] > 0 or rows.lower[r] > 0 or columns.lower[c] > 0
        if k in banned or not wanted or not row_left[r] or not column_left[c]:
            continue
        if pairs.effort[k] > budget_left[r]:
            continue
        there = posted.setdefault(r, set())
        new_post = zone >= 0 and zone not in there
        if new_post and (not zone_left[zone] or (problem.posting == "single" and there)):
            continue
        inside = [x for x in rectangles if x[1][k]]
        if any(x[2][0] <= 0 and not (x[0].counts == "rows" and r in x[3]) for x in inside):
            continue
        chosen.append(k)
        row_left[r] -= 1
        column_left[c] -= 1
        budget_left[r] -= pairs.effort[k]
        if new_post:
            there.add(zone)
            zone_left[zone] -= 1
        for bound, _, left, seen in inside:
            if bound.counts == "pairs" or r not in seen:
                left[0] -= 1
            seen.add(r)
    return np.array(sorted(chosen), dtype=np.int64)
