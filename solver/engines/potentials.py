"""Node potentials of a minimum-cost flow, from shortest paths in what flow is left to change."""

from __future__ import annotations

import numpy as np

from solver.problem import Ints


def potentials(nodes: int, tail: Ints, head: Ints, cost: Ints, flow: Ints, capacity: Ints) -> Ints:
    """(nodes,) d with cost + d[tail] - d[head] ≥ 0 on arcs that can take more, ≤ 0 on those with flow.

    OR-Tools' Python keeps its own potentials to itself, hence Bellman–Ford from all nodes at once, over the
    arcs that left the nodes changed last.

    Raises:
        RuntimeError: the flow is not of minimum cost.
    """
    more, less = flow < capacity, flow > 0
    start = np.concatenate([tail[more], head[less]])
    end = np.concatenate([head[more], tail[less]])
    length = np.concatenate([cost[more], -cost[less]])
    order = np.argsort(start, kind="stable")
    start, end, length = start[order], end[order], length[order]
    first = np.searchsorted(start, np.arange(nodes + 1))
    distance = np.zeros(nodes, dtype=np.int64)
    changed = np.arange(nodes)
    for _ in range(nodes + 1):
        if not len(changed):
            return distance
        sizes = first[changed + 1] - first[changed]
        arcs = np.repeat(first[changed] - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
        before = distance.copy()
        np.minimum.at(distance, end[arcs], distance[start[arcs]] + length[arcs])
        changed = np.flatnonzero(distance < before)
    raise RuntimeError("the flow is not of minimum cost: its potentials do not settle")
