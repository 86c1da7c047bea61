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
from solver.greedy import greedy


class Solve(Protocol):
    """`solver.solve`, or a worker process that runs it."""

    def __call__(
        self, problem: Problem, *, time_limit: float | None, hint: np.ndarray | None, conflict: bool
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
    cancelled: bool = False


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
    ladder = _Ladder(model, solve, time_limit, places, progress)
    held = ladder.full_house() or ladder.step_by_step()
    if held is None:
        return Outcome(None, tuple(ladder.tiers), failed=ladder.failed, cancelled=ladder.cancelled)
    return replace(ladder.balanced(held, loss), cancelled=ladder.cancelled)


@dataclass(frozen=True)
class _Held:
    """The bounds that keep the first tiers, the best plan under them, and the value tier's bounds."""

    added: tuple[Bound, ...]
    chosen: np.ndarray
    value: int
    shift: int  # what dominating penalties cost: the same in every plan that keeps the first tiers
    bound: int | None
    certified: int | None
    engine: str


class _Ladder:
    """The tiers of one model, solved from the top."""

    def __init__(
        self,
        model: Model,
        solve: Solve,
        time_limit: float | None,
        places: int,
        progress: Callable[[str], None],
    ) -> None:
        self.base = model.problem
        self.people = model.candidates
        self.wanted = tuple(bound for limit, bound in model.wishes if limit.tier == SHORTFALL)
        self.balance = tuple(bound for limit, bound in model.wishes if limit.tier == BALANCE)
        self.places = places
        self.tiers: list[Tier] = []
        self.failed: Solution | None = None
        self.cancelled = False
        self._solve, self._progress = solve, progress
        self._deadline = None if time_limit is None else time.monotonic() + time_limit
        self._hint: np.ndarray | None = None

    def attempt(self, name: str, problem: Problem, share: float, *, conflict: bool = True) -> Solution:
        """One solve in a share of the time left, started from the plan so far; greedy once cancelled."""
        self._progress(name)
        left = None if self._deadline is None else max(0.1, share * (self._deadline - time.monotonic()))
        if self.cancelled:
            found = greedy(problem)
        else:
            try:
                found = self._solve(problem, time_limit=left, hint=self._hint, conflict=conflict)
            except KeyboardInterrupt:
                self.cancelled = True
                found = greedy(problem)
        if found.objective is not None:
            self._hint = found.chosen
        return found

    def full_house(self) -> _Held | None:
        """The common case in one solve: every place filled, the first tiers at their bounds; else None."""
        if self.places > len(self.people):
            return None
        least = _implied_shortfall(self.base, self.wanted, self.places)
        added = (*_place(self.base, self.people)[1](self.places), *_hold(self.base, self.wanted, least))
        found = self.attempt("value", self._with(added), 0.5, conflict=False)
        if found.objective is None:
            return None
        if _units(self.base, self.wanted, found.chosen) != least or self._placed(found.chosen) != self.places:
            return None
        self.tiers.append(Tier("unplaced", 0, 0, "optimal", found.engine))
        if self.wanted:
            self.tiers.append(Tier("shortfall", least, least, "optimal", found.engine))
        return self._valued(added, found)

    def step_by_step(self) -> _Held | None:
        """Each tier by its own solve; None when no plan keeps the rules."""
        goal, bounds = _place(self.base, self.people)
        first = self.attempt("unplaced", goal, 0.4)
        if first.objective is None:
            self.failed = first
            self.tiers.append(Tier("unplaced", None, None, first.status, first.engine, first.seconds))
            return None
        placed = len(self.people) + first.objective
        most = min(self.places, len(self.people) + (first.bound or 0))
        status = "optimal" if placed >= most else "feasible"
        self.tiers.append(
            Tier("unplaced", self.places - placed, self.places - most, status, first.engine, first.seconds)
        )
        added = bounds(placed)
        if self.wanted:
            added += self._filled(added, most, first)
        found = self.attempt("value", self._with(added), 0.75 if self.balance else 1.0)
        if found.objective is None:  # out of time: the plan of the tiers before stands
            assert self._hint is not None
            value = int(self.base.pairs.value[self._hint].sum())
            self.tiers.append(Tier("value", value, found.bound, "feasible", found.engine, found.seconds))
            return _Held(added, self._hint, value, 0, found.bound, found.certified_bound, found.engine)
        return self._valued(added, found)

    def _filled(self, added: tuple[Bound, ...], most: int, first: Solution) -> tuple[Bound, ...]:
        """The shortfall tier: the bounds that keep it at its least."""
        implied = _implied_shortfall(self.base, self.wanted, most)
        short = _units(self.base, self.wanted, first.chosen)
        if short == implied:
            self.tiers.append(Tier("shortfall", short, implied, "optimal", first.engine))
        else:
            goal = _valueless(self.base, (*added, *(replace(b, penalty=1) for b in self.wanted)))
            found = self.attempt("shortfall", goal, 0.4)
            bound = implied
            if found.objective is not None and found.bound is not None:
                short = _units(self.base, self.wanted, found.chosen)
                bound = max(implied, short - (found.bound - found.objective))
            status = "optimal" if short == bound else "feasible"
            self.tiers.append(Tier("shortfall", short, bound, status, found.engine, found.seconds))
        return _hold(self.base, self.wanted, short)

    def _valued(self, added: tuple[Bound, ...], found: Solution) -> _Held:
        """The value tier told in points of pairs, without the penalties that hold the tiers before."""
        assert found.objective is not None
        value = int(self.base.pairs.value[found.chosen].sum())
        shift = value - found.objective
        bound = None if found.bound is None else found.bound + shift
        certified = None if found.certified_bound is None else found.certified_bound + shift
        self.tiers.append(Tier("value", value, bound, found.status, found.engine, found.seconds))
        return _Held(added, found.chosen, value, shift, bound, certified, found.engine)

    def balanced(self, held: _Held, loss: float) -> Outcome:
        """The balance tier: points minus what wishes cost, on a floor under the points."""
        chosen = held.chosen
        if self.balance:
            floor = Bound("value-floor", lower=held.value - int(loss * abs(held.value)), counts="value")
            found = self.attempt("balance", self._with((*held.added, floor, *self.balance)), 1.0)
            value = bound = None
            if found.objective is not None:
                chosen, value = found.chosen, found.objective + held.shift
                bound = None if found.bound is None else found.bound + held.shift
            self.tiers.append(Tier("balance", value, bound, found.status, found.engine, found.seconds))
        return Outcome(chosen, tuple(self.tiers), held.bound, held.certified, held.engine)

    def _with(self, added: tuple[Bound, ...]) -> Problem:
        return replace(self.base, bounds=(*self.base.bounds, *added))

    def _placed(self, chosen: np.ndarray) -> int:
        return len(set(self.base.pairs.row[chosen].tolist()) & set(self.people))


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
