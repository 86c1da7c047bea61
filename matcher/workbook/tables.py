"""From a grid to records: heading row, context above it, merged cells, and the rows that are no data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.roster import Source
from matcher.workbook import kinds, rows
from matcher.workbook.cells import Cell, nfkc, squeeze, value
from matcher.workbook.gate import MAX_ROWS
from matcher.workbook.grids import Grid
from matcher.workbook.kinds import Kind
from matcher.workbook.ledger import Ledger

HEADING_ROWS = 20  # the heading stands among the first twenty rows (§4.3 rule 1)
NOTE_SHEETS = re.compile(r"说明|备注|字典|选项|目录|封面|样例|下拉|readme", re.IGNORECASE)
_LABEL = (
    r"派出单位|工作单位|推荐单位|填报单位|所属区|所属县区|所在县区|县\(市、区\)|县区|填表人|联系人|联系电话|电话"
    r"|填报时间|填报日期|日期|申报人|审核人|负责人"
)
_CONTEXT = re.compile(
    rf"({_LABEL})\s*(?:\([^()]*\))?\s*[::]\s*(.*?)(?=\s*(?:{_LABEL})\s*(?:\([^()]*\))?\s*[::]|$)", re.S
)
_LIFTED = {"派出单位": "institution", "所属区": "district", "所属县区": "district", "所在县区": "district"}


@dataclass(frozen=True)
class Record:
    """One data row: field -> cell; `present` = the fields the table has a column for."""

    kind: str
    source: Source
    cells: Mapping[str, Cell]
    present: frozenset[str]
    merged: frozenset[str] = field(default=frozenset())

    def text(self, name: str) -> str:
        """A cell as one text, blank when there is no such column."""
        return value(self.cells.get(name, ""))

    def cell(self, name: str) -> Cell:
        """A cell as it came (a list stays a list)."""
        return self.cells.get(name, "")

    def first(self, *names: str) -> str:
        """The first field with something in it."""
        return next((t for n in names if (t := self.text(n))), "")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading ends and what its columns mean."""

    kind: Kind
    fields: Mapping[int, str]
    texts: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Table:
    """A recognised table: data rows, total rows (for E10), place and fields of its heading in a sheet."""

    kind: Kind
    records: tuple[Record, ...]
    totals: tuple[Record, ...] = ()
    source: Source | None = None
    present: frozenset[str] = frozenset()


def read(grid: Grid, ledger: Ledger) -> Table | None:
    """The table of a sheet, or None with E01 or a note that says why not."""
    if not any(any(row) for row in grid.rows):
        return None
    heading = find_heading(grid)
    if heading is None:
        _without_heading(grid, ledger)
        return None
    if not _complete(grid, heading, ledger):
        _reject_all(grid, heading, ledger)
        return None
    return _body(grid, heading, ledger)


def find_heading(grid: Grid) -> Heading | None:
    """The first row among the top 20 that is a heading, alone or with the row below it (rules 1, 2)."""
    for number in range(min(HEADING_ROWS, len(grid.rows))):
        single = _across(grid, number, spread=False)
        names = (grid.sheet, grid.file)
        found = kinds.recognise(single, *names)
        double: list[str] = []
        below = None
        if number + 1 < len(grid.rows) and number not in grid.hidden:
            double = _double(grid, number)
            below = kinds.recognise(double, *names)
        alone = below and kinds.recognise(_across(grid, number + 1, spread=False), *names)
        if found is None and below and alone and len(alone[1]) >= len(below[1]):
            continue  # the row below is the heading by itself, this one is a title
        if below is not None and (found is None or len(below[1]) > len(found[1])):
            return Heading(*below, tuple(double), number, number + 1)
        if found is not None:
            return Heading(*found, tuple(single), number, number)
    return None


def _across(grid: Grid, row: int, *, spread: bool) -> list[str]:
    """A row's texts; `spread` repeats a horizontally merged text over its columns."""
    texts = list(grid.rows[row])
    if spread:
        for (top, left), (bottom, right) in grid.merges:
            if top <= row <= bottom and right > left:
                for column in range(left, min(right + 1, len(texts))):
                    texts[column] = grid.cell(top, left)
    return texts


def _double(grid: Grid, row: int) -> list[str]:
    """Two heading lines joined; without merged ranges (csv) a text speaks for the blanks to its right."""
    upper, lower = _across(grid, row, spread=True), list(grid.rows[row + 1])
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    if not grid.merges:
        for column in range(1, width):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    return [f"{u}\x1f{low}" for u, low in zip(upper, lower, strict=True)]


def _without_heading(grid: Grid, ledger: Ledger) -> None:
    """A note for a page of remarks, E01 for what looks like a table."""
    source = Source(grid.file, grid.sheet)
    wide = sum(sum(bool(c) for c in row) >= 2 for row in grid.rows)
    if NOTE_SHEETS.search(grid.sheet) or (wide < 2 and grid.sheet):
        ledger.add("I03", source, 原因="没有数据表头，按说明页处理")
        return
    kind = next((k for k in kinds.KINDS if k.hinted(grid.sheet)), None)
    kind = kind or next((k for k in kinds.KINDS if k.hinted(grid.file)), kinds.SPECIALISTS)
    ledger.add("E01", source, 列="".join(f"“{kind.heading(g[0])}”" for g in kind.required))


def _complete(grid: Grid, heading: Heading, ledger: Ledger) -> bool:
    """Every required group has a column, E02 otherwise; columns nobody knows are named (W20)."""
    source = Source(grid.file, grid.sheet, heading.last + 1)
    present = set(heading.fields.values())
    lacking = [g for g in heading.kind.required if not present & set(g)]
    for group in lacking:
        column = heading.kind.column(group[0])
        ledger.add(
            "E02",
            source,
            column.heading,
            列=column.heading,
            别名="、".join((column.heading, *column.aliases)),
        )
    unknown = [
        squeeze(t.replace("\x1f", "/")).strip("/")
        for n, t in enumerate(heading.texts)
        if n not in heading.fields
        and t.strip("\x1f ")
        and any(n < len(row) and row[n] for row in grid.rows[heading.last + 1 :])
    ]
    if unknown and not lacking:
        ledger.add("W20", Source(grid.file, grid.sheet), 数=len(unknown), 名称="、".join(unknown))
    return not lacking


def _context(grid: Grid, heading: Heading) -> dict[str, str]:
    """派出单位 and 所属区 of the lines above the heading; the form-filler is dropped (rule 1)."""
    found: dict[str, str] = {}
    for row in [*([line] for line in grid.above), *grid.rows[: heading.first]]:
        filled = [nfkc(c) for c in row if c]
        for number, cell in enumerate(filled):
            for label, text in _CONTEXT.findall(cell):
                if not text.strip() and cell.rstrip().endswith((":", ")")) and number + 1 < len(filled):
                    text = "" if re.match(_LABEL, filled[number + 1]) else filled[number + 1]
                text = re.sub(r"[_＿]+|\(盖章\)|\(公章\)", "", text).strip(" _:、")
                if label in _LIFTED and text:
                    found.setdefault(_LIFTED[label], text)
    return found


def _filled_down(grid: Grid, heading: Heading) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """Texts of vertical merges for the cells below, where the column allows it; and all merged-away cells."""
    texts: dict[tuple[int, int], str] = {}
    covered: set[tuple[int, int]] = set()
    allowed = {c.field for c in heading.kind.columns if c.fill}
    for (top, left), (bottom, right) in grid.merges:
        if top <= heading.last or bottom == top:
            continue
        for row in range(top + 1, min(bottom + 1, len(grid.rows))):
            for column in range(left, right + 1):
                covered.add((row, column))
                if heading.fields.get(column) in allowed and column == left:
                    texts[row, column] = grid.cell(top, left)
    return texts, covered


def _body(grid: Grid, heading: Heading, ledger: Ledger) -> Table | None:
    ledger.open(grid.file, grid.sheet, heading.kind.name)
    if len(grid.rows) - heading.last - 1 > MAX_ROWS:
        ledger.add("E18", Source(grid.file, grid.sheet), 原因=f"有{len(grid.rows)}行", 上限=f"{MAX_ROWS}行")
        return None
    context = {
        k: v for k, v in _context(grid, heading).items() if any(c.field == k for c in heading.kind.columns)
    }
    filled, covered = _filled_down(grid, heading)
    present = frozenset(heading.fields.values()) | context.keys()
    records: list[Record] = []
    totals: list[Record] = []
    sorter = rows.Sorter(heading)
    for number in range(heading.last + 1, len(grid.rows)):
        source = Source(grid.file, grid.sheet, number + 1)
        ledger.seen(source)
        reason = "隐藏行" if number in grid.hidden else sorter.reason(grid.rows[number])
        cells: dict[str, Cell] = {
            f: filled.get((number, c), grid.cell(number, c)) for c, f in heading.fields.items()
        }
        for name, text in context.items():
            cells[name] = value(cells.get(name, "")) or text
        merged = frozenset(f for c, f in heading.fields.items() if (number, c) in covered)
        record = Record(heading.kind.name, source, cells, present, merged)
        if reason == rows.TOTAL:
            totals.append(record)
        if reason:
            ledger.skip(source, reason)
        else:
            records.append(record)
    return Table(heading.kind, tuple(records), tuple(totals), Source(grid.file, grid.sheet), present)


def _reject_all(grid: Grid, heading: Heading, ledger: Ledger) -> None:
    """A table without a required column: its rows are counted, and none is read."""
    ledger.open(grid.file, grid.sheet, heading.kind.name)
    sorter = rows.Sorter(heading)
    for number in range(heading.last + 1, len(grid.rows)):
        source = Source(grid.file, grid.sheet, number + 1)
        ledger.seen(source)
        reason = "隐藏行" if number in grid.hidden else sorter.reason(grid.rows[number])
        if reason:
            ledger.skip(source, reason)
        else:
            ledger.reject(source)
