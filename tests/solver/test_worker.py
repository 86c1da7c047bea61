"""A worker answers in time whatever happens to its process."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from solver import Bound, Columns, Pairs, Problem, ProblemError, Rows, Zones, solve, verify
from solver.worker import Worker
from tests.solver.brute import random_problem


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


def hard_problem(n: int = 120, m: int = 260, k: int = 6) -> Problem:
    """Far more than a second's work for the integer program."""
    rng = np.random.default_rng(5)
    row, column = (x.ravel() for x in np.meshgrid(np.arange(n), np.arange(m), indexing="ij"))
    return Problem(
        Rows.of([f"r{i}" for i in range(n)], 1, 5, True),
        Columns.of([f"c{i}" for i in range(m)], 0, 1, rng.integers(0, k, m)),
        Pairs.of(row, column, rng.integers(0, 1000, n * m), rng.integers(1, 9, n * m)),
        Zones.of([f"z{i}" for i in range(k)], 2, 7),
        (Bound("half", tuple(range(n // 2)), lower=20, upper=25, counts="rows"),),
        posting="single",
    )


def test_a_worker_answers_as_solve_does(worker: Worker) -> None:
    for seed in range(4):
        problem = random_problem(seed)
        here, there = solve(problem), worker.solve(problem)
        assert (here.status, here.objective, here.bound) == (there.status, there.objective, there.bound)
        assert np.array_equal(here.chosen, there.chosen)


def test_a_worker_raises_what_solve_raises(worker: Worker) -> None:
    with pytest.raises(ProblemError, match="unknown"):
        worker.solve(random_problem(0), engine="magic")
    assert worker.solve(random_problem(0)).status


def test_a_time_limit_is_kept_with_a_plan_and_a_valid_bound(worker: Worker) -> None:
    problem, started = hard_problem(), time.monotonic()
    found = worker.solve(problem, time_limit=1.0)
    assert time.monotonic() - started < 1.0 + 2.0
    assert found.bound is not None
    assert verify(problem, found) == []


def test_a_cancelled_solve_answers_at_once_and_the_next_one_works(worker: Worker) -> None:
    problem, started = hard_problem(), time.monotonic()
    threading.Timer(0.5, worker.cancel).start()
    found = worker.solve(problem)
    assert time.monotonic() - started < 5
    assert verify(problem, found) == []
    assert worker.solve(random_problem(0)).status == solve(random_problem(0)).status


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_process_is_an_answer_and_a_fresh_one_replaces_it(worker: Worker) -> None:
    problem, before = hard_problem(), worker.pid
    assert before is not None
    threading.Timer(0.5, os.kill, (before, signal.SIGKILL)).start()
    assert verify(problem, worker.solve(problem)) == []
    assert worker.pid != before
    assert worker.solve(random_problem(0)).status == solve(random_problem(0)).status
