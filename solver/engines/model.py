"""The integer model: choices x, indicators for "has a pair in there", one linear row per limit."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from ortools.math_opt import model_pb2

from solver.check import measure, outside
from solver.problem import UNLIMITED, Bound, Ints, Problem


@dataclass(frozen=True, eq=False)
class Terms:
    """A sum of binary variables plus a constant: 0 or 1 in every feasible choice."""

    variables: Ints
    constant: int = 0


@dataclass(eq=False)
class Model:
    """Maximise `gcd` × cost · variables over linear rows lower ≤ A v ≤ upper, all variables integer.

    The first variables are the pairs. `limits` maps (kind, index) of a limit of the problem to its linear
    rows, so that prices can be read back; `groups` (indicator, its pairs) and `slacks` (variable, bound, side
    of `outside`) say what the other variables mean.
    """

    problem: Problem
    lower: list[Ints] = field(default_factory=list)
    upper: list[Ints] = field(default_factory=list)
    cost: list[Ints] = field(default_factory=list)
    variables: int = 0
    row_lower: list[Ints] = field(default_factory=list)
    row_upper: list[Ints] = field(default_factory=list)
    entries: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    rows: int = 0
    limits: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    groups: list[tuple[int, Ints]] = field(default_factory=list)
    slacks: list[tuple[int, Bound, int]] = field(default_factory=list)
    gcd: int = 1

    def add_variables(self, lower: Ints, upper: Ints, cost: Ints) -> int:
        """Index of the first new variable."""
        first = self.variables
        self.lower.append(lower)
        self.upper.append(upper)
        self.cost.append(cost)
        self.variables += len(lower)
        return first

    def add_rows(self, at: Ints, variables: Ints, factors: Ints, lower: Ints, upper: Ints) -> int:
        """New linear rows; entry i belongs to new row at[i]. Index of the first of them."""
        first = self.rows
        self.entries.append((at + first, variables, factors))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.rows += len(lower)
        return first

    def add_row(self, variables: Ints, factors: Ints, lower: int, upper: int) -> int:
        at = np.zeros(len(variables), dtype=np.int64)
        return self.add_rows(at, variables, factors, np.array([lower]), np.array([upper]))

    def values(self, chosen: Ints) -> npt.NDArray[np.float64]:
        """(variables,) What all variables are when `chosen` (indexes into pairs) is chosen."""
        made = np.zeros(self.variables)
        made[chosen] = 1.0
        for y, members in self.groups:
            made[y] = made[members].max(initial=0.0)
        for variable, bound, side in self.slacks:
            made[variable] = outside(bound, measure(self.problem, bound, chosen))[side]
        return made

    def proto(self, relaxed: bool = False) -> model_pb2.ModelProto:
        """The model for MathOpt; `relaxed` drops integrality. Built whole: one call per variable is slow."""
        cost = np.concatenate(self.cost)
        self.gcd = int(np.gcd.reduce(np.abs(cost))) or 1
        made = model_pb2.ModelProto()
        made.variables.ids.extend(range(self.variables))
        made.variables.lower_bounds.extend(np.concatenate(self.lower).astype(float).tolist())
        made.variables.upper_bounds.extend(np.concatenate(self.upper).astype(float).tolist())
        made.variables.integers.extend([not relaxed] * self.variables)
        made.objective.maximize = True
        used = np.flatnonzero(cost)
        made.objective.linear_coefficients.ids.extend(used.tolist())
        made.objective.linear_coefficients.values.extend((cost[used] // self.gcd).astype(float).tolist())
        if not self.rows:
            return made
        made.linear_constraints.ids.extend(range(self.rows))
        made.linear_constraints.lower_bounds.extend(_floats(self.row_lower).tolist())
        made.linear_constraints.upper_bounds.extend(_floats(self.row_upper).tolist())
        at, variables, factors = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        cells, place = np.unique(at * self.variables + variables, return_inverse=True)
        sums = np.zeros(len(cells), dtype=np.int64)
        np.add.at(sums, place, factors)
        made.linear_constraint_matrix.row_ids.extend((cells // self.variables).tolist())
        made.linear_constraint_matrix.column_ids.extend((cells % self.variables).tolist())
        made.linear_constraint_matrix.coefficients.extend(sums.astype(float).tolist())
        return made


def _floats(parts: list[Ints]) -> npt.NDArray[np.float64]:
    whole = np.concatenate(parts)
    return np.where(whole >= UNLIMITED, np.inf, np.where(whole <= -UNLIMITED, -np.inf, whole.astype(float)))
