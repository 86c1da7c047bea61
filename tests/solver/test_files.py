"""Files keep what is written, and refuse each fault by name (contract §4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from solver import Problem, ProblemError, solve, verify
from solver.files import read_problem, read_solution, write_problem, write_solution
from solver.problem_json import problem_from_json, problem_to_json
from solver.solution_json import solution_from_json, solution_to_json
from tests.solver.brute import random_problem


def document() -> dict[str, Any]:
    """The contract's example, two rows and two columns."""
    return {
        "sense": "max",
        "rows": [{"id": "r1", "lower": 0, "upper": 1, "optional": False, "budget": None}, {"id": "r2"}],
        "columns": [{"id": "c1", "lower": 0, "upper": 1, "zone": "z1"}, {"id": "c2"}],
        "zones": [{"id": "z1", "lower": 0, "upper": None}],
        "posting": "free",
        "pairs": {"row": [0, 1], "column": [0, 1], "value": [873, -2], "effort": [1, 1]},
        "bounds": [{"id": "b1", "rows": ["r1"], "columns": ["c1"], "lower": 0, "upper": 3, "penalty": None}],
        "pins": [["r1", "c1"]],
        "bans": [],
    }


def same(one: Problem, other: Problem) -> bool:
    return problem_to_json(one) == problem_to_json(other)


@pytest.mark.parametrize("seed", range(20))
def test_a_problem_survives_json(seed: int, tmp_path: Path) -> None:
    problem = random_problem(seed)
    write_problem(problem, tmp_path / "problem.json")
    assert same(read_problem(tmp_path / "problem.json"), problem)


@pytest.mark.parametrize("seed", range(20))
def test_a_problem_survives_npz(seed: int, tmp_path: Path) -> None:
    problem = random_problem(seed)
    write_problem(problem, tmp_path / "problem.npz")
    assert same(read_problem(tmp_path / "problem.npz"), problem)


@pytest.mark.parametrize("seed", range(12))
def test_a_solution_survives_json_and_still_verifies(seed: int, tmp_path: Path) -> None:
    problem = random_problem(seed)
    found = solve(problem)
    write_solution(problem, found, tmp_path / "solution.json")
    read = read_solution(problem, tmp_path / "solution.json")
    assert solution_to_json(problem, read) == solution_to_json(problem, found)
    assert verify(problem, read) == []


def test_missing_fields_take_the_contracts_defaults() -> None:
    problem = problem_from_json(
        {"rows": [{"id": "r"}], "columns": [{"id": "c"}], "pairs": {"row": [0], "column": [0], "value": [7]}}
    )
    found = solution_to_json(problem, solve(problem))
    assert found["pairs"] == [["r", "c"]]
    assert (problem.sense, problem.posting, problem.pairs.effort.tolist()) == ("max", "free", [1])
    assert (found["status"], found["objective"], found["bound"], found["gap"]) == ("optimal", 7, 7, 0.0)


def test_a_solution_names_the_zones_where_rows_are_posted() -> None:
    problem = problem_from_json(document())
    assert solution_to_json(problem, solve(problem))["postings"] == {"r1": ["z1"]}


FAULTS: list[tuple[str, Any, str]] = [
    ("rows.0.colour", "red", "unknown key 'colour'"),
    ("colour", "red", "unknown key 'colour'"),
    ("pairs.colour", [1, 2], "unknown key 'colour'"),
    ("bounds.0.colour", 1, "unknown key 'colour'"),
    ("rows.1.id", "r1", "row r1: duplicate id"),
    ("columns.1.id", "c1", "column c1: duplicate id"),
    ("rows.1.id", 7, "a string expected"),
    ("pairs", {"row": [0, 0], "column": [1, 1]}, "pair r1 – c2: duplicate pair"),
    ("pairs.row", [0, 2], "row index 2 is out of range"),
    ("pairs.column", [0, -1], "column index -1 is out of range"),
    ("pairs.row", [0], "1 row and 2 column"),
    ("pairs.value", [0], "2 row and 1 value"),
    ("pairs.value", [0, 0.5], "0.5: a whole number expected"),
    ("pairs.value", [0, True], "True: a whole number expected"),
    ("pairs.value", [0, "1"], "'1': a whole number expected"),
    ("columns.0.zone", "z9", "'z9' is unknown"),
    ("bounds.0.rows", ["r9"], "'r9' is unknown"),
    ("bounds.0.columns", ["c9"], "'c9' is unknown"),
    ("bounds.0.lower", 4, "bound b1: lower 4 is above upper 3"),
    ("bounds.0.counts", "stars", "pairs, rows"),
    ("rows.0.lower", 2, "row r1: lower 2 is above upper 1"),
    ("columns.0.lower", 2, "column c1: lower 2 is above upper 1"),
    ("rows.0.lower", -1, "row r1: lower -1 is negative"),
    ("rows.0.optional", 1, "true or false expected"),
    ("zones.0.upper", 1.5, "a whole number expected"),
    ("pins", [["r1", "c2"]], "pin r1 – c2: there is no such pair"),
    ("pins", [["r9", "c2"]], "'r9' is unknown"),
    ("pins", [["r1"]], "row id, column id"),
    ("bans", [["r1", "c1"]], "pin r1 – c1: the pair is banned as well"),
    ("sense", "best", "max or min expected"),
    ("posting", "many", "free or single expected"),
    ("rows", {}, "rows: a list expected"),
    ("pairs", [], "pairs: an object expected"),
]


@pytest.mark.parametrize(("where", "what", "message"), FAULTS, ids=[f"{w}={x!r}" for w, x, _ in FAULTS])
def test_each_fault_is_refused_by_name(where: str, what: Any, message: str) -> None:
    bad = document()
    at: Any = bad
    *path, last = (int(k) if k.isdigit() else k for k in where.split("."))
    for key in path:
        at = at[key]
    at[last] = what
    with pytest.raises(ProblemError) as refused:
        problem_from_json(bad)
    assert message in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sense": NaN}', '{"sense": "max", "sense": "min"}'])
def test_what_is_not_a_json_object_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "problem.json").write_text(text)
    with pytest.raises(ProblemError):
        read_problem(tmp_path / "problem.json")


def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match=r"\.json, \.npz"):
        read_problem(tmp_path / "problem.xml")


def test_what_is_not_an_npz_is_refused(tmp_path: Path) -> None:
    (tmp_path / "problem.npz").write_bytes(b"PK\x03\x04 nothing of the kind")
    with pytest.raises(ProblemError, match="not an npz"):
        read_problem(tmp_path / "problem.npz")


def test_an_npz_with_pickles_or_missing_arrays_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "pickle.npz", row_lower=np.array([object()], dtype=object))
    np.savez(tmp_path / "short.npz", row_lower=np.array([0]))
    with pytest.raises(ProblemError, match="not an npz of plain arrays"):
        read_problem(tmp_path / "pickle.npz")
    with pytest.raises(ProblemError, match="array row_upper is missing"):
        read_problem(tmp_path / "short.npz")


def test_a_solution_of_another_problem_is_refused() -> None:
    problem = problem_from_json(document())
    good = json.loads(json.dumps(solution_to_json(problem, solve(problem))))
    with pytest.raises(ProblemError, match="there is no such pair"):
        solution_from_json(problem, good | {"pairs": [["r1", "c2"]]})
    with pytest.raises(ProblemError, match="duplicate pair"):
        solution_from_json(problem, good | {"pairs": [["r1", "c1"], ["r1", "c1"]]})
    with pytest.raises(ProblemError, match="unknown key"):
        solution_from_json(problem, good | {"colour": 1})
