"""Where the search starts: a greedy choice that follows the relaxation, made exact within its postings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from solver.check import check, objective
from solver.engines import flow
from solver.greedy import greedy
from solver.problem import UNLIMITED, Ints, Pairs, Problem, Rows, Zones

STEPS = 1000  # grades of how much of a pair the relaxation takes


def start(problem: Problem, shares: npt.NDArray[np.float64] | None, *others: Ints | None) -> Ints | None:
    """The best feasible of `others`, a greedy choice and one that follows `shares`; None without any.

    `shares` (pairs,) is how much of each pair the relaxation takes, 0 to 1.
    """
    choices: list[Ints | None] = list(others)
    guides = [problem] if shares is None else [problem, _guided(problem, shares)]
    choices += [c for guide in guides if len(c := greedy(guide).chosen)]
    choices += [_within_postings(problem, c) for c in choices if c is not None]
    feasible = [c for c in choices if c is not None and not check(problem, c)]
    return max(feasible, key=lambda c: problem.sign * objective(problem, c), default=None)


def _guided(problem: Problem, shares: npt.NDArray[np.float64]) -> Problem:
    """The problem with values that put the pairs which the relaxation takes first, then the better ones."""
    value = problem.sign * problem.pairs.value
    rank = np.unique(value, return_inverse=True)[1].astype(np.int64)
    grade = np.rint(np.clip(shares, 0, 1) * STEPS).astype(np.int64) * (len(rank) + 1)
    paid = np.where((value > 0) | (grade > 0), 1 + grade + rank, 0)
    bounds = tuple(b for b in problem.bounds if b.counts != "value")
    return replace(problem, pairs=replace(problem.pairs, value=problem.sign * paid), bounds=bounds)


def _within_postings(problem: Problem, chosen: Ints) -> Ints | None:
    """The best choice with the rows of `chosen` in the zones where they are now, if that is a flow."""
    pairs, rows, width = problem.pairs, problem.rows, len(problem.zones) + 1
    place = pairs.row * width + problem.columns.zone[pairs.column] + 1
    kept = np.flatnonzero(np.isin(place, place[chosen]))
    placed = np.zeros(len(rows), dtype=bool)
    placed[pairs.row[chosen]] = True
    inside = set(kept.tolist())
    fixed = Problem(
        Rows.of(
            rows.ids,
            np.where(placed, np.maximum(rows.lower, np.minimum(1, rows.upper)), 0),
            rows.upper,
            budget=rows.budget,
        ),
        problem.columns,
        Pairs.of(pairs.row[kept], pairs.column[kept], pairs.value[kept], pairs.effort[kept]),
        Zones.of(problem.zones.ids, 0, UNLIMITED),
        tuple(b for b in problem.bounds if b.counts != "rows"),
        tuple(
            c for c, p in zip(problem.pins, problem.find(problem.pins).tolist(), strict=True) if p in inside
        ),
        problem.bans,
        problem.sense,
    )
    if flow.supports(fixed) is not None:
        return None
    return kept[flow.solve(fixed, explain=False).chosen]
