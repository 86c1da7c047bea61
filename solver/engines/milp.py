"""Any problem, as an integer program: OR-Tools MathOpt with HiGHS, one thread, deterministic."""

from __future__ import annotations

import math
import time
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from solver.certify import certified_bound
from solver.check import check, objective
from solver.engines import relaxation
from solver.engines.linear import build
from solver.engines.model import Model
from solver.engines.start import start
from solver.problem import Ints, Problem
from solver.solution import Certificate, Solution, gap

NAME = "milp"
ABSOLUTE_GAP = 0.999  # the objective is a whole number: less than one unit from the bound is optimal
CARE = 1e-6  # HiGHS's own tolerance, before a float bound becomes a whole number
RELATIVE_CARE = 1e-9  # floats of this size
LARGE = 2000  # pairs from which a good start saves more time than it takes
RELAXATION = 0.4  # of the time limit, at most, for the relaxation


def supports(problem: Problem) -> str | None:
    """None: every problem can be stated."""
    return None


def solve(
    problem: Problem, *, time_limit: float | None = None, hint: Ints | None = None, explain: bool = True
) -> Solution:
    """Optimal, or within `time_limit` seconds the best found with a valid bound.

    `hint` (indexes into pairs) is where the search starts. With `explain` the relaxation's prices come along
    as certificate.

    Raises:
        RuntimeError: HiGHS failed in a way that is no answer.
    """
    started = time.monotonic()
    model = build(problem)
    zero = Certificate.zero(problem)
    relaxed = relaxation.Relaxed(zero, certified_bound(problem, zero), None)
    if explain or len(problem.pairs) > LARGE:
        limit = None if time_limit is None else time_limit * RELAXATION
        relaxed = relaxation.relax(problem, model, _left(started, limit))
    known = start(problem, relaxed.shares, hint)
    if known is not None and objective(problem, known) == relaxed.proven:
        return _answer(problem, known, None, relaxed, started)
    answer = _run(model, started, time_limit, known)
    if answer is None:
        return Solution("infeasible", engine=NAME, seconds=time.monotonic() - started)
    chosen = _best(problem, _chosen(answer, len(problem.pairs)), known)
    bound = _whole(answer.termination.objective_bounds.dual_bound, model)
    return _answer(problem, chosen, None if bound is None else bound * problem.sign, relaxed, started)


def least_penalty(problem: Problem, *, time_limit: float | None = None) -> Solution:
    """A choice of least penalties whatever its value, or status "infeasible" or "unknown"; no bound."""
    started = time.monotonic()
    answer = _run(build(problem, valued=False), started, time_limit)
    if answer is None:
        return Solution("infeasible", engine=NAME)
    chosen = _best(problem, _chosen(answer, len(problem.pairs)))
    if chosen is None:
        return Solution("unknown", engine=NAME)
    return Solution("feasible", objective(problem, chosen), engine=NAME, chosen=chosen)


def _run(
    model: Model, started: float, time_limit: float | None, hint: Ints | None = None
) -> mathopt.SolveResult | None:
    """What HiGHS found, None if infeasible. Raises RuntimeError for what is no answer."""
    highs = mathopt.Model.from_model_proto(model.proto())
    parameters = mathopt.SolveParameters(
        absolute_gap_tolerance=ABSOLUTE_GAP,
        relative_gap_tolerance=0.0,
        random_seed=0,
        time_limit=_left(started, time_limit),
    )
    parameters.highs = highs_pb2.HighsOptionsProto(string_options={"parallel": "off"})
    first = mathopt.ModelSolveParameters()
    if hint is not None:
        values = dict(zip(highs.variables(), model.values(hint).tolist(), strict=True))
        first.solution_hints.append(mathopt.SolutionHint(variable_values=values))
    answer = mathopt.solve(highs, mathopt.SolverType.HIGHS, params=parameters, model_params=first)
    reason = answer.termination.reason
    if reason in (
        mathopt.TerminationReason.INFEASIBLE,
        mathopt.TerminationReason.INFEASIBLE_OR_UNBOUNDED,
    ):
        return None
    if reason not in (
        mathopt.TerminationReason.OPTIMAL,
        mathopt.TerminationReason.FEASIBLE,
        mathopt.TerminationReason.NO_SOLUTION_FOUND,
    ):
        raise RuntimeError(f"HiGHS: {reason.value} {answer.termination.detail}")
    return answer


def _answer(
    problem: Problem,
    chosen: Ints | None,
    bound: int | None,
    relaxed: relaxation.Relaxed,
    started: float,
) -> Solution:
    certificate, certified = relaxed.certificate, relaxed.proven
    bounds = [b for b in (bound, certified) if b is not None]
    best = (min(bounds) if problem.sign > 0 else max(bounds)) if bounds else None
    if chosen is None:
        return Solution(
            "unknown",
            bound=best,
            certified_bound=certified,
            engine=NAME,
            seconds=time.monotonic() - started,
            certificate=certificate,
        )
    value = objective(problem, chosen)
    if best is None:
        raise RuntimeError("no bound: values too large to certify")
    return Solution(
        "optimal" if value == best else "feasible",
        objective=value,
        bound=best,
        certified_bound=certified,
        gap=gap(value, best),
        engine=NAME,
        seconds=time.monotonic() - started,
        chosen=chosen,
        certificate=certificate,
    )


def _left(started: float, time_limit: float | None) -> timedelta | None:
    if time_limit is None:
        return None
    return timedelta(seconds=max(0.01, time_limit - (time.monotonic() - started)))


def _chosen(answer: mathopt.SolveResult, n: int) -> Ints | None:
    if not answer.has_primal_feasible_solution():
        return None
    values = np.fromiter(answer.variable_values().values(), dtype=float)
    return np.flatnonzero(values[:n] > 0.5)


def _best(problem: Problem, *choices: Ints | None) -> Ints | None:
    """The best of the choices that the judge finds feasible: floats are never trusted."""
    feasible = [c for c in choices if c is not None and not check(problem, c)]
    return max(feasible, key=lambda c: problem.sign * objective(problem, c), default=None)


def _whole(dual: float, model: Model) -> int | None:
    """The float bound rounded to a whole number on the safe side."""
    if not math.isfinite(dual):
        return None
    return model.gcd * math.floor(dual + CARE + RELATIVE_CARE * abs(dual))
