"""A problem as problem.npz (contract §4): plain arrays, no pickles; -1 is unlimited, ids are r0, c0, z0 …."""

from __future__ import annotations

import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from solver.fields import flag, items, known_keys, number, numbers
from solver.problem import UNLIMITED, Columns, Ints, Pairs, Problem, ProblemError, Rows, Zones
from solver.problem_json import rest_from_json, rest_to_json

ARRAYS = (
    "row_lower",
    "row_upper",
    "column_lower",
    "column_upper",
    "column_zone",
    "zone_lower",
    "zone_upper",
    "pair_row",
    "pair_column",
    "pair_value",
)
META = ("sense", "posting", "row_optional", "row_budget", "pair_effort", "bounds", "pins", "bans")


def read_npz(path: Path) -> Problem:
    """The problem in `path`. Raises `ProblemError` naming the fault."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            parts = {key: archive[key] for key in archive.files}
    except (ValueError, EOFError, KeyError, AttributeError, zipfile.BadZipFile, zlib.error) as fault:
        raise ProblemError(f"{path.name}: not an npz of plain arrays: {fault}") from None
    known_keys(parts, (*ARRAYS, "meta"), path.name)
    for key in ARRAYS:
        if key not in parts:
            raise ProblemError(f"{path.name}: array {key} is missing")
        if parts[key].ndim != 1 or (parts[key].size and parts[key].dtype.kind not in "iu"):
            raise ProblemError(f"{path.name}: array {key}: one dimension of whole numbers expected")
    rows, columns, zones = (
        [f"{kind[0]}{i}" for i in range(len(parts[f"{kind}_lower"]))] for kind in ("row", "column", "zone")
    )
    meta = _meta(parts, path)
    effort = numbers(items(meta, "pair_effort"), "meta: pair_effort")
    optional = [flag(x, "meta: row_optional") for x in items(meta, "row_optional")]
    budget = [number(x, UNLIMITED, "meta: row_budget") for x in items(meta, "row_budget")]
    made_rows = Rows.of(
        rows, _whole(parts["row_lower"]), _closed(parts["row_upper"]), optional or False, budget or UNLIMITED
    )
    made_columns = Columns.of(
        columns, _whole(parts["column_lower"]), _closed(parts["column_upper"]), _whole(parts["column_zone"])
    )
    pair_row, pair_column, value = (_whole(parts[key]) for key in ARRAYS[-3:])
    pairs = Pairs.of(pair_row, pair_column, value, effort if len(effort) else 1)
    made_zones = Zones.of(zones, _whole(parts["zone_lower"]), _closed(parts["zone_upper"]))
    return Problem(
        made_rows, made_columns, pairs, made_zones, **rest_from_json(meta, made_rows, made_columns)
    )


def write_npz(problem: Problem, path: Path) -> None:
    """Write `problem`; rows, columns and zones lose their ids."""
    rows, columns, zones, pairs = problem.rows, problem.columns, problem.zones, problem.pairs
    renamed = Problem(
        Rows.of([f"r{i}" for i in range(len(rows))], rows.lower, rows.upper, rows.optional, rows.budget),
        Columns.of([f"c{i}" for i in range(len(columns))], columns.lower, columns.upper, columns.zone),
        pairs,
        Zones.of([f"z{i}" for i in range(len(zones))], zones.lower, zones.upper),
        problem.bounds,
        problem.pins,
        problem.bans,
        problem.sense,
        problem.posting,
    )
    meta: dict[str, Any] = {"sense": problem.sense, "posting": problem.posting, **rest_to_json(renamed)}
    if rows.optional.any():
        meta["row_optional"] = rows.optional.tolist()
    if (rows.budget < UNLIMITED).any():
        meta["row_budget"] = [None if b >= UNLIMITED else b for b in rows.budget.tolist()]
    if (pairs.effort != 1).any():
        meta["pair_effort"] = pairs.effort.tolist()
    arrays = (
        rows.lower,
        _open(rows.upper),
        columns.lower,
        _open(columns.upper),
        columns.zone,
        zones.lower,
        _open(zones.upper),
        pairs.row,
        pairs.column,
        pairs.value,
    )
    named: dict[str, Any] = dict(zip(ARRAYS, arrays, strict=True))
    with path.open("wb") as file:
        np.savez_compressed(file, **named, meta=np.array(json.dumps(meta, ensure_ascii=False)))


def _meta(parts: dict[str, Any], path: Path) -> dict[str, Any]:
    if "meta" not in parts:
        return {}
    if parts["meta"].ndim or parts["meta"].dtype.kind != "U":
        raise ProblemError(f"{path.name}: meta: a string expected")
    try:
        meta = json.loads(parts["meta"].item())
    except json.JSONDecodeError as fault:
        raise ProblemError(f"{path.name}: meta is not JSON: {fault}") from None
    return dict(known_keys(meta, META, "meta"))


def _whole(array: Any) -> Ints:
    return np.asarray(array, dtype=np.int64)


def _closed(upper: Any) -> Ints:
    return np.where(_whole(upper) == -1, UNLIMITED, _whole(upper))


def _open(upper: Ints) -> Ints:
    return np.where(upper >= UNLIMITED, -1, upper)
