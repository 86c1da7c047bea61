"""Anqing: the real 附件2 of every sending unit, with its dirt; 附件1 and the counties stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from _making.anqing_counties import anqing_clients
from _making.anqing_form import candidate_form
from _making.grid import fit, landscape, line, put, save
from _making.sheets import MARK, Cell, Row, phone, read

SUMMARY_TITLE = "双链融合专员候选人信息汇总表"
SUMMARY_HEADINGS = (
    "序号",
    "姓名",
    "性别",
    "职务/职称",
    "从事专业或擅长领域",
    "联系电话\n(手机)",
    "意向县区",
    "备注",
)
SUMMARY_WIDTHS = (6, 11, 6, 22, 34, 26, 18, 18)
FORM_ROWS = 8  # the form's empty rows are numbered up to here
CLERKS = {  # 派出单位: who filled in the form, and how the lines above the heading are laid out
    "振风理工大学": ("陶映雪", "three_lines"),
    "皖西南农林学院": ("柏清和", "one_cell"),
    "菱湖化工新材料研究院": ("凌子衿", "spread"),
    "菱北智能装备中试平台": ("莫远山", "label_and_value"),
    "宜江技术转移中心": ("时雨辰", "spread"),
    "鹭洲技术转移服务中心": ("宁远舟", "full_width"),
    "安庆振潮汽车部件股份有限公司": ("易知秋", "three_lines"),
    "皖河轻工与包装学会": ("桑若水", "one_cell"),
}
MERGED_UNITS = ("枕云谷农产品加工科创平台", "安庆澜塔环保装备有限公司", "安徽霁川纺织科技有限公司")
WIDE_UNITS = ("宜江技术转移中心", "皖河轻工与包装学会")  # 序号 in full-width digits
REMARKS = {
    "皖西南农林学院": (
        "备注：1. 本表须经派出单位盖章。",
        "2. 意向县区可填多个，用顿号隔开；无意向的填“不限”。",
    ),
    "鹭洲技术转移服务中心": ("备注：请同时报送电子版，联系人见表头。",),
    "皖河轻工与包装学会": (
        "备注：学会推荐人选均已征得本人所在单位同意。",
        "填表说明：联系电话请填手机号码。",
    ),
}
OLD_SHEET: tuple[tuple[Cell, ...], ...] = (  # hidden in one workbook; none of these rows counts
    (1, "施国栋", "男", "研发部副部长/工程师", "冲压工艺", phone(3, 1), "桐城市", "2021年报"),
    (2, "骆向荣", "男", "高级工程师", "焊接", phone(3, 2), "不限", "已退休"),
    (3, "卫东阳", "男", "助理工程师", "质量体系", phone(3, 3), "", ""),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def typed_phone(number: int, unit: str) -> Cell:
    """The phone of the person with this running number as the unit's clerk typed it."""
    plain = phone(1, number)
    if unit == "宜江技术转移中心" or number == 9:
        return plain.translate(_FULL_WIDTH)
    odd: dict[int, Cell] = {
        16: f"{plain[:3]} {plain[3:7]} {plain[7:]}",
        24: f"{plain[:3]}-{plain[3:7]}-{plain[7:]}",
        38: None,
        43: int(plain),
        52: plain + "\u3000",
    }
    return odd.get(number, plain)


def header_lines(sheet: Worksheet, layout: str, unit: str, clerk: str, number: str) -> int:
    """The lines 派出单位, 填表人, 联系电话 above the heading; returns the heading's row."""
    unit_line, clerk_line, phone_line = f"派出单位 (盖章): {unit}", f"填表人: {clerk}", f"联系电话: {number}"
    if layout == "three_lines":
        for row, text in enumerate((unit_line, clerk_line, phone_line), start=4):
            line(sheet, row, text, 1, 8)
        return 7
    if layout == "one_cell":
        line(sheet, 4, f"{unit_line}      {clerk_line}      {phone_line}", 1, 8)
    elif layout == "spread":
        for text, first, last in ((unit_line, 1, 4), (clerk_line, 5, 5), (phone_line, 6, 8)):
            line(sheet, 4, text, first, last)
    elif layout == "label_and_value":
        cells = ("派出单位 (盖章):", 1, 3), (unit, 4, 5), ("填表人:", 6, 6), (clerk, 7, 8)
        for text, first, last in cells:
            line(sheet, 4, text, first, last)
        line(sheet, 5, "联系电话:", 1, 3)
        line(sheet, 5, number, 4, 5)
        return 6
    elif layout == "full_width":
        line(sheet, 4, f"派出单位（盖章）：{unit}", 1, 5)
        line(sheet, 5, f"填表人：{clerk}　　联系电话：{number.translate(_FULL_WIDTH)}", 1, 8)
        return 7  # an empty row stays above the heading
    return 5


def new_form(book: Workbook, columns: int) -> Worksheet:
    """A first sheet with 附件2:, the title and the mark in rows 1–3."""
    sheet: Worksheet = book.active
    sheet.title = "Sheet1"
    line(sheet, 1, "附件2:", 1, 1)
    line(sheet, 2, SUMMARY_TITLE, 1, columns, bold=True)
    line(sheet, 3, MARK, 1, columns)
    sheet.row_dimensions[2].height = 28
    landscape(sheet)
    return sheet


def summary_cells(person: Row, number: int) -> list[Cell]:
    """One person under 姓名 … 备注."""
    columns = ("姓名", "性别", "职务职称", "从事专业或擅长领域", "意向县区", "备注")
    name, sex, post, field, counties, remark = (person[c] for c in columns)
    return [name, sex, post, field, typed_phone(number, person["派出单位"]), counties, remark]


def summary(folder: Path, unit: str, people: Sequence[tuple[int, Row]], filler: int) -> None:
    """附件2 of one unit: header lines, its people, the empty numbered rows, 「—」, 备注."""
    book = Workbook()
    sheet = new_form(book, len(SUMMARY_WIDTHS))
    clerk, layout = CLERKS[unit]
    top = header_lines(sheet, layout, unit, clerk, phone(2, filler))
    put(sheet, top, SUMMARY_HEADINGS)
    for place in range(1, max(FORM_ROWS, len(people)) + 1):
        index: Cell = str(place).translate(_FULL_WIDTH) if unit in WIDE_UNITS else place
        filled = (
            summary_cells(people[place - 1][1], people[place - 1][0]) if place <= len(people) else [None] * 7
        )
        put(sheet, top + place, [index, *filled])
    below = top + max(FORM_ROWS, len(people)) + 1
    put(sheet, below, ["—", *[None] * 7])
    for offset, text in enumerate(REMARKS.get(unit, ()), start=1):
        line(sheet, below + offset, text, 1, 8)
    fit(sheet, SUMMARY_WIDTHS, top)
    if unit == "安庆振潮汽车部件股份有限公司":
        add_old_sheet(book)
    save(book, folder / f"附件2 信息汇总表（{unit}）.xlsx")


def add_old_sheet(book: Workbook) -> None:
    """The hidden sheet 「旧」 with rows of an earlier year."""
    old = book.create_sheet("旧")
    line(old, 1, SUMMARY_TITLE + MARK, 1, 8)
    put(old, 2, SUMMARY_HEADINGS)
    for row, values in enumerate(OLD_SHEET, start=3):
        put(old, row, values)
    fit(old, SUMMARY_WIDTHS, 2)
    old.sheet_state = "hidden"


def merged_summary(folder: Path, people: Sequence[tuple[int, Row]], filler: int) -> None:
    """Three small units in one list, with an added 派出单位 column that is merged over their people."""
    book = Workbook()
    widths = (6, 30, *SUMMARY_WIDTHS[1:])
    sheet = new_form(book, len(widths))
    line(sheet, 4, "汇总单位: 菱湖片区科技服务站", 1, 4)
    line(sheet, 4, "填表人: 简书言", 5, 6)
    line(sheet, 4, f"联系电话: {phone(2, filler)}", 7, 9)
    put(sheet, 5, (SUMMARY_HEADINGS[0], "派出\n单位", *SUMMARY_HEADINGS[1:]))
    row = 6
    for unit in MERGED_UNITS:
        members = [p for p in people if p[1]["派出单位"] == unit]
        for offset, (number, person) in enumerate(members):
            put(
                sheet,
                row + offset,
                [row + offset - 5, None if offset else unit, *summary_cells(person, number)],
            )
        sheet.merge_cells(start_row=row, start_column=2, end_row=row + len(members) - 1, end_column=2)
        row += len(members)
    for values in (row - 5, row - 4, "—"):
        put(sheet, row, [values, *[None] * 8])
        row += 1
    fit(sheet, widths, 5)
    line(sheet, row, "备注：以上三家单位人数较少，由片区服务站合并填报。", 1, 9)
    save(book, folder / "附件2 信息汇总表（三家单位合并填报）.xlsx")


def anqing_people(folder: Path) -> None:
    """附件2 per unit, the merged one, and 附件1 for everybody with a long text."""
    people = list(enumerate(read("anqing_people.tsv"), start=1))
    for filler, unit in enumerate(CLERKS, start=1):
        summary(folder, unit, [p for p in people if p[1]["派出单位"] == unit], filler)
    merged_summary(folder, [p for p in people if p[1]["派出单位"] in MERGED_UNITS], len(CLERKS) + 1)
    forms = folder / "附件1 候选人信息表"
    forms.mkdir()
    for place, (number, person) in enumerate(p for p in people if p[1]["主要情况"]):
        candidate_form(forms, person, number, breaks=place % 3 == 2)


STEPS = (anqing_people, anqing_clients)
