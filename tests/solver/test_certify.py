"""A certificate proves its bound to anybody, and no tampering gets past the check."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver import Certificate, Problem, certified_bound, solve, verify
from tests.solver.brute import brute_force, random_problem

PLACED = [s for s in range(60) if brute_force(random_problem(s, 7)) is not None][:12]


def prices(problem: Problem, seed: int, size: int) -> Certificate:
    rng = np.random.default_rng(seed)
    sizes = (
        len(problem.rows),
        len(problem.columns),
        len(problem.zones),
        len(problem.bounds),
        len(problem.rows),
    )
    drawn = [rng.integers(-size, size + 1, n) * (rng.random(n) < 0.6) for n in sizes]
    return Certificate("dual", int(rng.integers(1, 4)), *drawn)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.sampled_from(PLACED), st.integers(0, 10_000), st.sampled_from([3, 12, 1 << 61]))
def test_no_prices_whatever_prove_a_false_bound(seed: int, draw: int, size: int) -> None:
    problem = random_problem(seed, 7)
    best, bound = brute_force(problem), certified_bound(problem, prices(problem, draw, size))
    assert best is not None
    assert bound is None or problem.sign * bound >= problem.sign * best


@pytest.mark.parametrize("seed", PLACED)
def test_verify_accepts_what_solve_answers(seed: int) -> None:
    problem = random_problem(seed, 7)
    assert verify(problem, solve(problem)) == []


@pytest.mark.parametrize("seed", PLACED)
def test_verify_rejects_a_better_objective_than_the_choice_has(seed: int) -> None:
    problem = random_problem(seed, 7)
    found = solve(problem)
    assert found.objective is not None
    assert verify(problem, replace(found, objective=found.objective + problem.sign))


@pytest.mark.parametrize("seed", PLACED)
def test_verify_rejects_a_tighter_bound_than_the_certificate_proves(seed: int) -> None:
    problem = random_problem(seed, 7)
    found = solve(problem)
    assert found.certified_bound is not None
    assert verify(problem, replace(found, certified_bound=found.certified_bound - problem.sign))


@pytest.mark.parametrize("seed", PLACED)
def test_verify_rejects_a_bound_below_the_objective(seed: int) -> None:
    problem = random_problem(seed, 7)
    found = solve(problem)
    assert found.bound is not None
    assert verify(problem, replace(found, bound=found.bound - problem.sign))


def test_verify_rejects_a_certified_bound_without_certificate() -> None:
    problem = random_problem(PLACED[0], 7)
    assert verify(problem, replace(solve(problem), certificate=Certificate()))


def test_verify_rejects_an_index_that_is_no_pair_or_comes_twice() -> None:
    problem = random_problem(PLACED[0], 7)
    found = solve(problem)
    for chosen in ([len(problem.pairs)], [-1], [0, 0]):
        assert verify(problem, replace(found, chosen=np.array(chosen)))


def test_verify_rejects_a_dropped_or_added_pair() -> None:
    rejected = 0
    for seed in PLACED:
        problem = random_problem(seed, 7)
        found = solve(problem)
        for p in range(len(problem.pairs)):
            flipped = np.setxor1d(found.chosen, [p])
            if problem.pairs.value[p]:
                rejected += bool(verify(problem, replace(found, chosen=flipped)))
    assert rejected > 30


def test_verify_rejects_an_optimum_that_is_only_feasible() -> None:
    problem = random_problem(PLACED[0], 7)
    found = solve(problem)
    assert found.bound is not None
    assert verify(problem, replace(found, bound=found.bound + problem.sign))
