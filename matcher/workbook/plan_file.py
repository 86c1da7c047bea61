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
    "服务单位",
    "派驻单位",
    "服务园区/企业",
    "派驻企业",
    "单位",
)
HEADING_WITHIN = 20  # rows


def read_pairs(path: Path) -> tuple[tuple[str, str], ...]:
    """(specialist, client) as written, ids or names; raises `InputError` when the file holds no such list."""
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


def _from_json(path: Path) -> tuple[tuple[str, str], ...]:
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8-sig"))
        rows = content["pairs"] if isinstance(content, dict) else content
        found = tuple(
            (str(r["specialist"]), str(r["client"])) if isinstance(r, dict) else (str(r[0]), str(r[1]))
            for r in rows
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        mend = '请写成 {"pairs": [{"specialist": "…", "client": "…"}, …]}'
        raise InputError((Issue("E16", "不是名单 JSON", mend, path.name),)) from error
    return found


def _from_grid(grid: Grid) -> tuple[tuple[str, str], ...] | None:
    """The pairs below the first row that heads both columns; a merged name counts for the rows it spans."""
    for at, row in enumerate(grid.rows[:HEADING_WITHIN]):
        heads = ["".join(cell.split()) for cell in row]
        person = next((heads.index(h) for h in PEOPLE if h in heads), None)
        client = next((heads.index(h) for h in CLIENTS if h in heads), None)
        if person is None or client is None:
            continue
        pairs: list[tuple[str, str]] = []
        spans = {
            r: top
            for (top, left), (bottom, _) in grid.merges
            if left == person
            for r in range(top, bottom + 1)
        }
        for r in range(at + 1, len(grid.rows)):
            name = grid.cell(spans.get(r, r), person).strip()
            unit = grid.cell(r, client).strip()
            if name and unit and not name.startswith(("合计", "备注")):
                pairs.append((name, unit))
        return tuple(pairs)
    return None
