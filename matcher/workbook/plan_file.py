"""A list of pairs made by hand or elsewhere: a workbook, a csv, or json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matcher.issue import InputError, Issue
from matcher.workbook import gate, grids
from matcher.workbook.files import File
from matcher.workbook.gate import Format
from matcher.workbook.grids import Grid
from matcher.workbook.ledger import Ledger

PEOPLE = ("人员编号", "专员编号", "specialist", "姓名", "专员", "专员姓名", "联络员", "特派员")
CLIENTS = (
    "单位编号",
    "client",
    "单位名称",
    "企业名称",
    "对接单位",
    "对接企业",
    "服务企业",
    "服务单位",
    "派驻单位",
    "服务园区/企业",
    "派驻企业",
    "单位",
)
UNITS = ("派出单位", "单位(派出)", "单位（派出）", "工作单位")
HEADING_WITHIN = 20  # rows
Row = tuple[int, str, str, str]  # row, specialist, client, posting where the list names it


def read_pairs(path: Path) -> tuple[Row, ...]:
    """(row, specialist, client, posting) as written; raises `InputError` when the file holds no such list."""
    ledger = Ledger()
    if not path.is_file():
        raise InputError((Issue("E16", "找不到文件", "请核对文件名", file=path.name),))
    form = gate.admit(path, path.name, ledger)
    if form is Format.JSON:
        return _from_json(path)
    if form is None:
        raise InputError(tuple(ledger.issues))
    for grid in grids.grids(File(path, path.name), form, ledger):
        if (found := _from_grid(grid)) is not None:
            return found
    errors = tuple(i for i in ledger.issues if i.code[0] == "E")
    raise InputError(errors or (_no_list(path.name),))


def _no_list(name: str) -> Issue:
    return Issue(
        "E01",
        "未找到表头",
        f"名单应有“姓名”（或人员编号）和“单位名称”两列，表头在前{HEADING_WITHIN}行内",
        name,
    )


def _from_json(path: Path) -> tuple[Row, ...]:
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8-sig"))
        rows = content["pairs"] if isinstance(content, dict) else content
        found = tuple(
            (n, str(r["specialist"]), str(r["client"]), str(r.get("district") or ""))
            if isinstance(r, dict)
            else (n, str(r[0]), str(r[1]), "")
            for n, r in enumerate(rows, 1)
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        mend = '请写成 {"pairs": [{"specialist": "…", "client": "…"}, …]}'
        raise InputError((Issue("E16", "不是名单 JSON", mend, path.name),)) from error
    return found


def _from_grid(grid: Grid) -> tuple[Row, ...] | None:
    """The pairs below the first row that heads both columns; a merged name counts for the rows it spans."""
    for at, row in enumerate(grid.rows[:HEADING_WITHIN]):
        heads = ["".join(cell.split()) for cell in row]
        person, client, unit = (_column(heads, names) for names in (PEOPLE, CLIENTS, UNITS))
        if person is None or client is None:
            continue
        pairs: list[Row] = []
        for r in range(at + 1, len(grid.rows)):
            name, firm = _merged(grid, r, person), grid.cell(r, client).strip()
            sender = "" if unit is None else _merged(grid, r, unit)
            if name and firm and not name.startswith(("合计", "备注")):
                pairs.append((r + 1, f"{name}（{sender}）" if sender else name, firm, ""))
        return tuple(pairs)
    return None


def _column(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((heads.index(h) for h in names if h in heads), None)


def _merged(grid: Grid, row: int, column: int) -> str:
    """The cell's text, or that of the merged range it lies in."""
    top = next((a for (a, left), (b, _) in grid.merges if left == column and a <= row <= b), row)
    return grid.cell(top, column).strip()
