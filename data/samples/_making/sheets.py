"""Sources, phones, frozen files, and the clean workbooks of Wuhan, Yangquan and Heilongjiang (XlsxWriter)."""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import xlsxwriter

SOURCES = Path(__file__).resolve().parents[1] / "sources"
MARK = "（合成样例，与真实人员和单位无关）"
CREATED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
Row = dict[str, str]
Cell = str | int | float | dt.date | None
RENAMED = {"编号": "人员编号", "投入资金(万元)": "投入资金（万元）"}  # source column -> heading of §4.2
WIDTHS = {
    **dict.fromkeys(("技术需求", "主要情况"), 60),
    **dict.fromkeys(("专业领域", "单位名称", "服务单位", "派出单位"), 34),
    **dict.fromkeys(("预期目标", "工作经历类别"), 26),
    **dict.fromkeys(("职务", "职称", "资质", "需求专业"), 18),
    **dict.fromkeys(("联系电话", "单位类型", "所属行业", "所属区", "所在县区", "常驻地"), 14),
    **dict.fromkeys(("成立日期", "起始日期", "截止日期", "人员编号"), 12),
    "序号": 6,
    **dict.fromkeys(("意向企业", "已合作企业", "持股企业", "原因"), 34),
    "申报需求": 44,
    **dict.fromkeys(("来源类别", "意向县区", "意向专员", "拒绝专员", "拟任岗位", "重点产业链"), 18),
}


def read(name: str) -> list[Row]:
    """The rows of a file in sources/, in their order."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def phone(block: int, number: int) -> str:
    """Eleven digits that nobody has: no mobile prefix starts with 120.

    Block 0 is Wuhan, 1 to 3 Anqing, 4 Yangquan, 5 Heilongjiang.
    """
    return f"120000{block}{number:04d}"


def amount(text: str) -> Cell:
    """「60」 as a number, 「」 as an empty cell, anything else as it stands."""
    if not text:
        return None
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return text
    return float(text) if "." in text else int(text)


def day(text: str) -> Cell:
    """「2016-03-22」 as a date, 「」 as an empty cell."""
    return dt.date.fromisoformat(text) if text else None


TURN: dict[str, Callable[[str], Cell]] = {  # source column -> its cell; any other stays text
    **dict.fromkeys(("投入资金(万元)", "优先级", "可服务家数", "需求人数"), amount),
    **dict.fromkeys(("成立日期", "起始日期", "截止日期", "日期"), day),
}


def headings(rows: Sequence[Row], *more: str) -> list[str]:
    """序号, the source's columns under their headings of §4.2, and `more`."""
    return ["序号", *(RENAMED.get(name, name) for name in rows[0]), *more]


def numbered(rows: Sequence[Row]) -> list[list[Cell]]:
    """序号 and every source column of every row."""
    return [[n, *(TURN.get(k, str)(v) for k, v in row.items())] for n, row in enumerate(rows, start=1)]


def with_phones(rows: Sequence[Row], block: int, missing: Sequence[int], start: int = 1) -> list[list[Cell]]:
    """Numbered people with phones; `start` is the first one's running number, `missing` left theirs empty."""
    return [
        [*cells, None if n in missing else phone(block, n)] for n, cells in enumerate(numbered(rows), start)
    ]


def height(values: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points that a row needs so that its longest cell is read in full (a Chinese character is two wide)."""

    def lines(text: str, width: int) -> int:
        return sum(-(-sum(1 + (c > "ÿ") for c in part) // (width - 1)) or 1 for part in text.split("\n"))

    most = max(lines(str(v), w) for v, w in zip(values, widths, strict=True) if v is not None)
    return min(16.0 * most + 2, 400.0)


def freeze(path: Path) -> None:
    """Rewrite a zip-based file so that neither its entries nor its properties tell when it was made."""
    with zipfile.ZipFile(path) as old:
        entries = [(name, old.read(name)) for name in old.namelist()]
    stamp = CREATED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in entries:
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:(\w+)[^>]*>)[^<]*(</dcterms:)", rb"\g<1>" + stamp + rb"\g<3>", data
                )
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(info, data)


class CleanBook:
    """An XlsxWriter workbook: title rows, frozen headings, columns wide enough to read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties(
            {"title": path.stem, "comments": MARK, "created": CREATED.replace(tzinfo=None)}
        )
        base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        grid = base | {"border": 1, "text_wrap": True}
        self.plain = self.book.add_format(base)
        self.title = self.book.add_format(base | {"bold": True, "font_size": 16, "align": "center"})
        self.heading = self.book.add_format(grid | {"bold": True, "align": "center", "bg_color": "#DDEBF7"})
        self.cell = self.book.add_format(grid)
        self.centre = self.book.add_format(grid | {"align": "center"})
        self.text = self.book.add_format(grid | {"num_format": "@"})
        self.date = self.book.add_format(grid | {"num_format": "yyyy-mm-dd", "align": "center"})

    def sheet(
        self, name: str, title: str, note: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
    ) -> None:
        """One list: title in row 1, a note in row 2, headings in row 3, the rows below."""
        sheet = self.book.add_worksheet(name)
        sheet.merge_range(0, 0, 0, len(headings) - 1, title + MARK, self.title)
        sheet.set_row(0, 28)
        sheet.write_string(1, 0, note, self.plain)
        widths = [WIDTHS.get(heading, 10) for heading in headings]
        sheet.set_row(2, height(headings, widths))
        for column, heading in enumerate(headings):
            sheet.write_string(2, column, heading, self.heading)
            sheet.set_column(column, column, widths[column])
        for number, row in enumerate(rows, start=3):
            sheet.set_row(number, height(row, widths))
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)
        sheet.freeze_panes(3, 3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)

    def _write(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell) -> None:
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.cell)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), self.date)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, self.text if value.isdigit() else self.cell)
        else:
            sheet.write_number(row, column, value, self.centre)

    def close(self) -> None:
        """Write the file and freeze it."""
        self.book.close()
        freeze(self.path)
