"""Both engines against enumeration over tiny instances of every kind of limit."""

from __future__ import annotations

import numpy as np
import pytest

from solver import Certificate, Problem, certified_bound, solve, verify
from solver.engines import ENGINES, flow, milp
from solver.greedy import greedy
from tests.solver.brute import brute_force, names, random_problem, shuffled

FAST = 300
SLOW = 2000


def _compare(problem: Problem) -> None:
    """Every engine that supports the problem, greedy and random prices against enumeration."""
    best = brute_force(problem)
    for engine in ENGINES:
        if engine.supports(problem) is not None:
            continue
        found = solve(problem, engine=engine.NAME, conflict=False)
        assert found.objective == best
        assert found.status == ("infeasible" if best is None else "optimal")
        assert verify(problem, found) == []
        if engine is flow and best is not None:
            assert found.certified_bound == best
    plan = greedy(problem)
    assert verify(problem, plan) == []
    assert plan.status in ("optimal", "feasible", "unknown")
    if best is None:
        assert plan.status == "unknown"
    else:
        assert plan.bound is not None
        assert problem.sign * plan.bound >= problem.sign * best


@pytest.mark.parametrize("part", range(10))
def test_engines_equal_enumeration(part: int) -> None:
    for seed in range(part, FAST, 10):
        _compare(random_problem(seed, flow=seed % 2 == 0))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_engines_equal_enumeration_on_many_more(part: int) -> None:
    for seed in range(10_000 + part, 10_000 + SLOW, 20):
        _compare(random_problem(seed, flow=seed % 2 == 0))


def test_the_random_instances_hold_every_kind_of_limit() -> None:
    problems = [random_problem(seed, flow=seed % 2 == 0) for seed in range(FAST)]
    bounds = [b for p in problems for b in p.bounds]
    assert {b.counts for b in bounds} == {"pairs", "rows", "value", "effort"}
    assert {b.penalty is None for b in bounds} == {True, False}
    assert {p.sense for p in problems} == {"max", "min"}
    assert {p.posting for p in problems} == {"free", "single"}
    assert any((p.rows.optional & (p.rows.lower > 1)).any() for p in problems)
    assert any(p.pins for p in problems)
    assert any(p.bans for p in problems)
    assert sum(flow.supports(p) is None for p in problems) > FAST // 3


@pytest.mark.parametrize("seed", range(60))
def test_order_of_rows_columns_and_pairs_never_changes_the_choice(seed: int) -> None:
    problem = random_problem(seed, flow=seed % 2 == 0)
    other = shuffled(problem, seed)
    for engine in ENGINES:
        if engine.supports(problem) is None:
            assert engine.supports(other) is None
            one = solve(problem, engine=engine.NAME, conflict=False)
            two = solve(other, engine=engine.NAME, conflict=False)
            assert names(problem, one.chosen) == names(other, two.chosen)
            assert (one.status, one.objective, one.certified_bound) == (
                two.status,
                two.objective,
                two.certified_bound,
            )


@pytest.mark.parametrize("seed", range(100))
def test_any_prices_give_a_valid_bound(seed: int) -> None:
    problem = random_problem(seed, flow=seed % 2 == 0)
    best = brute_force(problem)
    if best is None:
        return
    rng = np.random.default_rng(seed)
    rows, columns, zones = len(problem.rows), len(problem.columns), len(problem.zones)
    for scale in (1, 2, 3):
        parts = (rng.integers(-8, 9, n) for n in (rows, columns, zones, len(problem.bounds), rows))
        bound = certified_bound(problem, Certificate("dual", scale, *parts))
        assert bound is not None
        assert problem.sign * bound >= problem.sign * best


def test_a_hint_never_changes_the_optimum() -> None:
    for seed in range(40):
        problem = random_problem(seed)
        found = milp.solve(problem)
        if found.objective is not None:
            again = milp.solve(problem, hint=found.chosen)
            assert again.objective == found.objective
            assert milp.solve(problem, hint=np.zeros(0, dtype=np.int64)).objective == found.objective
