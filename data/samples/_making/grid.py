"""What Anqing's forms are drawn with: bordered rows, merged lines of text, widths (openpyxl)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from _making.sheets import MARK, Cell, freeze, height

_THIN = Side(style="thin")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(vertical="center", wrap_text=True)


def put(sheet: Worksheet, row: int, values: Sequence[Cell], alignment: Alignment = CENTRE) -> None:
    """A bordered row from column A on; strings that are digits stay text."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value if value != "" else None)
        cell.border, cell.alignment = GRID, alignment
        if isinstance(value, str) and value.isdecimal():
            cell.number_format = "@"
        elif isinstance(value, dt.date):
            cell.number_format = "yyyy-mm-dd"


def fit(sheet: Worksheet, widths: Sequence[int], top: int) -> None:
    """Column widths, and the heights of the rows from `top` on."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in range(top, sheet.max_row + 1):
        values = [sheet.cell(row, column).value for column in range(1, len(widths) + 1)]
        bordered = sheet.cell(row, len(widths)).border.left.style  # a table row, not a line of text
        if bordered and any(value is not None for value in values):
            sheet.row_dimensions[row].height = height(values, widths)


def line(sheet: Worksheet, row: int, text: str, first: int, last: int, bold: bool = False) -> None:
    """Text in cells first–last of a row, merged when they are several."""
    cell = sheet.cell(row, first, text)
    cell.alignment = CENTRE if bold else LEFT
    cell.font = Font(name="宋体", size=16 if bold else 11, bold=bold)
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def landscape(sheet: Worksheet) -> None:
    """A4 across, one page wide."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0


def save(book: Workbook, path: Path) -> None:
    """Write the workbook with fixed properties."""
    book.properties.creator, book.properties.description = "jiedui samples", MARK
    book.save(path)
    freeze(path)
