"""A case as a problem of the solver: rows are specialists, columns are clients as served from one posting.

A client that people of several postings may serve (a park outside the own district) has one column for each
posting; its size is then a bound over these columns. Standing pairings are not in the problem: every limit is
first reduced by what they already use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.case import Case
from matcher.limit import ADVICE, HARD, Ledger, Limit
from matcher.pairs import Pairs
from matcher.plan import Pairing
from matcher.roster import PARK
from solver import UNLIMITED, Bound, Columns, Problem, Rows, Zones
from solver import Pairs as Cells


@dataclass(frozen=True)
class Model:
    """`problem` has the values of the value tier and the hard limits; `pair` maps its pairs to `Pairs`.

    `limits` maps ids of rows, columns and bounds ("row:…", "column:…", "bound:…") to the limits they stand
    for; `wishes` are the soft limits as bounds with their penalties.
    """

    problem: Problem
    pair: np.ndarray
    district: tuple[str | None, ...]  # posting of each column
    limits: Mapping[str, Limit]
    wishes: tuple[tuple[Limit, Bound], ...]
    candidates: tuple[int, ...]  # rows that use a new place
    missing_pins: tuple[tuple[str, str], ...]


def _cells(case: Case, pairs: Pairs) -> list[tuple[int, int, int, str | None]]:
    """(pair, row, client, posting): one cell for each posting from which the pair can be made."""
    names = [d.name for d in case.roster.districts]
    single = case.settings["posting"] == "single"
    cells: list[tuple[int, int, int, str | None]] = []
    for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
        specialist, client = pairs.specialists[i], pairs.clients[j]
        if specialist.id in case.in_post:
            cells.append((k, i, j, None))
        elif not single:
            cells.append((k, i, j, client.district))
        elif specialist.district is not None:
            cells.append((k, i, j, specialist.district))
        elif client.kind == PARK and case.settings["park.anywhere"]:
            cells.extend((k, i, j, name) for name in names)
        else:
            cells.append((k, i, j, client.district))
    return cells


def build(case: Case, pairs: Pairs, limits: Sequence[Limit], fixed: Sequence[Pairing]) -> Model:
    """The problem of the pairs under the limits that `fixed` pairings leave."""
    cells = _cells(case, pairs)
    used = sorted({i for _, i, _, _ in cells})
    row_at = {i: r for r, i in enumerate(used)}
    specialists = [pairs.specialists[i] for i in used]
    keys = sorted({(j, zone or "") for _, _, j, zone in cells})
    column_at = {key: c for c, key in enumerate(keys)}
    zones = sorted({zone for _, zone in keys if zone})
    values = pairs.value
    problem_row = [row_at[i] for _, i, _, _ in cells]
    problem_column = [column_at[j, zone or ""] for _, _, j, zone in cells]
    index = np.array([k for k, _, _, _ in cells], dtype=int)

    clients = [pairs.clients[j].id for j, _ in keys]
    columns_of: dict[str, list[int]] = {}
    for c, client in enumerate(clients):
        columns_of.setdefault(client, []).append(c)
    rows_of = {s.id: r for r, s in enumerate(specialists)}
    held = {p.specialist for p in fixed}
    standing = Ledger(fixed)

    row_lower = [0 if s.id in held else case.settings["capacity.lower"] for s in specialists]
    row_upper = [UNLIMITED] * len(specialists)
    column_lower, column_upper = [0] * len(keys), [UNLIMITED] * len(keys)
    bounds: list[Bound] = []
    wishes: list[tuple[Limit, Bound]] = []
    known: dict[str, Limit] = {}

    for n, limit in enumerate(limits):
        if limit.tier == ADVICE:
            continue
        offset = standing.count(limit)
        lower = max(0, limit.lower - offset)
        upper = UNLIMITED if limit.upper is None else max(0, limit.upper - offset)
        rows = (
            None
            if limit.specialists is None
            else tuple(sorted(rows_of[s] for s in limit.specialists if s in rows_of))
        )
        whole = limit.clients is None and limit.district is None
        columns = (
            None
            if whole
            else tuple(
                c
                for client in (limit.clients if limit.clients is not None else columns_of)
                for c in columns_of.get(client, ())
                if limit.district is None or keys[c][1] == limit.district
            )
        )
        columns = columns if columns is None else tuple(sorted(columns))
        own = rows[0] if rows is not None and len(rows) == 1 and whole and limit.counts == "pairs" else None
        if rows is not None and len(rows) == len(specialists):
            rows = None
        if limit.tier == HARD and lower > upper:  # two sides of one limit clash: each stands alone
            bounds.append(_bound(f"lower:{n}", limit, rows, columns, lower, UNLIMITED, None))
            known[f"bound:lower:{n}"] = limit
            lower = 0
        if limit.tier != HARD:
            wishes.append((limit, _bound(f"wish:{n}", limit, rows, columns, lower, upper, limit.penalty)))
        elif own is not None:
            row_upper[own] = min(row_upper[own], upper)
            row_lower[own] = min(max(row_lower[own], lower), row_upper[own])
            known[f"row:{specialists[own].id}"] = limit
        elif limit.counts == "pairs" and rows is None and columns is not None and len(columns) == 1:
            (c,) = columns
            column_lower[c], column_upper[c] = max(column_lower[c], lower), min(column_upper[c], upper)
            known[f"column:{_column_id(clients[c], keys[c][1])}"] = limit
        elif _binds(limit, lower, upper, rows, columns, len(specialists)):
            bounds.append(_bound(f"limit:{n}", limit, rows, columns, lower, upper, None))
            known[f"bound:limit:{n}"] = limit

    pins, missing = [], []
    fixed_keys = {p.key for p in fixed}
    cell_at: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for r, c in zip(problem_row, problem_column, strict=True):
        cell_at.setdefault((specialists[r].id, clients[c]), []).append((r, c))
    for pin in sorted(case.pins - fixed_keys):
        where = cell_at.get(pin, [])
        if len(where) == 1:
            pins.append(where[0])
        elif where:
            bounds.append(
                Bound(f"pin:{pin[0]}|{pin[1]}", (where[0][0],), tuple(c for _, c in where), lower=1)
            )
        else:
            missing.append(pin)

    zone_at = {z: k for k, z in enumerate(zones)}
    problem = Problem(
        Rows.of([s.id for s in specialists], row_lower, row_upper, optional=True),
        Columns.of(
            [_column_id(clients[c], keys[c][1]) for c in range(len(keys))],
            column_lower,
            column_upper,
            [zone_at.get(zone, -1) for _, zone in keys],
        ),
        Cells.of(np.array(problem_row, int), np.array(problem_column, int), values[index]),
        Zones.of(zones),
        tuple(bounds),
        tuple(pins),
        posting="single" if case.settings["posting"] == "single" else "free",
    )
    candidates = tuple(r for r, s in enumerate(specialists) if s.id not in case.in_post)
    districts = tuple(zone or None for _, zone in keys)
    return Model(problem, index, districts, known, tuple(wishes), candidates, tuple(missing))


def _column_id(client: str, zone: str) -> str:
    return f"{client}@{zone}" if zone else client


def _bound(
    name: str,
    limit: Limit,
    rows: tuple[int, ...] | None,
    columns: tuple[int, ...] | None,
    lower: int,
    upper: int,
    penalty: int | None,
) -> Bound:
    counts = "rows" if limit.counts == "people" else "pairs"
    return Bound(name, rows, columns, lower, upper, penalty, counts)  # type: ignore[arg-type]


def _binds(
    limit: Limit,
    lower: int,
    upper: int,
    rows: tuple[int, ...] | None,
    columns: tuple[int, ...] | None,
    people: int,
) -> bool:
    """Whether a limit can cut anything off: a total above the number of people cannot."""
    if lower > 0:
        return True
    if upper >= UNLIMITED or rows == () or columns == ():
        return False
    return not (limit.counts == "people" and upper >= (people if rows is None else len(rows)))
