"""The empty input workbook: tables with a marked example row, and a sheet that explains the columns."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from matcher.workbook import kinds
from matcher.workbook.columns import Column

GUIDE = "填表说明"
TEXT_ROWS = 1000  # so many rows of phone, number and date columns are formatted as text
_AS_TEXT = ("phone", "id", "number", "code", "registered", "start", "end", "birth")
_NEEDS = {"★": "必填", "☆": "部分项目必填", "": "可不填"}
_HEAD = PatternFill("solid", fgColor="DDEBF7")
_MUST = PatternFill("solid", fgColor="FCE4D6")
_WRAP = Alignment(wrap_text=True, vertical="center")


def write_template(path: Path) -> None:
    """Writes the workbook; the example rows (「示例」 in 序号) are skipped when it is read back."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = GUIDE
    _guide(guide)
    for kind in kinds.KINDS:
        _table(book.create_sheet(kind.sheet), [c for c in kind.columns if c.template])
    book.save(path)


def _guide(sheet: Worksheet) -> None:
    """What each column means, whether it is required, how else it may be called, an example."""
    sheet.append(["工作表", "列名", "是否必填", "含义", "也可以叫", "例"])
    for kind in kinds.KINDS:
        for column in (c for c in kind.columns if c.template):
            sheet.append(
                [
                    kind.sheet,
                    column.heading,
                    _NEEDS[column.need],
                    column.meaning,
                    "、".join(column.aliases),
                    column.example,
                ]
            )
    for remark in (
        "浅橙色的列必须填写，其余可以留空或删除；列的先后不限，表上方可以有标题。",
        "序号写“示例”的行不会读取，留着或删去都可以。",
        "一家企业有几项需求就写几行，单位名称保持一致；联系电话只留存，不参与匹配，也不公示。",
    ):
        sheet.append([f"说明：{remark}"])
    for letter, width in zip("ABCDEF", (14, 24, 14, 44, 60, 34), strict=True):
        sheet.column_dimensions[letter].width = width
    remarks = sheet.max_row - 2
    for number, row in enumerate(sheet.iter_rows(), start=1):
        for cell in row:
            cell.alignment = Alignment(wrap_text=number < remarks, vertical="center")
            cell.number_format = "@"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), _HEAD
    sheet.freeze_panes = "A2"


def _table(sheet: Worksheet, columns: list[Column]) -> None:
    """Heading, one example row, widths; phones and numbers as text so that nothing becomes 1.38E+10."""
    sheet.append([c.heading for c in columns])
    sheet.append([c.example for c in columns])
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        longest = max(len(column.heading) * 2, min(len(column.example) * 2, 40))
        sheet.column_dimensions[letter].width = max(8, longest + 4)
        head = sheet.cell(1, number)
        head.font, head.fill, head.alignment = Font(bold=True), _MUST if column.need == "★" else _HEAD, _WRAP
        sheet.cell(2, number).font = Font(italic=True, color="808080")
        sheet.cell(2, number).alignment = _WRAP
        if column.field in _AS_TEXT:
            for row in range(2, TEXT_ROWS + 2):
                sheet.cell(row, number).number_format = "@"
    sheet.freeze_panes = "C2"
