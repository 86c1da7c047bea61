"""The answer: what is chosen, how good it is, and the proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from solver.problem import Ints, Problem

Kind = Literal["row", "column", "zone", "bound", "pin", "budget", "posting"]
Side = Literal["lower", "upper"]


def _nothing() -> Ints:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Certificate:
    """Prices that prove a bound: what one more unit of each limit would earn, times `scale`.

    `rows`, `columns`, `zones`, `bounds` and `budgets` are int64 arrays over the problem's parts (budgets: one
    per row). Any prices whatever give a valid bound (`solver.certify`); good ones give a tight one. kind
    "none" carries no prices.
    """

    kind: Literal["dual", "decomposition", "relaxation", "none"] = "none"
    scale: int = 1
    rows: Ints = field(default_factory=_nothing)
    columns: Ints = field(default_factory=_nothing)
    zones: Ints = field(default_factory=_nothing)
    bounds: Ints = field(default_factory=_nothing)
    budgets: Ints = field(default_factory=_nothing)

    @classmethod
    def zero(
        cls, problem: Problem, kind: Literal["dual", "decomposition", "relaxation"] = "relaxation"
    ) -> Certificate:
        """All prices zero: proves the best sum that the rows alone allow."""
        sizes = (
            len(problem.rows),
            len(problem.columns),
            len(problem.zones),
            len(problem.bounds),
            len(problem.rows),
        )
        return cls(kind, 1, *(np.zeros(n, dtype=np.int64) for n in sizes))


@dataclass(frozen=True)
class Rule:
    """One hard limit: a pin's id is "row,column", its side is lower."""

    kind: Kind
    id: str
    side: Side


@dataclass(frozen=True)
class Repair:
    """A new limit: with `to` in place of the old limit, the problem has a solution."""

    kind: Kind
    id: str
    side: Side
    to: int


@dataclass(frozen=True)
class Conflict:
    """Why nothing is feasible.

    `rules` clash, and if `minimal`, dropping any one of them lets the others be kept. Each of `repairs` alone
    makes the whole problem feasible, unless `together`: then all of them at once do.
    """

    rules: tuple[Rule, ...]
    repairs: tuple[Repair, ...] = ()
    minimal: bool = True
    together: bool = False


@dataclass(frozen=True, eq=False)
class Solution:
    """The answer to a problem.

    Attributes:
        status: "optimal" (bound = objective), "feasible", "infeasible" or "unknown" (nothing found in time).
        objective: sum of values and penalties of what is chosen; None if nothing is.
        bound: no choice is better than this (above for max, below for min); None if infeasible.
        certified_bound: the part of `bound` that `certificate` proves; None without a certificate.
        gap: |bound - objective| / max(1, |objective|); None without an objective.
        engine: name of the engine that answered.
        seconds: wall time of the solve.
        chosen: (chosen,) ascending indexes into the problem's pairs.
    """

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    objective: int | None = None
    bound: int | None = None
    certified_bound: int | None = None
    gap: float | None = None
    engine: str = ""
    seconds: float = 0.0
    chosen: Ints = field(default_factory=_nothing)
    certificate: Certificate = field(default_factory=Certificate)
    conflict: Conflict | None = None


def gap(objective: int, bound: int) -> float:
    """|bound - objective| / max(1, |objective|)."""
    return abs(bound - objective) / max(1, abs(objective))
