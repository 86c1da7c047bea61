"""Tiny random problems and their answers by trying every choice."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt

from solver import UNLIMITED, Bound, Columns, Pairs, Problem, Rows, Zones, check, objective

Ints = npt.NDArray[np.int64]


def brute_force(problem: Problem) -> int | None:
    """Best objective over all feasible choices, None if there is none. For at most about 12 pairs."""
    best: int | None = None
    for bits in product((False, True), repeat=len(problem.pairs)):
        chosen = np.flatnonzero(np.array(bits, dtype=bool))
        if check(problem, chosen):
            continue
        value = objective(problem, chosen)
        if best is None or problem.sign * value > problem.sign * best:
            best = value
    return best


def random_problem(seed: int, most_pairs: int = 9, flow: bool = False) -> Problem:
    """A tiny problem with a bit of everything, about half infeasible; `flow`: what may well be a flow."""
    rng = np.random.default_rng(seed)
    n, m, k = int(rng.integers(1, 4)), int(rng.integers(1, 5)), int(rng.integers(0, 4))
    size = most = min(n * m, most_pairs)
    if rng.random() < 0.3:
        size = int(rng.integers(0, most + 1))
    picked = rng.permutation(n * m)[:size]
    pairs = Pairs.of(picked // m, picked % m, rng.integers(-4, 10, size), rng.integers(1, 4, size))
    low, high = _limits(rng, n, 0.4, 3)
    optional = rng.random(n) < 0.5
    if flow:
        low = np.where(optional, np.minimum(low, 1), low)
    budget = np.where((rng.random(n) < 0.3) & (not flow), rng.integers(0, 6, n), UNLIMITED)
    rows = Rows.of([f"r{i}" for i in range(n)], low, high, optional, budget)
    low, high = _limits(rng, m, 0.25, 2)
    zone = rng.integers(-1, k, m) if k else -1
    columns = Columns.of([f"c{i}" for i in range(m)], low, high, zone)
    low, high = _limits(rng, k, 0.3, 2)
    if flow and rng.random() < 0.5:
        low, high = np.zeros(k, dtype=np.int64), np.full(k, UNLIMITED)
    zones = Zones.of([f"z{i}" for i in range(k)], low, high)
    pins, bans = [], []
    for cell in zip(pairs.row.tolist(), pairs.column.tolist(), strict=True):
        draw = rng.random()
        if draw < 0.05:
            pins.append(cell)
        elif draw < 0.1:
            bans.append(cell)
    return Problem(
        rows,
        columns,
        pairs,
        zones,
        tuple(_random_bound(rng, i, n, m, flow) for i in range(int(rng.integers(0, 4)))),
        tuple(pins),
        tuple(bans),
        "max" if rng.random() < 0.7 else "min",
        "free" if flow or rng.random() < 0.5 else "single",
    )


def shuffled(problem: Problem, seed: int) -> Problem:
    """The same problem with rows, columns, zones, bounds, pairs, pins and bans in another order."""
    rng = np.random.default_rng(seed)
    rows, columns, zones, pairs = problem.rows, problem.columns, problem.zones, problem.pairs
    r, c, z, p = (rng.permutation(len(x)) for x in (rows, columns, zones, pairs))
    new_r, new_c, new_z = np.argsort(r), np.argsort(c), np.append(np.argsort(z), -1)
    bounds = [
        Bound(
            b.id,
            None if b.rows is None else tuple(int(new_r[i]) for i in b.rows),
            None if b.columns is None else tuple(int(new_c[i]) for i in b.columns),
            b.lower,
            b.upper,
            b.penalty,
            b.counts,
        )
        for b in problem.bounds
    ]
    return Problem(
        Rows.of([rows.ids[i] for i in r], rows.lower[r], rows.upper[r], rows.optional[r], rows.budget[r]),
        Columns.of([columns.ids[i] for i in c], columns.lower[c], columns.upper[c], new_z[columns.zone[c]]),
        Pairs.of(new_r[pairs.row[p]], new_c[pairs.column[p]], pairs.value[p], pairs.effort[p]),
        Zones.of([zones.ids[i] for i in z], zones.lower[z], zones.upper[z]),
        tuple(bounds[i] for i in rng.permutation(len(bounds))),
        tuple((int(new_r[i]), int(new_c[j])) for i, j in problem.pins[::-1]),
        tuple((int(new_r[i]), int(new_c[j])) for i, j in problem.bans[::-1]),
        problem.sense,
        problem.posting,
    )


def names(problem: Problem, chosen: Ints) -> set[tuple[str, str]]:
    """The chosen pairs by id."""
    return {
        (problem.rows.ids[problem.pairs.row[k]], problem.columns.ids[problem.pairs.column[k]]) for k in chosen
    }


def _limits(rng: np.random.Generator, count: int, chance: float, top: int) -> tuple[Ints, Ints]:
    upper = np.where(rng.random(count) < 0.8, rng.integers(1, top + 1, count), UNLIMITED)
    lower = np.where(rng.random(count) < chance, np.minimum(rng.integers(1, 3, count), upper), 0)
    return lower, upper


def _random_bound(rng: np.random.Generator, i: int, n: int, m: int, flow: bool) -> Bound:
    draw = 0 if flow else int(rng.integers(0, 4))
    rows, columns = _some(rng, n), _some(rng, m)
    penalty = int(rng.integers(0, 8)) if rng.random() < 0.5 else None
    if draw in (2, 3):  # sums, which may be negative
        lower = int(rng.integers(-3, 12)) if rng.random() < 0.7 else -UNLIMITED
        upper = lower + int(rng.integers(0, 10)) if rng.random() < 0.5 else UNLIMITED
        if lower == -UNLIMITED and upper < 0:
            upper = int(rng.integers(0, 8))
        return Bound(f"b{i}", rows, columns, lower, upper, penalty, "value" if draw == 2 else "effort")
    lower = int(rng.integers(0, 3))
    upper = lower + int(rng.integers(0, 3)) if rng.random() < 0.7 else UNLIMITED
    return Bound(f"b{i}", rows, columns, lower, upper, penalty, "rows" if draw == 1 else "pairs")


def _some(rng: np.random.Generator, size: int) -> tuple[int, ...] | None:
    if rng.random() < 0.5:
        return None
    return tuple(np.flatnonzero(rng.random(size) < 0.5).tolist())
