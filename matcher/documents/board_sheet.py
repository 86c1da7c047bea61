"""指标看板 in plan.xlsx, with a total row whose formulas equal their values."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from matcher.documents.board_figures import AT, FIGURES, RATE, SUM, notes, rows, totals
from matcher.documents.book import Book, Cell, Formula
from matcher.documents.view import View

TITLE = "指标看板"
TOTAL_STYLE = {"share": "total_share", "fit": "total_fit"}


def board_sheet(book: Book, view: View) -> None:
    """Write the sheet; districts in the notice's order, then 合计, then how to read it."""
    columns = [f.column for f in FIGURES]
    table = rows(view)
    sheet = book.table(TITLE, columns, table, "没有县区数据")
    if not table:
        return
    last = sheet.row - 1
    cells = [
        _total(i, f.total, value, last)
        for i, (f, value) in enumerate(zip(FIGURES, totals(view, table), strict=True))
    ]
    sheet.append(cells, [TOTAL_STYLE.get(c.style, "total") for c in columns])
    short = {"type": "cell", "criteria": ">", "value": 0, "format": book.style("marked")}
    sheet.page.conditional_format(1, AT["缺额"], last, AT["缺额"], short)
    for text in notes(view):
        sheet.line(text, "note", 16)


def _total(column: int, how: str, value: Cell, last: int) -> Cell:
    """The formula of a total, with its value; rates are weighted by the pairs of their rows."""
    if not isinstance(value, int | float) or how not in (SUM, RATE):
        return value
    span, weight = (f"{xl_rowcol_to_cell(1, c)}:{xl_rowcol_to_cell(last, c)}" for c in (column, AT["结对数"]))
    if how == SUM:
        return Formula(f"=SUM({span})", value)
    return Formula(f'=SUMPRODUCT({span},{weight})/SUMIF({span},">=0",{weight})', value)
