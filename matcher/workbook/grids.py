"""Sheets as grids of text: .xlsx and .xls by calamine, .csv by its encoding (§4.3 rules 4, 10, 12)."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from matcher.roster import Source
from matcher.workbook import cells
from matcher.workbook.files import File
from matcher.workbook.gate import MAX_CELLS, MAX_ROWS, Format
from matcher.workbook.ledger import Ledger

Range = tuple[
    tuple[int, int], tuple[int, int]
]  # ((first row, first column), (last row, last column)), from 0


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows, merged ranges, hidden rows (from 0), lines of text `above` it (Word)."""

    file: str
    sheet: str
    rows: list[list[str]]
    merges: tuple[Range, ...] = ()
    hidden: frozenset[int] = frozenset()
    above: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """The text at a place, blank outside."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""


def grids(file: File, form: Format, ledger: Ledger) -> Iterator[Grid]:
    """The visible sheets of a file; a file that breaks the reader becomes E16, never a traceback."""
    try:
        yield from _csv(file, ledger) if form is Format.CSV else _workbook(file, form, ledger)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except PasswordError:
        ledger.add("E16", Source(file.name), 原因="文件有打开密码")
    except BaseException:  # a panic of the Rust reader is no Exception
        ledger.add("E16", Source(file.name), 原因="文件已损坏，不是表格")


def _workbook(file: File, form: Format, ledger: Ledger) -> Iterator[Grid]:
    hidden_rows = _hidden_rows(file.path) if form is Format.XLSX else {}
    with CalamineWorkbook.from_filelike(io.BytesIO(file.path.read_bytes())) as book:
        concealed = [m.name for m in book.sheets_metadata if m.visible != SheetVisibleEnum.Visible]
        if concealed:
            ledger.add("W10", Source(file.name), 数=len(concealed), 什么="工作表", 名称="、".join(concealed))
        for meta in book.sheets_metadata:
            if meta.name in concealed or meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.total_height > MAX_ROWS + 40 and form is Format.XLS:
                ledger.add(
                    "E18",
                    Source(file.name, meta.name),
                    原因=f"有{sheet.total_height}行",
                    上限=f"{MAX_ROWS}行",
                )
                continue
            if sheet.total_height * sheet.total_width > MAX_CELLS:
                ledger.add(
                    "E18", Source(file.name, meta.name), 原因="表格太大", 上限=f"{MAX_CELLS // 10_000}万格"
                )
                continue
            rows = [[cells.text(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
            hidden = frozenset(r for r in hidden_rows.get(meta.name, ()) if r < len(rows) and any(rows[r]))
            if hidden:
                names = "、".join(f"第{r + 1}行" for r in sorted(hidden)[:20])
                ledger.add("W10", Source(file.name, meta.name), 数=len(hidden), 什么="行", 名称=names)
            yield Grid(file.name, meta.name, rows, tuple(sheet.merged_cell_ranges or ()), hidden)


def _hidden_rows(path: Path) -> dict[str, list[int]]:
    """Sheet -> hidden rows from 0. openpyxl is slow, so only where the XML hides anything at all."""
    with zipfile.ZipFile(path) as archive:
        parts = [n for n in archive.namelist() if n.startswith("xl/worksheets/") and n.endswith(".xml")]
        if not any(b"hidden=" in archive.read(n) for n in parts):
            return {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features openpyxl would lose on writing
            book = openpyxl.load_workbook(path)
    except Exception:  # openpyxl is stricter than calamine; then hidden rows are read like others
        return {}
    return {
        sheet.title: [r - 1 for r, row in sheet.row_dimensions.items() if row.hidden]
        for sheet in book.worksheets
    }


def _decoded(content: bytes) -> str | None:
    """UTF-8 with or without BOM, UTF-16 with BOM, then GB18030 (rule 12)."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _csv(file: File, ledger: Ledger) -> Iterator[Grid]:
    string = _decoded(file.path.read_bytes())
    if string is None or "\x00" in string:
        ledger.add("E16", Source(file.name), 原因="文件不是表格（编码认不出）")
        return
    first = next((line for line in string.splitlines() if line.strip()), "")
    tabbed = first.count("\t") > first.count(",")
    csv.field_size_limit(2**25)
    rows: list[list[str]] = []
    size = 0
    for row in csv.reader(io.StringIO(string, newline=""), delimiter="\t" if tabbed else ","):
        rows.append([cells.text(v) for v in row])
        size = max(size, len(row))
        if len(rows) > MAX_ROWS + 40 or size * len(rows) > MAX_CELLS:
            ledger.add("E18", Source(file.name), 原因=f"超过{MAX_ROWS}行", 上限=f"{MAX_ROWS}行")
            return
    yield Grid(file.name, "", rows)
