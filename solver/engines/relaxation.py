"""Prices from the linear relaxation, rounded to whole numbers: a proof that needs no trust in floats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt
from ortools.math_opt.python import mathopt

from solver.certify import certified_bound
from solver.engines.model import Model
from solver.problem import Problem
from solver.solution import Certificate

GRID = 1 << 14  # prices to 1/16384 of a point: the rounding loses far less than one point


@dataclass(frozen=True, eq=False)
class Relaxed:
    """What the relaxation gives: its certificate, what that proves, and how much of each pair it takes.

    `shares` has shape (pairs,), 0 to 1; None if the relaxation was not solved in time.
    """

    certificate: Certificate
    proven: int | None
    shares: npt.NDArray[np.float64] | None


def relax(problem: Problem, model: Model, time_limit: timedelta | None) -> Relaxed:
    """The linear relaxation of `model`; all prices zero if it is not solved in time."""
    best = Certificate.zero(problem)
    proven = certified_bound(problem, best)
    relaxed = mathopt.Model.from_model_proto(model.proto(relaxed=True))
    parameters = mathopt.SolveParameters(time_limit=time_limit)
    answer = mathopt.solve(relaxed, mathopt.SolverType.GLOP, params=parameters)
    if not answer.has_dual_feasible_solution():
        return Relaxed(best, proven, None)
    prices = np.fromiter(answer.dual_values().values(), dtype=float) * model.gcd
    for with_rows in (False, True):
        found = _certificate(problem, model, prices, with_rows)
        bound = certified_bound(problem, found)
        if bound is not None and (proven is None or problem.sign * bound < problem.sign * proven):
            best, proven = found, bound
    if not answer.has_primal_feasible_solution():
        return Relaxed(best, proven, None)
    return Relaxed(
        best, proven, np.fromiter(answer.variable_values().values(), dtype=float)[: len(problem.pairs)]
    )


def _certificate(
    problem: Problem, model: Model, prices: npt.NDArray[np.float64], with_rows: bool
) -> Certificate:
    sizes: dict[Literal["row", "column", "zone", "bound", "budget"], int] = {
        "row": len(problem.rows),
        "column": len(problem.columns),
        "zone": len(problem.zones),
        "bound": len(problem.bounds),
        "budget": len(problem.rows),
    }
    parts = {kind: np.zeros(size, dtype=np.int64) for kind, size in sizes.items()}
    whole = np.rint(prices * GRID).astype(np.int64)
    for (kind, index), linear in model.limits.items():
        if kind != "row" or with_rows:
            parts[kind][index] = whole[linear].sum()  # type: ignore[index]
    return Certificate(
        "relaxation", GRID, parts["row"], parts["column"], parts["zone"], parts["bound"], parts["budget"]
    )
