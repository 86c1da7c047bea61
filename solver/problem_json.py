"""A problem as the document of problem.json (contract §4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from solver.fields import Json, flag, index_of, items, known_keys, look_up, number, numbers, records
from solver.problem import UNLIMITED, Bound, Columns, Pairs, Problem, ProblemError, Rows, Zones

KEYS = ("sense", "rows", "columns", "zones", "posting", "pairs", "bounds", "pins", "bans")
BOUND_KEYS = ("id", "rows", "columns", "lower", "upper", "penalty", "counts")
SUMS = ("value", "effort")  # may be negative: without a lower, there is no floor


def problem_from_json(document: Any) -> Problem:
    """The problem of a parsed problem.json. Raises `ProblemError` naming the fault."""
    known_keys(document, KEYS, "problem")
    rows, columns, zones = _rows(document), _columns(document), _zones(document)
    return Problem(rows, columns, _pairs(document), zones, **rest_from_json(document, rows, columns))


def rest_from_json(document: Json, rows: Rows, columns: Columns) -> dict[str, Any]:
    """Bounds, pins, bans, sense and posting of a document, as arguments of `Problem`."""
    row, column = index_of(rows.ids, "row"), index_of(columns.ids, "column")
    return {
        "bounds": tuple(_bound(b, row, column) for b in records(document, "bounds", BOUND_KEYS)),
        "pins": _cells(document, "pins", row, column),
        "bans": _cells(document, "bans", row, column),
        "sense": document.get("sense") or "max",
        "posting": document.get("posting") or "free",
    }


def _rows(document: Json) -> Rows:
    given = records(document, "rows", ("id", "lower", "upper", "optional", "budget"))
    return Rows.of(
        [r["id"] for r in given],
        [number(r.get("lower"), 0, f"row {r['id']}: lower") for r in given],
        [number(r.get("upper"), UNLIMITED, f"row {r['id']}: upper") for r in given],
        [flag(r.get("optional"), f"row {r['id']}: optional") for r in given],
        [number(r.get("budget"), UNLIMITED, f"row {r['id']}: budget") for r in given],
    )


def _columns(document: Json) -> Columns:
    zones = index_of([z["id"] for z in records(document, "zones", ("id", "lower", "upper"))], "zone")
    given = records(document, "columns", ("id", "lower", "upper", "zone"))
    return Columns.of(
        [c["id"] for c in given],
        [number(c.get("lower"), 0, f"column {c['id']}: lower") for c in given],
        [number(c.get("upper"), UNLIMITED, f"column {c['id']}: upper") for c in given],
        [
            -1 if c.get("zone") is None else look_up(zones, c["zone"], f"column {c['id']}: zone")
            for c in given
        ],
    )


def _zones(document: Json) -> Zones:
    given = records(document, "zones", ("id", "lower", "upper"))
    return Zones.of(
        [z["id"] for z in given],
        [number(z.get("lower"), 0, f"zone {z['id']}: lower") for z in given],
        [number(z.get("upper"), UNLIMITED, f"zone {z['id']}: upper") for z in given],
    )


def _pairs(document: Json) -> Pairs:
    given = document.get("pairs")
    if given is None:
        return Pairs.of((), ())
    known_keys(given, ("row", "column", "value", "effort"), "pairs")
    parts = {key: numbers(items(given, key, f"pairs: {key}"), f"pairs: {key}") for key in given}
    row, column = parts.get("row", numbers([], "")), parts.get("column", numbers([], ""))
    for key, part in parts.items():
        if len(part) != len(row) and given[key] is not None:
            raise ProblemError(f"pairs: {len(row)} row and {len(part)} {key} entries")
    value = parts["value"] if given.get("value") is not None else 0
    effort = parts["effort"] if given.get("effort") is not None else 1
    return Pairs.of(row, column, value, effort)


def _bound(given: Json, rows: dict[str, int], columns: dict[str, int]) -> Bound:
    name = f"bound {given['id']}"

    def inside(key: str, index: dict[str, int]) -> tuple[int, ...] | None:
        if given.get(key) is None:
            return None
        return tuple(look_up(index, i, f"{name}: {key}:") for i in items(given, key, f"{name}: {key}"))

    counts: Any = given.get("counts") or "pairs"
    penalty = given.get("penalty")
    return Bound(
        given["id"],
        inside("rows", rows),
        inside("columns", columns),
        number(given.get("lower"), -UNLIMITED if counts in SUMS else 0, f"{name}: lower"),
        number(given.get("upper"), UNLIMITED, f"{name}: upper"),
        None if penalty is None else number(penalty, 0, f"{name}: penalty"),
        counts,
    )


def _cells(
    document: Json, key: str, rows: dict[str, int], columns: dict[str, int]
) -> tuple[tuple[int, int], ...]:
    cells = []
    for cell in items(document, key):
        if not isinstance(cell, list) or len(cell) != 2:
            raise ProblemError(f"{key}: {cell!r}: [row id, column id] expected")
        cells.append((look_up(rows, cell[0], f"{key}: row"), look_up(columns, cell[1], f"{key}: column")))
    return tuple(cells)


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """The document of problem.json; what is unlimited becomes null."""
    rows, columns, zones, pairs = problem.rows, problem.columns, problem.zones, problem.pairs
    return {
        "sense": problem.sense,
        "rows": _table(
            id=rows.ids,
            lower=rows.lower.tolist(),
            upper=_open(rows.upper.tolist()),
            optional=rows.optional.tolist(),
            budget=_open(rows.budget.tolist()),
        ),
        "columns": _table(
            id=columns.ids,
            lower=columns.lower.tolist(),
            upper=_open(columns.upper.tolist()),
            zone=[None if z < 0 else zones.ids[z] for z in columns.zone.tolist()],
        ),
        "zones": _table(id=zones.ids, lower=zones.lower.tolist(), upper=_open(zones.upper.tolist())),
        "posting": problem.posting,
        "pairs": {
            "row": pairs.row.tolist(),
            "column": pairs.column.tolist(),
            "value": pairs.value.tolist(),
            "effort": pairs.effort.tolist(),
        },
        **rest_to_json(problem),
    }


def rest_to_json(problem: Problem) -> Mapping[str, Any]:
    """Bounds, pins and bans, by ids."""
    rows, columns = problem.rows.ids, problem.columns.ids
    return {
        "bounds": [
            {
                "id": b.id,
                "rows": None if b.rows is None else [rows[i] for i in b.rows],
                "columns": None if b.columns is None else [columns[i] for i in b.columns],
                "lower": None if b.lower <= -UNLIMITED else int(b.lower),
                "upper": _open([int(b.upper)])[0],
                "penalty": None if b.penalty is None else int(b.penalty),
                "counts": b.counts,
            }
            for b in problem.bounds
        ],
        "pins": [[rows[r], columns[c]] for r, c in problem.pins],
        "bans": [[rows[r], columns[c]] for r, c in problem.bans],
    }


def _table(**columns: Any) -> list[dict[str, Any]]:
    return [dict(zip(columns, line, strict=True)) for line in zip(*columns.values(), strict=True)]


def _open(limits: list[int]) -> list[int | None]:
    return [None if limit >= UNLIMITED else limit for limit in limits]
