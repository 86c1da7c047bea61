"""Builders of small workbooks and what tests look up in a reading."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from matcher.issue import Issue
from matcher.workbook import Reading

Rows = Sequence[Sequence[object]]
PEOPLE = ("姓名", "派出单位", "职称", "专业领域", "联系电话")
NEEDS = ("单位名称", "类型", "所在县区", "技术需求", "企业意愿")
NEED = "压铸件加工后露出气孔，废品率高"


def book(path: Path, sheets: Mapping[str, Rows], merges: Mapping[str, Sequence[str]] | None = None) -> Path:
    """An .xlsx of the given rows."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for span in (merges or {}).get(name, ()):
            sheet.merge_cells(span)
    workbook.save(path)
    return path


def table(path: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    """A .csv of the given rows."""
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def found(reading: Reading, code: str) -> list[Issue]:
    """The issues of one code."""
    return [i for i in reading.issues if i.code == code]


def balanced(reading: Reading) -> bool:
    """Every row below a heading is in exactly one class."""
    return all(
        t.seen == t.accepted + t.warned + t.rejected + sum(t.skipped.values()) for t in reading.tallies
    )
