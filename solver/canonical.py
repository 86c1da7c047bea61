"""One order for every problem, so that the order of the input never changes the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.problem import Bound, Columns, Ints, Pairs, Problem, Rows, Zones
from solver.solution import Certificate, Solution


@dataclass(frozen=True, eq=False)
class Canonical:
    """`problem` sorted by id; `rows[i]` is the original index of its row i, and so on."""

    problem: Problem
    rows: Ints
    columns: Ints
    zones: Ints
    pairs: Ints
    bounds: Ints

    def enter(self, chosen: Ints) -> Ints:
        """Indexes into the original pairs, as indexes into the sorted ones."""
        return np.sort(_inverse(self.pairs)[np.asarray(chosen, dtype=np.int64)])

    def leave(self, solution: Solution) -> Solution:
        """`solution` of the sorted problem, in the original order."""
        proof = solution.certificate
        if proof.kind != "none":
            proof = Certificate(
                proof.kind,
                proof.scale,
                proof.rows[_inverse(self.rows)],
                proof.columns[_inverse(self.columns)],
                proof.zones[_inverse(self.zones)],
                proof.bounds[_inverse(self.bounds)],
                proof.budgets[_inverse(self.rows)],
            )
        return replace(solution, chosen=np.sort(self.pairs[solution.chosen]), certificate=proof)


def canonical(problem: Problem) -> Canonical:
    """`problem` with rows, columns, zones, bounds, pairs, pins and bans sorted by id."""
    rows, columns, zones = problem.rows, problem.columns, problem.zones
    r, c, z = _order(rows.ids), _order(columns.ids), _order(zones.ids)
    b = _order(tuple(bound.id for bound in problem.bounds))
    new_r, new_c, new_z = _inverse(r), _inverse(c), np.append(_inverse(z), -1)
    row, column = new_r[problem.pairs.row], new_c[problem.pairs.column]
    p = np.lexsort((column, row))
    pairs = problem.pairs
    ordered = Problem(
        Rows.of([rows.ids[i] for i in r], rows.lower[r], rows.upper[r], rows.optional[r], rows.budget[r]),
        Columns.of([columns.ids[i] for i in c], columns.lower[c], columns.upper[c], new_z[columns.zone[c]]),
        Pairs.of(row[p], column[p], pairs.value[p], pairs.effort[p]),
        Zones.of([zones.ids[i] for i in z], zones.lower[z], zones.upper[z]),
        tuple(_renumber(problem.bounds[i], new_r, new_c) for i in b),
        tuple(sorted((int(new_r[i]), int(new_c[j])) for i, j in problem.pins)),
        tuple(sorted((int(new_r[i]), int(new_c[j])) for i, j in problem.bans)),
        problem.sense,
        problem.posting,
    )
    return Canonical(ordered, r, c, z, p, b)


def _order(ids: tuple[str, ...]) -> Ints:
    return np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)


def _inverse(order: Ints) -> Ints:
    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return back


def _renumber(bound: Bound, rows: Ints, columns: Ints) -> Bound:
    def moved(indexes: tuple[int, ...] | None, new: Ints) -> tuple[int, ...] | None:
        return None if indexes is None else tuple(sorted(new[list(indexes)].tolist()))

    return replace(bound, rows=moved(bound.rows, rows), columns=moved(bound.columns, columns))
