"""The clash of an infeasible problem, dropped, kept and repaired again by enumeration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from solver import Bound, Columns, Conflict, Pairs, Problem, Repair, Rows, Rule, Zones, solve
from solver.elastic import HardLimit, elastic, hard_limits
from tests.solver.brute import brute_force, random_problem

NOTHING: frozenset[HardLimit] = frozenset()


def _infeasible(first: int, last: int) -> Iterable[tuple[Problem, Conflict]]:
    for seed in range(first, last):
        problem = random_problem(seed, flow=seed % 3 == 0)
        found = solve(problem)
        if found.status == "infeasible":
            assert found.conflict is not None
            yield problem, found.conflict


def _core(problem: Problem, conflict: Conflict) -> set[HardLimit]:
    core = {x for x in hard_limits(problem) if Rule(x.kind, x.id, x.side) in conflict.rules}
    assert len(core) == len(conflict.rules)
    return core


def repaired(problem: Problem, repairs: Iterable[Repair]) -> Problem:
    """The problem with the repairs put in place of its limits."""
    parts = {"row": problem.rows, "column": problem.columns, "zone": problem.zones}
    limits = {(k, s): getattr(x, s).copy() for k, x in parts.items() for s in ("lower", "upper")}
    budget, bounds, pins = problem.rows.budget.copy(), list(problem.bounds), list(problem.pins)
    for r in repairs:
        if r.kind == "budget":
            budget[problem.rows.ids.index(r.id)] = r.to
        elif r.kind == "bound":
            i = [b.id for b in bounds].index(r.id)
            low, high = (r.to, bounds[i].upper) if r.side == "lower" else (bounds[i].lower, r.to)
            bounds[i] = replace(bounds[i], lower=low, upper=high)
        elif r.kind == "pin":
            row, column = r.id.split(",")
            pins.remove((problem.rows.ids.index(row), problem.columns.ids.index(column)))
        else:
            limits[r.kind, r.side][parts[r.kind].ids.index(r.id)] = r.to
    return Problem(
        Rows.of(
            problem.rows.ids, limits["row", "lower"], limits["row", "upper"], problem.rows.optional, budget
        ),
        Columns.of(
            problem.columns.ids, limits["column", "lower"], limits["column", "upper"], problem.columns.zone
        ),
        problem.pairs,
        Zones.of(problem.zones.ids, limits["zone", "lower"], limits["zone", "upper"]),
        tuple(bounds),
        tuple(pins),
        problem.bans,
        problem.sense,
        problem.posting,
    )


@pytest.mark.parametrize("part", range(4))
def test_the_rules_clash_and_dropping_any_one_ends_it(part: int) -> None:
    for problem, conflict in _infeasible(part * 20, part * 20 + 20):
        core = _core(problem, conflict)
        assert conflict.minimal
        assert brute_force(elastic(problem, core, NOTHING)) is None
        for limit in core:
            assert brute_force(elastic(problem, core - {limit}, NOTHING)) is not None


@pytest.mark.parametrize("part", range(4))
def test_every_repair_works_alone_or_all_of_them_together(part: int) -> None:
    for problem, conflict in _infeasible(part * 20, part * 20 + 20):
        assert conflict.repairs
        if conflict.together:
            assert brute_force(repaired(problem, conflict.repairs)) is not None
            continue
        for repair in conflict.repairs:
            assert brute_force(repaired(problem, [repair])) is not None


def test_a_repair_is_the_least_change() -> None:
    for problem, conflict in _infeasible(100, 140):
        for repair in () if conflict.together else conflict.repairs:
            nearer = replace(repair, to=repair.to + (1 if repair.side == "lower" else -1))
            if repair.kind != "pin":
                assert brute_force(repaired(problem, [nearer])) is None


def test_two_clashes_need_both_repairs_together() -> None:
    problem = Problem(
        Rows.of(["a", "b"], 2, 2), Columns.of(["x", "y"]), Pairs.of([0, 1], [0, 1]), sense="max"
    )
    found = solve(problem).conflict
    assert found is not None
    assert found.together
    assert {(r.id, r.to) for r in found.repairs} == {("a", 1), ("b", 1)}


def test_a_floor_under_the_value_can_be_the_clash() -> None:
    problem = Problem(
        Rows.of(["a"], 0, 1),
        Columns.of(["x"]),
        Pairs.of([0], [0], 5),
        bounds=(Bound("v", lower=7, counts="value"),),
    )
    found = solve(problem).conflict
    assert found is not None
    assert found.rules == (Rule("bound", "v", "lower"),)
    assert found.repairs == (Repair("bound", "v", "lower", 5),)


def test_a_budget_is_raised_by_as_little_as_possible() -> None:
    problem = Problem(
        Rows.of(["a"], 1, 2, budget=3), Columns.of(["x", "y"]), Pairs.of([0, 0], [0, 1], effort=[9, 4])
    )
    found = solve(problem).conflict
    assert found is not None
    assert Repair("budget", "a", "upper", 4) in found.repairs


def test_conflict_false_leaves_it_out() -> None:
    problem = Problem(Rows.of(["a"], 1), Columns.of(["x"]), Pairs.of((), ()))
    assert solve(problem, conflict=False).conflict is None
    assert solve(problem).conflict is not None
