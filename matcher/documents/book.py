"""Workbooks by XlsxWriter: every text is written as text, every number as a number, A4 landscape."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from matcher.privacy import scrub

A4 = 9
DIGITS = 6  # decimals kept: a float's tail of digits can look like a phone in the file
CELL_LIMIT, ROW_LIMIT = 32767, 300  # characters (Excel's own limit); points
# As a formula such a text would run in whoever opens the file; the prefix keeps it a text when edited too.
RISKY = ("=", "+", "-", "@", "\t", "\r")

SONG, HEI = {"font_name": "宋体"}, {"font_name": "黑体"}
BODY: dict[str, Any] = SONG | {"font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#B8C4CC"}
MIDDLE: dict[str, Any] = BODY | {"align": "center"}
TOTAL: dict[str, Any] = MIDDLE | {"bold": True, "bg_color": "#F1F5F7"}
NOTE: dict[str, Any] = SONG | {"font_size": 9, "font_color": "#4A5560"}
FORM: dict[str, Any] = SONG | {"font_size": 11, "valign": "vcenter", "align": "center", "border": 1}
STYLES: dict[str, dict[str, Any]] = {
    "text": BODY | {"text_wrap": True},
    "centre": MIDDLE | {"text_wrap": True},
    "marked": BODY | {"text_wrap": True, "bg_color": "#FFF4D6"},
    "verbatim": BODY | {"num_format": "@"},
    "int": MIDDLE | {"num_format": "0"},
    "value": BODY | {"num_format": "#,##0", "align": "left"},
    "points": BODY | {"num_format": "#,##0", "align": "right"},
    "km": BODY | {"num_format": "0.0"},
    "fit": BODY | {"num_format": "0.00"},
    "share": MIDDLE | {"num_format": "0%"},
    "heading": MIDDLE | HEI | {"text_wrap": True, "bg_color": "#DCE9EE"},
    "phone": MIDDLE | {"num_format": "@"},
    "band": BODY | HEI | {"bg_color": "#F1F5F7"},
    "total": TOTAL,
    "total_share": TOTAL | {"num_format": "0%"},
    "total_fit": TOTAL | {"num_format": "0.00"},
    "note": NOTE | {"text_wrap": True, "valign": "top"},
    "remark": NOTE,
    "note_centre": NOTE | {"align": "center"},
    "title": HEI | {"font_size": 16, "align": "center", "valign": "vcenter"},
    "line": SONG | {"font_size": 11, "valign": "vcenter"},
    "wrapped": SONG | {"font_size": 11, "valign": "vcenter", "text_wrap": True},
    "typed": SONG | {"font_size": 11, "valign": "vcenter", "num_format": "@"},
    "signed": SONG | {"font_size": 11, "valign": "vcenter", "align": "right"},
    "form": FORM | {"text_wrap": True},
    "form_phone": FORM | {"num_format": "@"},
    "form_heading": FORM | HEI | {"text_wrap": True},
}
PERSONAL = ("form_phone", "phone", "typed")  # styles of the only cells that may hold a phone
RAW = ("verbatim",)  # digests: not free text, never changed


class Formula(NamedTuple):
    """A formula and the value it has now, so that readers that do not calculate see it too."""

    text: str
    value: float | int


class Column(NamedTuple):
    """A heading, its width in characters, and the style of the cells below."""

    heading: str
    width: float = 12
    style: str = "text"


Cell = str | int | float | bool | Formula | None


@dataclass
class Sheet:
    """One worksheet, written cell by cell; `row` is where the next row goes."""

    book: Book
    page: Any
    widths: tuple[float, ...]
    row: int = 0

    def put(self, row: int, column: int, value: Cell, style: str = "text") -> None:
        """One cell: texts stay texts whatever they begin with, and carry no phone but in phone cells."""
        if isinstance(value, bool):
            value = "是" if value else "否"
        if value is None or value == "" or value != value:
            self.page.write_blank(row, column, None, self.book.style(style))
        elif isinstance(value, str):
            clean = value if style in PERSONAL + RAW else scrub(value)
            risky = clean.startswith(RISKY)
            self.page.write_string(row, column, clean[:CELL_LIMIT], self.book.style(style, risky))
        elif isinstance(value, Formula):
            number = round(value.value, DIGITS)
            self.page.write_formula(row, column, value.text, self.book.style(style), number)
        else:
            # As a float, 0.716725 would stand in the file as 0.7167249999999999.
            exact = Decimal(str(round(value, DIGITS)))
            self.page.write_number(row, column, exact, self.book.style(style))

    def merge(self, first: int, last: int, left: int, right: int, value: Cell, style: str) -> None:
        """One value over several cells."""
        if first == last and left == right:
            self.put(first, left, value, style)
            return
        self.page.merge_range(first, left, last, right, "", self.book.style(style))
        self.put(first, left, value, style)

    def append(self, values: Sequence[Cell], styles: Sequence[str], least: float = 16) -> None:
        """One row below the last one, as high (in points, at least `least`) as its longest text needs."""
        for column, (value, style) in enumerate(zip(values, styles, strict=True)):
            self.put(self.row, column, value, style)
        lines = max(_lines(v, w) for v, w in zip(values, self.widths, strict=True))
        self.page.set_row(self.row, min(ROW_LIMIT, max(least, 14.5 * lines + 3)))
        self.row += 1

    def line(self, text: str, style: str = "line", height: float = 20) -> None:
        """One text over the whole width below the last row: title, district, date, remark."""
        self.merge(self.row, self.row, 0, len(self.widths) - 1, text, style)
        self.page.set_row(self.row, height)
        self.row += 1

    def tally(self, left: int, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """A small table from column `left` on: names, then numbers; in its last row, 合计, the sums."""
        first = self.row + 1
        for i, heading in enumerate(headings):
            self.put(self.row, left + i, heading, "heading")
        for row, values in enumerate(rows, first):
            for i, value in enumerate(values):
                self.put(row, left + i, value, "int" if isinstance(value, int) else "centre")
        last = first + len(rows)
        self.put(last, left, "合计", "total")
        for i in range(1, len(headings)):
            numbers = [v for r in rows if isinstance(v := r[i], int | float)]
            self.put(last, left + i, sum_of(first, last - 1, left + i, numbers) if rows else 0, "total")
        self.row = last + 2


class Book:
    """A workbook being written; closing it writes the file."""

    def __init__(self, path: Path, *, title: str, day: str) -> None:
        self.path = path
        options = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
        self._book = xlsxwriter.Workbook(str(path), options)
        created = datetime.fromisoformat(day) if day else datetime(2000, 1, 1)
        self._book.set_properties({"title": title, "author": "", "created": created})
        self._styles: dict[tuple[str, bool], Any] = {}

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._book.close()

    def style(self, name: str, quoted: bool = False) -> Any:
        """The format of a style, made once; `quoted` marks the cell as text for whoever edits it."""
        if (name, quoted) not in self._styles:
            extra = {"quote_prefix": True} if quoted else {}
            self._styles[name, quoted] = self._book.add_format(STYLES[name] | extra)
        return self._styles[name, quoted]

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        """An empty sheet, A4 landscape, as wide as one page."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.set_footer("&C第 &P 页，共 &N 页")
        page.hide_gridlines(2)
        for i, width in enumerate(widths):
            page.set_column(i, i, width)
        return Sheet(self, page, tuple(widths))

    def table(
        self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], empty: str = ""
    ) -> Sheet:
        """A sheet with headings in its first row, a filter, frozen panes; `empty` = what no rows mean."""
        sheet = self.sheet(name, [c.width for c in columns])
        sheet.append([c.heading for c in columns], ["heading"] * len(columns), least=30)
        sheet.page.freeze_panes(1, 0)
        sheet.page.repeat_rows(0)
        styles = [c.style for c in columns]
        for row in rows:
            sheet.append(row, styles)
        if sheet.row == 1 and empty:
            sheet.merge(1, 1, 0, len(columns) - 1, empty, "centre")
            sheet.row = 2
        elif sheet.row > 1:
            sheet.page.autofilter(0, 0, sheet.row - 1, len(columns) - 1)
        return sheet


def sheet_name(name: str) -> str:
    """A name as a sheet's name: Excel forbids some marks and more than 31 characters."""
    return "".join("_" if ch in "[]:*?/\\" else ch for ch in name).strip("'")[:31] or "信息表"


def sheet_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Sheet names of `names`, told apart by a number where shortened or changed ones fall together."""
    seen = {name.casefold() for name in taken}
    found: list[str] = []
    for name in map(sheet_name, names):
        unique, n = name, 1
        while unique.casefold() in seen:
            n += 1
            unique = f"{name[:27]}（{n}）"
        seen.add(unique.casefold())
        found.append(unique)
    return found


def _lines(value: Cell, width: float) -> int:
    """Lines that a text needs in a column: a Han character is about two units wide."""
    if not isinstance(value, str):
        return 1
    room = max(1.0, width - 1)
    units = (sum(2 if ord(ch) > 255 else 1.1 for ch in part) for part in value.split("\n"))
    return sum(max(1, math.ceil(u / room)) for u in units)


def sum_of(first: int, last: int, column: int, values: Iterable[float | int | None]) -> Formula:
    """=SUM over a column's rows (counted from 0) with its value."""
    span = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
    return Formula(f"=SUM({span})", sum(v for v in values if v is not None))
