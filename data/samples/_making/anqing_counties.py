"""Anqing: the counties' demands, a sheet for each county, as its own clerk writes them (openpyxl)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from _making.grid import LEFT, fit, landscape, line, put, save
from _making.sheets import MARK, RENAMED, Cell, Row, amount, day, read

CLIENT_WIDTHS = {
    "单位名称": 30,
    "技术需求": 56,
    "预期目标": 26,
    "需求专业": 16,
    "意向专员": 22,
    "拒绝专员": 22,
    "序号": 6,
}
ALIASES = {  # the headings of every second county, as its own clerk writes them
    "单位名称": "企业名称",
    "所在县区": "所在地",
    "技术需求": "需求内容",
    "投入资金(万元)": "投入资金\n（万元）",
    "成立日期": "注册日期",
    "企业意愿": "是否愿意",
    "可公开": "是否公开",
}


def founded(text: str, county: int) -> Cell:
    """The founding day as a date, as 「2008.9.18」 or as 「2008年9月18日」, by county."""
    date = day(text)
    if not isinstance(date, dt.date) or county % 3 == 0:
        return date
    return (
        f"{date.year}.{date.month}.{date.day}"
        if county % 3 == 1
        else f"{date.year}年{date.month}月{date.day}日"
    )


def county_sheet(book: Workbook, county: str, index: int, clients: Sequence[Row]) -> None:
    """One county: title, filling-in line, headings, its demands; every third merges 所在县区."""
    sheet = book.create_sheet(county)
    names = list(clients[0])
    numbered, merged = index % 4 != 3, index % 3 == 0
    headings = [ALIASES.get(n, n) if index % 2 else RENAMED.get(n, n) for n in names]
    shift = 1 if numbered else 0
    last = len(names) + shift
    line(sheet, 1, f"{county}双链融合服务单位技术需求汇总表{MARK}", 1, last, bold=True)
    line(sheet, 2, f"填报单位: {county}科技主管部门（盖章）      填报时间: 2023年2月", 1, last)
    put(sheet, 3, ["序号"] * shift + headings)
    for number, client in enumerate(clients, start=1):
        cells: list[Cell] = []
        for name, value in client.items():
            if name == "所在县区" and merged and number > 1:
                cells.append(None)
            elif name == "成立日期":
                cells.append(founded(value, index))
            else:
                cells.append(amount(value) if name in ("投入资金(万元)", "优先级") else value)
        put(sheet, 3 + number, [number] * shift + cells, LEFT)
    if merged:
        column = names.index("所在县区") + 1 + shift
        sheet.merge_cells(start_row=4, start_column=column, end_row=3 + len(clients), end_column=column)
    if county == "宿松县":
        total_row(sheet, 4 + len(clients), names, shift, clients)
    if county == "岳西县":
        for extra in (1, 2):
            put(sheet, 3 + len(clients) + extra, [len(clients) + extra, *[None] * len(names)])
    widths = [CLIENT_WIDTHS.get(name, 12) for name in ["序号"] * shift + names]
    fit(sheet, widths, 3)
    sheet.row_dimensions[1].height = 28
    sheet.freeze_panes = "A4"
    landscape(sheet)


def total_row(sheet: Worksheet, row: int, names: Sequence[str], shift: int, clients: Sequence[Row]) -> None:
    """「合 计」 with the sum of the money."""
    cells: list[Cell] = [None] * (len(names) + shift)
    cells[names.index("单位名称") + shift] = "合 计"
    total = sum((float(c["投入资金(万元)"] or 0) for c in clients), 0.0)
    cells[names.index("投入资金(万元)") + shift] = int(total) if total.is_integer() else total
    put(sheet, row, cells)


def anqing_clients(folder: Path) -> None:
    """All counties in one workbook, a sheet for each."""
    clients = read("anqing_clients.tsv")
    book = Workbook()
    book.remove(book.active)
    for index, county in enumerate(dict.fromkeys(c["所在县区"] for c in clients)):
        county_sheet(book, county, index, [c for c in clients if c["所在县区"] == county])
    save(book, folder / "县区服务单位需求汇总.xlsx")
