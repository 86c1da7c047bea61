"""Tiny random problems and their answers by trying every choice."""

from __future__ import annotations

from itertools import product

import numpy as np

from solver import UNLIMITED, Bound, Columns, Pairs, Problem, Rows, Zones, check, objective


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
    """A tiny problem with a bit of everything; with `flow`, only what may be a flow."""
    rng = np.random.default_rng(seed)
    n, m, k = int(rng.integers(1, 4)), int(rng.integers(1, 5)), int(rng.integers(0, 4))
    cells = [(r, c) for r in range(n) for c in range(m)]
    size = (
        int(rng.integers(0, min(len(cells), most_pairs) + 1))
        if rng.random() < 0.3
        else min(len(cells), most_pairs)
    )
    picked = rng.permutation(len(cells))[:size]
    pairs = Pairs.of(
        [cells[i][0] for i in picked],
        [cells[i][1] for i in picked],
        rng.integers(-4, 10, size),
        rng.integers(1, 4, size),
    )

    def limits(count: int, chance: float, top: int) -> tuple[np.ndarray, np.ndarray]:
        upper = np.where(rng.random(count) < 0.8, rng.integers(1, top + 1, count), UNLIMITED)
        lower = np.where(rng.random(count) < chance, np.minimum(rng.integers(1, 3, count), upper), 0)
        return lower, upper

    low, high = limits(n, 0.4, 3)
    optional = rng.random(n) < 0.5
    if flow:
        low = np.where(optional, np.minimum(low, 1), low)
    budget = np.where((rng.random(n) < 0.3) & (not flow), rng.integers(0, 6, n), UNLIMITED)
    rows = Rows.of([f"r{i}" for i in range(n)], low, high, optional, budget)
    low, high = limits(m, 0.25, 2)
    zone = rng.integers(-1, k, m) if k else -1
    columns = Columns.of([f"c{i}" for i in range(m)], low, high, zone)
    low, high = limits(k, 0.3, 2)
    if flow and rng.random() < 0.5:
        low, high = np.zeros(k, dtype=int), np.full(k, UNLIMITED)
    zones = Zones.of([f"z{i}" for i in range(k)], low, high)
    cells_used = list(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True))
    pins, bans = [], []
    for cell in cells_used:
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


def _random_bound(rng: np.random.Generator, i: int, n: int, m: int, flow: bool) -> Bound:
    counts = "pairs" if flow else ("pairs", "rows", "value")[int(rng.integers(0, 3))]

    def some(size: int) -> tuple[int, ...] | None:
        if rng.random() < 0.5:
            return None
        return tuple(np.flatnonzero(rng.random(size) < 0.5).tolist())

    if counts == "value":
        lower = int(rng.integers(-3, 12)) if rng.random() < 0.7 else -UNLIMITED
        upper = lower + int(rng.integers(0, 10)) if lower > -UNLIMITED and rng.random() < 0.5 else UNLIMITED
    else:
        lower = int(rng.integers(0, 3))
        upper = lower + int(rng.integers(0, 3)) if rng.random() < 0.7 else UNLIMITED
    penalty = int(rng.integers(0, 8)) if rng.random() < 0.5 else None
    return Bound(f"b{i}", some(n), some(m), lower, upper, penalty, counts)
