"""Which pairs can be chosen at all."""

from __future__ import annotations

import numpy as np

from solver.problem import Bools, Problem


def available(problem: Problem) -> Bools:
    """(pairs,) True where no ban and no lack of pairs rules the choice out.

    An optional row with fewer pairs than its lower stays empty, unless a pin asks for it.
    """
    usable = np.ones(len(problem.pairs), dtype=bool)
    banned = problem.find(problem.bans)
    usable[banned[banned >= 0]] = False
    count = np.bincount(problem.pairs.row[usable], minlength=len(problem.rows))
    short = problem.rows.optional & (count < problem.rows.lower)
    short[[r for r, _ in problem.pins]] = False
    usable &= ~short[problem.pairs.row]
    return usable


def one_each(problem: Problem, inside: Bools) -> Bools:
    """(rows,) Whether the row can take at most one pair of `inside`: then counting pairs is counting rows."""
    size = np.bincount(problem.pairs.row[inside], minlength=len(problem.rows))
    return np.minimum(size, problem.rows.upper) <= 1


def one_each_zone(problem: Problem, usable: Bools) -> Bools:
    """(pairs,) Whether the pair's row can take at most one usable pair of the pair's zone."""
    cell = problem.pairs.row * (len(problem.zones) + 1) + problem.columns.zone[problem.pairs.column] + 1
    size = np.bincount(cell[usable], minlength=len(problem.rows) * (len(problem.zones) + 1))
    single: Bools = np.minimum(size[cell], problem.rows.upper[problem.pairs.row]) <= 1
    return single
