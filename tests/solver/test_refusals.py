"""What is refused is refused by name: engines, hints, limits, indexes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from solver import UNLIMITED, Bound, Columns, Pairs, Problem, ProblemError, Rows, Zones, solve
from solver.engines import flow


def grid(rows: Rows | None = None, zone: Any = -1, **more: Any) -> Problem:
    """Two rows a, b × two columns x, y, all four pairs."""
    return Problem(
        rows or Rows.of(["a", "b"]),
        Columns.of(["x", "y"], zone=zone),
        Pairs.of([0, 0, 1, 1], [0, 1, 0, 1], 1),
        **more,
    )


def test_an_unknown_engine_lists_the_known_ones() -> None:
    with pytest.raises(ProblemError, match="engine 'simplex' is unknown; known engines: flow, milp"):
        solve(grid(), engine="simplex")


UNSUPPORTED = [
    (grid(Rows.of(["a", "b"], 2, 2, True)), "row a is optional with lower 2"),
    (grid(Rows.of(["a", "b"], budget=1)), "row a has a budget"),
    (grid(zone=[0, 1], zones=Zones.of(["p", "q"]), posting="single"), "row a may take several pairs"),
    (grid(zone=0, zones=Zones.of(["p"], 0, 1)), "zone p counts rows"),
    (grid(bounds=(Bound("v", upper=1, counts="value"),)), "bound v counts value"),
    (grid(bounds=(Bound("e", upper=1, counts="effort"),)), "bound e counts effort"),
    (grid(bounds=(Bound("n", upper=1, counts="rows"),)), "bound n counts rows"),
]


@pytest.mark.parametrize(("problem", "reason"), UNSUPPORTED)
def test_an_engine_that_does_not_support_a_problem_says_why(problem: Problem, reason: str) -> None:
    assert reason in (flow.supports(problem) or "")
    with pytest.raises(ProblemError, match=f"engine flow does not support this problem: {reason}"):
        solve(problem, engine="flow")
    assert solve(problem).engine == "milp"


def test_a_hint_out_of_range_is_refused() -> None:
    with pytest.raises(ProblemError, match="hint: pair index 9 is out of range"):
        solve(grid(), hint=np.array([9]))


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"sense": "most"}, "sense 'most'"),
    ({"posting": "twice"}, "posting 'twice'"),
    ({"zone": [0, 3]}, "column x: zone index 0"),
    ({"bounds": [Bound("k"), Bound("k")]}, "bound k: duplicate id"),
    ({"bounds": [Bound("k", rows=(5,))]}, "bound k: row index 5"),
    ({"bounds": [Bound("k", columns=(0, 0))]}, "bound k: a column is listed twice"),
    ({"bounds": [Bound("k", lower=3, upper=2)]}, "bound k: lower 3 is above upper 2"),
    ({"bounds": [Bound("k", lower=-1)]}, "bound k: lower -1 is negative"),
    ({"bounds": [Bound("k", penalty=-1)]}, "bound k: penalty -1"),
    ({"bounds": [Bound("k", lower=UNLIMITED)]}, "bound k: a limit is beyond"),
    ({"pins": [(0, 7)]}, "pin \\(0, 7\\): index out of range"),
    ({"pins": [(0, 0)], "bans": [(0, 0)]}, "pin a – x: the pair is banned as well"),
]


@pytest.mark.parametrize(("parts", "message"), FAULTS)
def test_each_fault_of_a_problem_names_the_thing(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ProblemError, match=message):
        grid(**parts)


def test_each_fault_of_rows_names_the_row() -> None:
    with pytest.raises(ProblemError, match="row a: duplicate id"):
        Rows.of(["a", "a"])
    with pytest.raises(ProblemError, match="row b: lower 2 is above upper 1"):
        Rows.of(["a", "b"], [0, 2], 1)
    with pytest.raises(ProblemError, match="row a: budget -1"):
        Rows.of(["a"], budget=-1)
    with pytest.raises(ProblemError, match="row lower: whole numbers expected"):
        Rows.of(["a"], np.array([0.5]))  # type: ignore[arg-type]


def test_a_pair_listed_twice_is_named() -> None:
    with pytest.raises(ProblemError, match="pair a – x: duplicate pair"):
        Problem(Rows.of(["a"]), Columns.of(["x"]), Pairs.of([0, 0], [0, 0]))
