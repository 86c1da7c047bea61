"""solve(): a problem in, a solution with its proof out."""

from __future__ import annotations

import time
from dataclasses import replace
from types import ModuleType

import numpy as np

from solver.canonical import canonical
from solver.conflict import conflict as find_conflict
from solver.engines import ENGINES
from solver.problem import Ints, Problem, ProblemError
from solver.solution import Solution


def solve(
    problem: Problem,
    *,
    engine: str | None = None,
    time_limit: float | None = None,
    hint: Ints | None = None,
    explain: bool = True,
    conflict: bool = True,
) -> Solution:
    """The best choice, its bound and its proof.

    The order of rows, columns and pairs never matters: they are sorted by id first. Infeasible is an answer.

    Args:
        engine: name of one of `ENGINES`; None takes the first that supports the problem.
        time_limit: seconds; the best found so far is returned with a valid bound.
        hint: indexes into pairs, where the search may start.
        explain: False leaves out what takes extra time: the certificate's prices and the conflict.
        conflict: False leaves out the conflict of an infeasible problem alone.

    Raises:
        ProblemError: unknown engine, or one that does not support the problem; a hint out of range.
    """
    started = time.monotonic()
    ordered = canonical(problem)
    used = _engine(ordered.problem, engine)
    start = None if hint is None else ordered.enter(_checked(problem, hint))
    found: Solution = used.solve(
        ordered.problem, time_limit=_left(started, time_limit), hint=start, explain=explain
    )
    if found.status == "infeasible" and explain and conflict:
        reasons = find_conflict(ordered.problem, time_limit=_left(started, time_limit))
        found = replace(found, conflict=reasons)
    return replace(ordered.leave(found), seconds=time.monotonic() - started)


def _left(started: float, time_limit: float | None) -> float | None:
    return None if time_limit is None else max(0.0, time_limit - (time.monotonic() - started))


def _checked(problem: Problem, hint: Ints) -> Ints:
    """`hint` without repetitions."""
    start = np.unique(np.asarray(hint, dtype=np.int64))
    for k in start[(start < 0) | (start >= len(problem.pairs))][:1]:
        raise ProblemError(f"hint: pair index {k} is out of range (0 to {len(problem.pairs) - 1})")
    return start


def _engine(problem: Problem, name: str | None) -> ModuleType:
    if name is None:
        return next(e for e in ENGINES if e.supports(problem) is None)
    known = {e.NAME: e for e in ENGINES}
    if name not in known:
        raise ProblemError(f"engine {name!r} is unknown; known engines: {', '.join(known)}")
    reason: str | None = known[name].supports(problem)
    if reason is not None:
        raise ProblemError(f"engine {name} does not support this problem: {reason}")
    return known[name]
