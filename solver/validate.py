"""What makes a problem refused, one message per fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.problem import LARGEST_VALUE, UNLIMITED, Bound, ProblemError

if TYPE_CHECKING:
    from solver.problem import Ints, Problem

COUNTS = ("pairs", "rows", "value", "effort")


def validate(problem: Problem) -> None:
    """Raise `ProblemError` naming the first fault found; return None when there is none."""
    if problem.sense not in ("max", "min"):
        raise ProblemError(f"sense {problem.sense!r}: max or min expected")
    if problem.posting not in ("free", "single"):
        raise ProblemError(f"posting {problem.posting!r}: free or single expected")
    _check_zone_indexes(problem)
    _check_pairs(problem)
    seen: set[str] = set()
    for bound in problem.bounds:
        if not isinstance(bound.id, str):
            raise ProblemError(f"bound id {bound.id!r}: a string expected")
        if bound.id in seen:
            raise ProblemError(f"bound {bound.id}: duplicate id")
        seen.add(bound.id)
        _check_bound(problem, bound)
    _check_pins(problem)


def _check_zone_indexes(problem: Problem) -> None:
    zone = problem.columns.zone
    for c in np.flatnonzero((zone < -1) | (zone >= len(problem.zones)))[:1]:
        raise ProblemError(
            f"column {problem.columns.ids[c]}: zone index {zone[c]} is out of range "
            f"(zones: {len(problem.zones)}; -1 = none)"
        )


def _check_pairs(problem: Problem) -> None:
    pairs = problem.pairs
    for name, index, size in (
        ("row", pairs.row, len(problem.rows)),
        ("column", pairs.column, len(problem.columns)),
    ):
        for p in np.flatnonzero((index < 0) | (index >= size))[:1]:
            raise ProblemError(f"pair {p}: {name} index {index[p]} is out of range (0 to {size - 1})")
    for name, amount in (("value", pairs.value), ("effort", pairs.effort)):
        for p in np.flatnonzero(np.abs(amount) > LARGEST_VALUE)[:1]:
            raise ProblemError(
                f"pair {_pair_name(problem, p)}: {name} {amount[p]} is beyond ±{LARGEST_VALUE}"
            )
    keys = pairs.row * max(1, len(problem.columns)) + pairs.column
    _, first = np.unique(keys, return_index=True)
    if len(first) < len(keys):
        twice = np.setdiff1d(np.arange(len(keys)), first)[0]
        raise ProblemError(f"pair {_pair_name(problem, twice)}: duplicate pair")


def _pair_name(problem: Problem, p: int | np.intp) -> str:
    return f"{problem.rows.ids[problem.pairs.row[p]]} – {problem.columns.ids[problem.pairs.column[p]]}"


def _check_bound(problem: Problem, bound: Bound) -> None:
    if bound.counts not in COUNTS:
        raise ProblemError(f"bound {bound.id}: counts {bound.counts!r}: {', '.join(COUNTS)} expected")
    for name, indexes, size in (
        ("row", bound.rows, len(problem.rows)),
        ("column", bound.columns, len(problem.columns)),
    ):
        if indexes is None:
            continue
        for i in indexes:
            if isinstance(i, bool) or not isinstance(i, int | np.integer):
                raise ProblemError(f"bound {bound.id}: {name} index {i!r}: a whole number expected")
            if not 0 <= i < size:
                raise ProblemError(f"bound {bound.id}: {name} index {i} is out of range (0 to {size - 1})")
        if len(set(indexes)) < len(indexes):
            raise ProblemError(f"bound {bound.id}: a {name} is listed twice")
    for name, number in (("lower", bound.lower), ("upper", bound.upper), ("penalty", bound.penalty)):
        if number is not None and (isinstance(number, bool) or not isinstance(number, int | np.integer)):
            raise ProblemError(f"bound {bound.id}: {name} {number!r}: a whole number expected")
    if bound.lower < 0 and bound.counts in ("pairs", "rows"):
        raise ProblemError(f"bound {bound.id}: lower {bound.lower} is negative")
    if not (-UNLIMITED <= bound.lower < UNLIMITED and -UNLIMITED < bound.upper <= UNLIMITED):
        raise ProblemError(f"bound {bound.id}: a limit is beyond ±{UNLIMITED}")
    if bound.lower > bound.upper:
        raise ProblemError(f"bound {bound.id}: lower {bound.lower} is above upper {bound.upper}")
    if bound.penalty is not None and not 0 <= bound.penalty <= LARGEST_VALUE:
        raise ProblemError(f"bound {bound.id}: penalty {bound.penalty} is not within 0 to {LARGEST_VALUE}")


def _check_pins(problem: Problem) -> None:
    for name, cells in (("pin", problem.pins), ("ban", problem.bans)):
        for r, c in cells:
            if not (0 <= r < len(problem.rows) and 0 <= c < len(problem.columns)):
                raise ProblemError(f"{name} ({r}, {c}): index out of range")
    banned = set(problem.bans)
    found: Ints = problem.find(problem.pins)
    for (r, c), p in zip(problem.pins, found, strict=True):
        name = f"{problem.rows.ids[r]} – {problem.columns.ids[c]}"
        if p < 0:
            raise ProblemError(f"pin {name}: there is no such pair")
        if (r, c) in banned:
            raise ProblemError(f"pin {name}: the pair is banned as well")
