"""Limits that nest: one forest of pair sets on the rows' side, one on the columns' side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from solver.available import available, one_each
from solver.problem import UNLIMITED, Bools, Bound, Ints, Problem


@dataclass(frozen=True, eq=False)
class Limit:
    """lower ≤ chosen pairs among `members` ≤ upper, each unit outside at `penalty` (None = hard)."""

    kind: str
    index: int
    members: Ints
    lower: int
    upper: int
    penalty: int | None = None


@dataclass(frozen=True, eq=False)
class Forest:
    """Nested sets: node 0 holds all pairs, node i the pairs of limits[i - 1], within node parent[i - 1].

    `leaf` is the smallest node of each pair, shape (pairs,).
    """

    limits: tuple[Limit, ...]
    parent: tuple[int, ...]
    leaf: Ints


@dataclass(frozen=True, eq=False)
class Forests:
    usable: Bools
    rows: Forest
    columns: Forest


def forests(problem: Problem) -> Forests | str:
    """The two forests that hold all limits of `problem`, or the reason why there are none."""
    usable = available(problem)
    limits: list[Limit] = []
    for limit in _limits(problem, usable):
        if isinstance(limit, str):
            return limit
        limits.append(limit)
    sides = (problem.pairs.row, problem.pairs.column)
    assigned = _assign(limits, sides, usable, 0)
    if isinstance(assigned, Limit):
        assigned = _assign(limits, sides, usable, 1)
    if isinstance(assigned, Limit):
        return f"{assigned.kind} {_name(problem, assigned)} does not nest with the other limits"
    rows, columns = problem.rows, problem.columns
    lower = np.where(rows.optional, 0, rows.lower)
    return Forests(
        usable,
        _forest("row", problem.pairs.row, usable, lower, rows.upper, assigned[0]),
        _forest("column", problem.pairs.column, usable, columns.lower, columns.upper, assigned[1]),
    )


def _name(problem: Problem, limit: Limit) -> str:
    return problem.zones.ids[limit.index] if limit.kind == "zone" else problem.bounds[limit.index].id


def _limits(problem: Problem, usable: Bools) -> Iterator[Limit | str]:
    """Bounds and zones as limits on pairs; a reason instead where one of them counts something else."""
    rows, pairs = problem.rows, problem.pairs
    for r in np.flatnonzero(rows.optional & (rows.lower > 1)):
        if usable[pairs.row == r].any():
            yield f"row {rows.ids[r]} is optional with lower {rows.lower[r]}: empty or several at once"
            return
    spent = np.zeros(len(rows), dtype=np.int64)
    np.add.at(spent, pairs.row[usable], np.maximum(pairs.effort[usable], 0))
    for r in np.flatnonzero(spent > rows.budget):
        yield f"row {rows.ids[r]} has a budget"
        return
    zone = problem.columns.zone[pairs.column]
    if problem.posting == "single":
        mine = usable & (zone >= 0) & (rows.upper[pairs.row] > 1)
        places = np.unique(np.stack([pairs.row[mine], zone[mine]]), axis=1)[0]
        for r in np.flatnonzero(np.bincount(places, minlength=1) > 1):
            yield f"row {rows.ids[r]} may take several pairs, but in one zone only"
            return
    for z in range(len(problem.zones)):
        inside = usable & (zone == z)
        lower, upper = int(problem.zones.lower[z]), int(problem.zones.upper[z])
        if lower > 0 or upper < len(np.unique(pairs.row[inside])):
            if not one_each(problem, inside).all():
                yield f"zone {problem.zones.ids[z]} counts rows that may take several pairs there"
                return
            yield Limit("zone", z, np.flatnonzero(inside), lower, upper)
    for b, bound in enumerate(problem.bounds):
        made = _bound_limit(problem, b, bound, usable)
        if made is not None:
            yield made


def _bound_limit(problem: Problem, b: int, bound: Bound, usable: Bools) -> Limit | str | None:
    inside = problem.within(bound, slice(None)) & usable
    members = np.flatnonzero(inside)
    rows = bound.counts == "rows"
    amounts = np.ones_like(members) if rows else problem.amounts(bound)[members]
    if bound.lower <= np.minimum(amounts, 0).sum() and bound.upper >= np.maximum(amounts, 0).sum():
        return None  # holds whatever is chosen
    if bound.counts in ("value", "effort"):
        return f"bound {bound.id} counts {bound.counts}"
    if rows and not one_each(problem, inside).all():
        return f"bound {bound.id} counts rows that may take several pairs there"
    return Limit("bound", b, members, bound.lower, bound.upper, bound.penalty)


def _assign(
    limits: list[Limit], sides: tuple[Ints, Ints], usable: Bools, first: int
) -> tuple[list[Limit], list[Limit]] | Limit:
    """Each limit to a side where it nests, largest first; the first that nests nowhere instead."""
    assigned: tuple[list[Limit], list[Limit]] = ([], [])
    inside = tuple(np.zeros(len(usable), dtype=np.int64) for _ in sides)  # smallest set so far, by pair
    sizes = [np.bincount(side[usable], minlength=1) for side in sides]
    for name, limit in enumerate(sorted(limits, key=lambda x: -len(x.members)), start=1):
        for side in (first, 1 - first):
            at = inside[side][limit.members]
            if _fits(sides[side][limit.members], sizes[side]) and (at == at[:1]).all():
                inside[side][limit.members] = name
                assigned[side].append(limit)
                break
        else:
            return limit
    return assigned


def _fits(party: Ints, sizes: Ints) -> bool:
    """Whether the set lies inside one party's pairs, or holds all pairs of each party it touches."""
    count = np.bincount(party, minlength=len(sizes))
    touched = count > 0
    return bool(touched.sum() <= 1 or (count[touched] == sizes[touched]).all())


def _forest(kind: str, party: Ints, usable: Bools, lower: Ints, upper: Ints, extra: list[Limit]) -> Forest:
    """Sets over several parties, then the parties, then sets within one party."""
    order = np.argsort(party, kind="stable")
    order = order[usable[order]]
    ends = np.searchsorted(party[order], np.arange(len(lower) + 1))
    own = []
    for i in range(len(lower)):
        members = order[ends[i] : ends[i + 1]]
        if lower[i] > 0 or upper[i] < len(members):
            own.append(Limit(kind, i, members, int(lower[i]), int(upper[i])))
    wide = [x for x in extra if len(x.members) and (party[x.members] != party[x.members[0]]).any()]
    narrow = [x for x in extra if x not in wide]
    limits = wide + own + narrow
    leaf = np.zeros(len(party), dtype=np.int64)
    parent = []
    for name, limit in enumerate(limits, start=1):
        parent.append(int(leaf[limit.members[0]]) if len(limit.members) else 0)
        leaf[limit.members] = name
    return Forest(tuple(limits), tuple(parent), leaf)


def least(limit: Limit) -> int:
    """Units that must be there: the hard lower."""
    return limit.lower if limit.penalty is None else 0


def segments(limit: Limit) -> list[tuple[int, int]]:
    """(units, cost of each) above `least`, cheapest first: what the limit allows at which penalty."""
    size = len(limit.members)
    upper = min(limit.upper, size, UNLIMITED)
    if limit.penalty is None:
        return [(upper - limit.lower, 0)]
    lower = min(limit.lower, size)
    return [
        (lower, -limit.penalty),
        (max(upper, lower) - lower, 0),
        (size - max(upper, lower), limit.penalty),
    ]
