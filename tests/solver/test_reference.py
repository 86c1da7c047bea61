"""Published instances with known optima (OR-Library, J. E. Beasley); skipped where the files are absent."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from solver import Columns, Pairs, Problem, Rows, solve, verify

DATA = (
    Path(os.environ.get("JIEDUI_REFERENCE_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
    / "orlib"
)
MAXIMA = {  # proven with CP-SAT, maximisation
    "gap1": (336, 327, 339, 341, 326),
    "gap2": (434, 436, 420, 419, 428),
    "gap3": (580, 564, 573, 570, 564),
    "gap4": (656, 644, 673, 647, 664),
    "gap5": (563, 558, 564, 568, 559),
    "gap6": (761, 759, 758, 752, 747),
}
SHORTEST = 305  # assign100


def numbers(name: str) -> list[int]:
    path = DATA / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"OR-Library {name} is absent: {path}")
    return [int(x) for x in path.read_text().split()]


def generalized_assignment(given: list[int]) -> Problem:
    """Agents with budgets are rows, jobs done once are columns."""
    agents, jobs = given[0], given[1]
    size = agents * jobs
    value, effort = given[2 : 2 + size], given[2 + size : 2 + 2 * size]
    row, column = np.divmod(np.arange(size), jobs)
    return Problem(
        Rows.of([f"a{i}" for i in range(agents)], budget=given[2 + 2 * size : 2 + 2 * size + agents]),
        Columns.of([f"j{i}" for i in range(jobs)], 1, 1),
        Pairs.of(row, column, value, effort),
    )


@pytest.mark.parametrize("name", MAXIMA)
def test_generalized_assignment_reaches_the_published_maximum(name: str) -> None:
    given = numbers(name)
    at = 1
    for best in MAXIMA[name]:
        problem = generalized_assignment(given[at:])
        at += 2 + 2 * given[at] * given[at + 1] + given[at]
        found = solve(problem)
        assert (found.status, found.objective) == ("optimal", best)
        assert verify(problem, found) == []


def test_assignment_of_100_reaches_the_published_minimum_with_proof() -> None:
    given = numbers("assign100")
    n = given[0]
    row, column = np.divmod(np.arange(n * n), n)
    problem = Problem(
        Rows.of([f"r{i}" for i in range(n)], 1, 1),
        Columns.of([f"c{i}" for i in range(n)], 1, 1),
        Pairs.of(row, column, given[1 : 1 + n * n]),
        sense="min",
    )
    found = solve(problem)
    assert (found.engine, found.status, found.objective) == ("flow", "optimal", SHORTEST)
    assert found.certified_bound == SHORTEST
    assert verify(problem, found) == []
