"""The order of goals: nobody left unplaced, quotas filled, most points, then balance.

Each tier is solved and its result fixed as a bound for the next; balance may give up at most
`balance.loss` of the points (§1.6).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from matcher.limit import BALANCE, SHORTFALL
from matcher.model import Model
from matcher.plan import Tier
from solver import Bound, Problem, Solution
from solver import Pairs as Cells


class Solve(Protocol):
    """`solver.solve`, or a worker process that runs it."""

    def __call__(
        self, problem: Problem, *, time_limit: float | None, hint: np.ndarray | None
    ) -> Solution: ...


@dataclass(frozen=True)
class Outcome:
    """The cells chosen in the end, every tier, and the solution whose status is not a plan, if any.

    `bound`, `certified_bound` are points of the value tier.
    """

    chosen: np.ndarray | None
    tiers: tuple[Tier, ...]
    bound: int | None = None
    certified_bound: int | None = None
    engine: str = ""
    failed: Solution | None = None


def run(
    model: Model,
    solve: Solve,
    loss: float,
    time_limit: float | None,
    places: int,
    progress: Callable[[str], None] = lambda stage: None,
) -> Outcome:
    """Solves the tiers in order, each from the plan of the one before.

    `places` is how many of the candidates the quotas could hold at best: only these count as unplaced.
    """
    deadline = None if time_limit is None else time.monotonic() + time_limit
    tiers: list[Tier] = []
    base = model.problem
    hint: np.ndarray | None = None
    added: tuple[Bound, ...] = ()

    def attempt(name: str, problem: Problem, share: float) -> Solution:
        """One tier, in a share of the time left, from the plan so far."""
        nonlocal hint
        progress(name)
        left = None if deadline is None else max(0.1, share * (deadline - time.monotonic()))
        found = solve(problem, time_limit=left, hint=hint)
        if len(found.chosen) or found.status in ("optimal", "feasible"):
            hint = found.chosen
        return found

    # unplaced
    people = model.candidates
    goal, bounds = _place(base, people)
    first = attempt("unplaced", goal, 0.4)
    if first.objective is None:
        return Outcome(
            None, (Tier("unplaced", None, None, first.status, first.engine, first.seconds),), failed=first
        )
    placed = len(people) + first.objective
    most = min(places, len(people) + (first.bound or 0))
    status = "optimal" if placed >= most else first.status
    tiers.append(Tier("unplaced", places - placed, places - most, status, first.engine, first.seconds))
    added += bounds(placed)

    # shortfall
    wanted = tuple(bound for limit, bound in model.wishes if limit.tier == SHORTFALL)
    short = 0
    if wanted:
        implied = _implied_shortfall(base, wanted, most)
        cells = hint if hint is not None else np.zeros(0, dtype=int)
        short = _units(base, wanted, cells)
        if short == implied:
            tiers.append(Tier("shortfall", short, implied, "optimal", first.engine, 0.0))
        else:
            second = attempt("shortfall", _valueless(base, (*added, *_unit(wanted))), 0.4)
            if second.objective is None:
                second = replace(second, status="feasible", objective=-short, bound=-implied)
            short = -(second.objective or 0)
            bound = max(implied, -(second.bound or 0))
            tiers.append(Tier("shortfall", short, bound, second.status, second.engine, second.seconds))
        added += _hold(base, wanted, short)

    # value
    third = attempt("value", replace(base, bounds=(*base.bounds, *added)), 0.75 if _balance(model) else 1.0)
    if third.objective is None:
        return Outcome(hint, tuple(tiers), failed=None if hint is not None else third, engine=third.engine)
    best = int(base.pairs.value[third.chosen].sum())
    shift = best - third.objective  # what dominating penalties cost in this plan: the same in every such plan
    bound = (third.bound if third.bound is not None else third.objective) + shift
    certified = None if third.certified_bound is None else third.certified_bound + shift
    tiers.append(Tier("value", best, bound, third.status, third.engine, third.seconds))
    chosen, engine = third.chosen, third.engine

    # balance
    if balance := _balance(model):
        floor = best - int(loss * abs(best))
        keep = Bound("value-floor", lower=floor, counts="value")
        fourth = attempt("balance", replace(base, bounds=(*base.bounds, *added, keep, *balance)), 1.0)
        if fourth.objective is not None:
            chosen = fourth.chosen
            tiers.append(
                Tier(
                    "balance",
                    fourth.objective + shift,
                    None if fourth.bound is None else fourth.bound + shift,
                    fourth.status,
                    fourth.engine,
                    fourth.seconds,
                )
            )
        else:
            tiers.append(Tier("balance", None, None, "unknown", fourth.engine, fourth.seconds))
    return Outcome(chosen, tuple(tiers), bound, certified, engine)


def _balance(model: Model) -> tuple[Bound, ...]:
    return tuple(bound for limit, bound in model.wishes if limit.tier == BALANCE)


def _valueless(problem: Problem, bounds: Sequence[Bound]) -> Problem:
    """The problem with all values 0 and these bounds more."""
    cells = Cells.of(problem.pairs.row, problem.pairs.column, 0, problem.pairs.effort)
    return replace(problem, pairs=cells, bounds=(*problem.bounds, *bounds))


def _dominating(problem: Problem) -> int:
    """A penalty that no gain of points can outweigh: 1 + the largest swing of all values."""
    value = problem.pairs.value
    most = np.zeros(len(problem.rows), dtype=np.int64)
    for sign in (1, -1):
        gain = np.maximum(sign * value, 0)
        order = np.lexsort((-gain, problem.pairs.row))
        row = problem.pairs.row[order]
        rank = np.arange(len(row)) - np.searchsorted(row, row)
        inside = rank < problem.rows.upper[row]
        np.add.at(most, row[inside], gain[order][inside])
    return int(most.sum()) + 1


def _place(problem: Problem, people: tuple[int, ...]) -> tuple[Problem, Callable[[int], tuple[Bound, ...]]]:
    """The problem of placing as many people as possible, and the bounds that hold a number of them placed.

    Where a bound already counts people, one more such bound holds the number; else a penalty on each
    person keeps the problem a flow.
    """
    counted = any(b.counts == "rows" for b in problem.bounds) or problem.posting == "single"
    if counted:
        goal = Bound("place", people, None, len(people), penalty=1, counts="rows")
        return _valueless(problem, (goal,)), lambda n: (Bound("placed", people, None, n, counts="rows"),)

    def each(penalty: int | None) -> tuple[Bound, ...]:
        return tuple(Bound(f"place:{r}", (r,), None, 1, penalty=penalty) for r in people)

    return (
        _valueless(problem, each(1)),
        lambda n: each(None if n == len(people) else _dominating(problem)),
    )


def _unit(wanted: Sequence[Bound]) -> tuple[Bound, ...]:
    return tuple(replace(b, penalty=1) for b in wanted)


def _units(problem: Problem, wanted: Sequence[Bound], chosen: np.ndarray) -> int:
    """How far a choice falls short of the targets, in people."""
    total = 0
    for bound in wanted:
        inside = chosen[problem.within(bound, chosen)]
        total += max(0, bound.lower - len(set(problem.pairs.row[inside].tolist())))
    return total


def _implied_shortfall(problem: Problem, wanted: Sequence[Bound], placed: int) -> int:
    """A shortfall that nobody can undercut: targets of disjoint districts share the people placed."""
    columns: set[int] = set()
    for bound in wanted:
        own = set(range(len(problem.columns))) if bound.columns is None else set(bound.columns)
        if own & columns or problem.posting != "single":
            return 0
        columns |= own
    return max(0, sum(b.lower for b in wanted) - placed)


def _hold(problem: Problem, wanted: Sequence[Bound], short: int) -> tuple[Bound, ...]:
    """Keeps a shortfall at its least.

    None: the targets become hard. Some, where every target is also the cap: holding the people placed holds
    it already. Else penalties that dominate all points.
    """
    if short == 0:
        return tuple(replace(b, penalty=None) for b in wanted)
    caps = {(b.rows, b.columns): b.upper for b in problem.bounds if b.counts == "rows" and b.penalty is None}
    if all(caps.get((b.rows, b.columns)) == b.lower for b in wanted):
        return ()
    return tuple(replace(b, penalty=_dominating(problem)) for b in wanted)
