"""A solution as the document of solution.json (contract §4), its certificate's prices by id."""

from __future__ import annotations

from typing import Any

import numpy as np

from solver.fields import Json, index_of, items, known_keys, look_up, number
from solver.problem import Ints, Problem, ProblemError
from solver.solution import Certificate, Conflict, Repair, Rule, Solution

KEYS = (
    "status",
    "objective",
    "bound",
    "certified_bound",
    "gap",
    "engine",
    "seconds",
    "pairs",
    "postings",
    "certificate",
    "conflict",
)
STATUSES = ("optimal", "feasible", "infeasible", "unknown")
PROOFS = ("dual", "decomposition", "relaxation", "none")


def solution_to_json(problem: Problem, solution: Solution) -> dict[str, Any]:
    """The document of solution.json."""
    rows, columns, zones = problem.rows.ids, problem.columns.ids, problem.zones.ids
    row, column = problem.pairs.row[solution.chosen], problem.pairs.column[solution.chosen]
    postings: dict[str, list[str]] = {}
    for r, c in zip(row.tolist(), column.tolist(), strict=True):
        z = int(problem.columns.zone[c])
        if z >= 0 and zones[z] not in postings.setdefault(rows[r], []):
            postings[rows[r]].append(zones[z])
    return {
        "status": solution.status,
        "objective": solution.objective,
        "bound": solution.bound,
        "certified_bound": solution.certified_bound,
        "gap": solution.gap,
        "engine": solution.engine,
        "seconds": round(solution.seconds, 3),
        "pairs": sorted([rows[r], columns[c]] for r, c in zip(row.tolist(), column.tolist(), strict=True)),
        "postings": {name: sorted(places) for name, places in sorted(postings.items())},
        "certificate": _proof_to_json(problem, solution.certificate),
        "conflict": _conflict_to_json(solution.conflict),
    }


def solution_from_json(problem: Problem, document: Any) -> Solution:
    """The solution of a parsed solution.json of `problem`. Raises `ProblemError` naming the fault."""
    known_keys(document, KEYS, "solution")
    status = document.get("status")
    if status not in STATUSES:
        raise ProblemError(f"solution: status {status!r}; known: {', '.join(STATUSES)}")
    return Solution(
        status,
        _maybe(document, "objective"),
        _maybe(document, "bound"),
        _maybe(document, "certified_bound"),
        _float(document, "gap"),
        str(document.get("engine") or ""),
        _float(document, "seconds") or 0.0,
        _chosen(problem, document),
        _proof(problem, document.get("certificate")),
        _conflict(document.get("conflict")),
    )


def _maybe(document: Json, key: str) -> int | None:
    return None if document.get(key) is None else number(document[key], 0, f"solution: {key}")


def _float(document: Json, key: str) -> float | None:
    given = document.get(key)
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ProblemError(f"solution: {key} {given!r}: a number expected")
    return float(given)


def _chosen(problem: Problem, document: Json) -> Ints:
    row, column = index_of(problem.rows.ids, "row"), index_of(problem.columns.ids, "column")
    cells = []
    for cell in items(document, "pairs"):
        if not isinstance(cell, list) or len(cell) != 2:
            raise ProblemError(f"pairs: {cell!r}: [row id, column id] expected")
        cells.append((look_up(row, cell[0], "pairs: row"), look_up(column, cell[1], "pairs: column")))
    found = problem.find(cells)
    seen: set[tuple[int, int]] = set()
    for (r, c), p in zip(cells, found.tolist(), strict=True):
        name = f"{problem.rows.ids[r]} – {problem.columns.ids[c]}"
        if p < 0:
            raise ProblemError(f"pairs: {name}: there is no such pair")
        if (r, c) in seen:
            raise ProblemError(f"pairs: {name}: duplicate pair")
        seen.add((r, c))
    return np.sort(found)


def _ids(problem: Problem) -> dict[str, tuple[str, ...]]:
    rows, bounds = problem.rows.ids, tuple(b.id for b in problem.bounds)
    return {
        "rows": rows,
        "columns": problem.columns.ids,
        "zones": problem.zones.ids,
        "bounds": bounds,
        "budgets": rows,
    }


def _proof_to_json(problem: Problem, proof: Certificate) -> dict[str, Any]:
    if proof.kind == "none":
        return {"kind": "none"}
    made: dict[str, Any] = {"kind": proof.kind, "scale": int(proof.scale)}
    for part, ids in _ids(problem).items():
        prices = getattr(proof, part)
        made[part] = {ids[i]: int(prices[i]) for i in np.flatnonzero(prices)}
    return made


def _proof(problem: Problem, given: Any) -> Certificate:
    if given is None:
        return Certificate()
    known_keys(given, ("kind", "scale", *_ids(problem)), "certificate")
    if given.get("kind") not in PROOFS:
        raise ProblemError(f"certificate: kind {given.get('kind')!r}; known: {', '.join(PROOFS)}")
    if given["kind"] == "none":
        return Certificate()
    arrays = []
    for part, ids in _ids(problem).items():
        index, prices = index_of(ids, part), np.zeros(len(ids), dtype=np.int64)
        for name, price in known_keys(given.get(part) or {}, tuple(ids), f"certificate: {part}").items():
            prices[index[name]] = number(price, 0, f"certificate: {part}: {name}")
        arrays.append(prices)
    return Certificate(given["kind"], number(given.get("scale"), 1, "certificate: scale"), *arrays)


def _conflict_to_json(conflict: Conflict | None) -> dict[str, Any] | None:
    if conflict is None:
        return None
    return {
        "rules": [{"kind": r.kind, "id": r.id, "side": r.side} for r in conflict.rules],
        "repairs": [{"kind": r.kind, "id": r.id, "side": r.side, "to": r.to} for r in conflict.repairs],
        "minimal": conflict.minimal,
        "together": conflict.together,
    }


def _conflict(given: Any) -> Conflict | None:
    if given is None:
        return None
    known_keys(given, ("rules", "repairs", "minimal", "together"), "conflict")
    rules, repairs = items(given, "rules"), items(given, "repairs")
    for rule in (*rules, *repairs):
        known_keys(rule, ("kind", "id", "side", "to"), "conflict")
    return Conflict(
        tuple(Rule(r.get("kind"), r.get("id"), r.get("side")) for r in rules),
        tuple(
            Repair(r.get("kind"), r.get("id"), r.get("side"), number(r.get("to"), 0, "repair: to"))
            for r in repairs
        ),
        given.get("minimal") is not False,
        given.get("together") is True,
    )
