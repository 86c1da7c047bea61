"""problem.json, problem.npz and solution.json on disk (contract §4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from solver.problem import Problem, ProblemError
from solver.problem_json import problem_from_json, problem_to_json
from solver.problem_npz import read_npz, write_npz
from solver.solution import Solution
from solver.solution_json import solution_from_json, solution_to_json

ENDINGS = (".json", ".npz")


def read_problem(path: str | Path) -> Problem:
    """The problem in a .json or .npz file.

    Raises:
        ProblemError: it is no problem; the message names the fault.
        OSError: it cannot be read.
    """
    path = _known(path)
    return read_npz(path) if path.suffix == ".npz" else problem_from_json(_load(path))


def write_problem(problem: Problem, path: str | Path) -> None:
    """Write `problem` as .json, or as .npz (which renames rows, columns and zones to r0…, c0…, z0…)."""
    path = _known(path)
    if path.suffix == ".npz":
        write_npz(problem, path)
    else:
        _dump(problem_to_json(problem), path)


def read_solution(problem: Problem, path: str | Path) -> Solution:
    """The solution of `problem` in a .json file. Raises `ProblemError` or `OSError`."""
    return solution_from_json(problem, _load(Path(path)))


def write_solution(problem: Problem, solution: Solution, path: str | Path) -> None:
    """Write `solution` of `problem` as .json."""
    _dump(solution_to_json(problem, solution), Path(path))


def _known(path: str | Path) -> Path:
    if Path(path).suffix not in ENDINGS:
        raise ProblemError(f"{Path(path).name}: unknown ending; known: {', '.join(ENDINGS)}")
    return Path(path)


def _load(path: Path) -> Any:
    try:
        return json.loads(
            path.read_text(encoding="utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once
        )
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise ProblemError(f"{path.name}: not JSON: {fault}") from None


def _no_number(name: str) -> None:
    raise ProblemError(f"{name} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ProblemError(f"key {key!r} is given twice")
        found[key] = value
    return found


def _dump(document: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")
