"""Limits that nest on both sides are a network: exact in milliseconds, with prices that prove it."""

from __future__ import annotations

import time

import numpy as np
from ortools.graph.python import min_cost_flow

from solver.certify import certified_bound
from solver.check import objective
from solver.engines.forests import Forest, Forests, forests, least, segments
from solver.engines.potentials import potentials
from solver.problem import Ints, Problem
from solver.solution import Certificate, Solution, gap

NAME = "flow"
LARGEST_COST = 1 << 60  # the solver multiplies costs by the number of nodes


def supports(problem: Problem) -> str | None:
    """None if the limits of `problem` nest on both sides, else why not, in one sentence."""
    found = forests(problem)
    if isinstance(found, str):
        return found
    nodes = len(found.rows.limits) + len(found.columns.limits) + 2
    costs = [int(np.abs(problem.pairs.value).max(initial=0)), *(b.penalty or 0 for b in problem.bounds)]
    if max(costs) * nodes * 4 > LARGEST_COST:
        return "values are too large for the network's integers"
    return None


def solve(
    problem: Problem, *, time_limit: float | None = None, hint: Ints | None = None, explain: bool = True
) -> Solution:
    """The optimum and, with `explain`, the prices that prove it. Takes no notice of time_limit and hint.

    Raises:
        ValueError: `supports` has a reason against `problem`.
        RuntimeError: the network solver failed in a way that is no answer.
    """
    started = time.monotonic()
    found = forests(problem)
    if isinstance(found, str):
        raise ValueError(found)
    if any(min(x.upper, len(x.members)) < least(x) for f in (found.rows, found.columns) for x in f.limits):
        return Solution("infeasible", engine=NAME, seconds=time.monotonic() - started)
    network = _Network(problem, found)
    flow = network.solve()
    if flow is None:
        return Solution("infeasible", engine=NAME, seconds=time.monotonic() - started)
    chosen = network.chosen(flow)
    value = objective(problem, chosen)
    certificate, proven = Certificate(), None
    if explain:
        certificate = _certificate(problem, found, network.potentials(flow))
        proven = certified_bound(problem, certificate)
    return Solution(
        "optimal",
        value,
        value,
        proven,
        gap(value, value),
        NAME,
        time.monotonic() - started,
        chosen,
        certificate,
    )


class _Network:
    """Root → rows' forest → pairs → columns' forest → root; arcs carry chosen pairs at minus their value."""

    def __init__(self, problem: Problem, found: Forests) -> None:
        self.mine = np.flatnonzero(found.usable)
        self.shift = len(found.rows.limits)  # the columns' nodes come after the rows'; both share the root
        self.nodes = self.shift + len(found.columns.limits) + 1
        self.pinned = np.zeros(len(problem.pairs), dtype=np.int64)
        self.pinned[problem.find(problem.pins)] = 1
        tail, head = found.rows.leaf[self.mine], self._column(found.columns.leaf[self.mine])
        fixed = self.pinned[self.mine]
        self.supply = np.zeros(self.nodes, dtype=np.int64)
        np.add.at(self.supply, tail, -fixed)
        np.add.at(self.supply, head, fixed)
        arcs = [np.stack([tail, head, 1 - fixed, -problem.sign * problem.pairs.value[self.mine]])]
        for forest, side in ((found.rows, 0), (found.columns, 1)):
            arcs += self._forest(forest, side)
        self.tail, self.head, self.capacity, self.cost = np.concatenate(arcs, axis=1)

    def _column(self, node: Ints) -> Ints:
        return np.where(node > 0, node + self.shift, 0)

    def _forest(self, forest: Forest, side: int) -> list[Ints]:
        arcs = []
        for node, (limit, parent) in enumerate(zip(forest.limits, forest.parent, strict=True), start=1):
            ends = (parent, node) if side == 0 else (node + self.shift, parent + self.shift if parent else 0)
            self.supply[ends[0]] -= least(limit)
            self.supply[ends[1]] += least(limit)
            arcs += [
                np.array([[ends[0]], [ends[1]], [units], [cost]]) for units, cost in segments(limit) if units
            ]
        return arcs

    def solve(self) -> Ints | None:
        """Flow on each arc, None if infeasible."""
        network = min_cost_flow.SimpleMinCostFlow()
        arcs = network.add_arcs_with_capacity_and_unit_cost(
            self.tail.astype(np.int32), self.head.astype(np.int32), self.capacity, self.cost
        )
        network.set_nodes_supplies(np.arange(self.nodes, dtype=np.int32), self.supply)
        status = network.solve()
        if status == network.INFEASIBLE:
            return None
        if status != network.OPTIMAL:  # reading on after e.g. UNBALANCED would crash the process
            raise RuntimeError(f"network solver: {status.name}")
        return np.asarray(network.flows(arcs), dtype=np.int64)

    def chosen(self, flow: Ints) -> Ints:
        taken = flow[: len(self.mine)] + self.pinned[self.mine]
        return self.mine[taken > 0]

    def potentials(self, flow: Ints) -> Ints:
        return potentials(self.nodes, self.tail, self.head, self.cost, flow, self.capacity)


def _certificate(problem: Problem, found: Forests, height: Ints) -> Certificate:
    """A limit's price is the difference in height between its node and the node around it."""
    shift = len(found.rows.limits)
    prices = {
        "row": np.zeros(len(problem.rows), dtype=np.int64),
        "column": np.zeros(len(problem.columns), dtype=np.int64),
        "zone": np.zeros(len(problem.zones), dtype=np.int64),
        "bound": np.zeros(len(problem.bounds), dtype=np.int64),
    }
    for node, (limit, parent) in enumerate(zip(found.rows.limits, found.rows.parent, strict=True), start=1):
        prices[limit.kind][limit.index] += height[node] - height[parent]
    columns = zip(found.columns.limits, found.columns.parent, strict=True)
    for node, (limit, parent) in enumerate(columns, start=1):
        prices[limit.kind][limit.index] += height[parent + shift if parent else 0] - height[node + shift]
    budgets = np.zeros(len(problem.rows), dtype=np.int64)
    return Certificate("dual", 1, prices["row"], prices["column"], prices["zone"], prices["bound"], budgets)
