"""The judge: does a choice keep every limit, and what is it worth? Integers only, no engine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.problem import UNLIMITED, Bound, Ints, Problem
from solver.solution import Kind, Side


@dataclass(frozen=True)
class Breach:
    """A hard limit that a choice breaks, by `excess` units.

    A pin that is not chosen is kind "pin", side "lower"; a banned pair that is chosen is side "upper"; both
    have the id "row,column". A row posted in too many zones is kind "posting".
    """

    kind: Kind
    id: str
    side: Side
    excess: int


def check(problem: Problem, chosen: Ints) -> tuple[Breach, ...]:
    """Every hard limit that `chosen` (indexes into pairs) breaks; empty when it is feasible.

    Raises:
        ValueError: `chosen` lists an index twice or out of range.
    """
    picked = _indexes(problem, chosen)
    rows, columns, zones = problem.rows, problem.columns, problem.zones
    row, column = problem.pairs.row[picked], problem.pairs.column[picked]
    taken = np.bincount(row, minlength=len(rows))
    breaches: list[Breach] = []

    empty = rows.optional & (taken == 0)
    breaches += _outside("row", rows.ids, taken, np.where(empty, 0, rows.lower), rows.upper)
    served = np.bincount(column, minlength=len(columns))
    breaches += _outside("column", columns.ids, served, columns.lower, columns.upper)

    zone = columns.zone[column]
    postings = np.unique(np.stack([row[zone >= 0], zone[zone >= 0]]), axis=1)
    posted = np.bincount(postings[1], minlength=len(zones))
    breaches += _outside("zone", zones.ids, posted, zones.lower, zones.upper)
    if problem.posting == "single":
        places = np.bincount(postings[0], minlength=len(rows))
        for r in np.flatnonzero(places > 1).tolist():
            breaches.append(Breach("posting", rows.ids[r], "upper", int(places[r]) - 1))

    spent = np.zeros(len(rows), dtype=np.int64)
    np.add.at(spent, row, problem.pairs.effort[picked])
    for over in np.flatnonzero((spent > rows.budget) & (rows.budget < UNLIMITED)).tolist():
        breaches.append(Breach("budget", rows.ids[over], "upper", int(spent[over] - rows.budget[over])))

    for bound in problem.bounds:
        if bound.penalty is None:
            under, over = outside(bound, measure(problem, bound, picked))
            if under or over:
                breaches.append(Breach("bound", bound.id, "lower" if under else "upper", under or over))

    cells = set(zip(row.tolist(), column.tolist(), strict=True))
    for r, c in sorted(set(problem.pins) - cells):
        breaches.append(Breach("pin", f"{rows.ids[r]},{columns.ids[c]}", "lower", 1))
    for r, c in sorted(set(problem.bans) & cells):
        breaches.append(Breach("pin", f"{rows.ids[r]},{columns.ids[c]}", "upper", 1))
    return tuple(breaches)


def objective(problem: Problem, chosen: Ints) -> int:
    """Σ value of the chosen pairs, minus (for min: plus) the penalties of the soft bounds.

    Raises:
        ValueError: `chosen` lists an index twice or out of range.
    """
    picked = _indexes(problem, chosen)
    total = int(problem.pairs.value[picked].sum())
    for bound in problem.bounds:
        if bound.penalty:
            total -= problem.sign * bound.penalty * sum(outside(bound, measure(problem, bound, picked)))
    return total


def measure(problem: Problem, bound: Bound, chosen: Ints) -> int:
    """What `bound` counts among the chosen pairs: pairs, rows, or their value."""
    inside = chosen[problem.within(bound, chosen)]
    if bound.counts == "rows":
        return len(np.unique(problem.pairs.row[inside]))
    return int(problem.amounts(bound)[inside].sum())


def outside(bound: Bound, amount: int) -> tuple[int, int]:
    """(units below lower, units above upper) of `amount`; ±UNLIMITED is never passed."""
    under = max(0, bound.lower - amount) if bound.lower > -UNLIMITED else 0
    return under, max(0, amount - bound.upper) if bound.upper < UNLIMITED else 0


def _indexes(problem: Problem, chosen: Ints) -> Ints:
    picked: Ints = np.sort(np.asarray(chosen, dtype=np.int64))
    if len(picked) and (picked[0] < 0 or picked[-1] >= len(problem.pairs)):
        raise ValueError(f"chosen: index out of range (0 to {len(problem.pairs) - 1})")
    if (picked[1:] == picked[:-1]).any():
        raise ValueError("chosen: an index is listed twice")
    return picked


def _outside(kind: Kind, ids: tuple[str, ...], amount: Ints, lower: Ints, upper: Ints) -> list[Breach]:
    below = [Breach(kind, ids[i], "lower", int(lower[i] - amount[i])) for i in np.flatnonzero(amount < lower)]
    above = [Breach(kind, ids[i], "upper", int(amount[i] - upper[i])) for i in np.flatnonzero(amount > upper)]
    return below + above
