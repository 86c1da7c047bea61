"""Build the sample workbooks of Wuhan and Anqing from the texts in sources/ (all of them synthetic).

    python data/samples/build.py    # needs XlsxWriter, openpyxl, python-docx

Twice the same sources give twice the same bytes: no clock, no chance, fixed dates inside every file.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import docx
import xlsxwriter
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
MARK = "（合成样例，与真实人员和单位无关）"
CREATED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

Row = dict[str, str]
Cell = str | int | float | dt.date | None


# ---- sources, phones, frozen files -------------------------------------------------------------------------


def read(name: str) -> list[Row]:
    """The rows of a file in sources/, in their order."""
    with (HERE / "sources" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def phone(block: int, number: int) -> str:
    """Eleven digits that nobody has: no mobile prefix starts with 120. Block 0 Wuhan, 1 to 3 Anqing."""
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


# ---- Wuhan: clean workbooks (XlsxWriter) -------------------------------------------------------------------

QUOTAS = (  # the seed's 附件1: 责任单位, 现有, 新选派
    *(("江岸区", 9, 1), ("江汉区", 5, 5), ("硚口区", 5, 5), ("汉阳区", 5, 5), ("武昌区", 6, 9)),
    *(("青山区", 8, 2), ("洪山区", 8, 7), ("蔡甸区", 5, 1), ("江夏区", 5, 1), ("黄陂区", 5, 1)),
    *(("新洲区", 6, 1), ("东湖高新区", 16, 34), ("武汉经开区", 11, 19), ("临空港开发区", 6, 9)),
)
QUOTA_HEADINGS = ("序号", "责任单位", "现有联络员\n人数", "新选派联络员\n人数", "选派后联络员\n总人数")
RENAMED = {"编号": "人员编号", "投入资金(万元)": "投入资金（万元）"}  # source column -> heading of §4.2
WIDTHS = {
    **dict.fromkeys(("技术需求", "主要情况"), 60),
    **dict.fromkeys(("专业领域", "单位名称", "服务单位", "派出单位"), 34),
    **dict.fromkeys(("预期目标", "工作经历类别"), 26),
    **dict.fromkeys(("职务", "职称", "资质", "需求专业"), 18),
    **dict.fromkeys(("联系电话", "单位类型", "所属行业", "所属区", "所在县区", "常驻地"), 14),
    **dict.fromkeys(("成立日期", "起始日期", "截止日期", "人员编号"), 12),
    "序号": 6,
}
NO_PHONE = (7, 48, 89, 130, 171, 212)  # running numbers of the people who left the phone empty


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


def quota_table(folder: Path) -> None:
    """附件1, heading for heading and number for number as in the notice."""
    out = CleanBook(folder / "附件1 全市第二批区派联络员指标分解表.xlsx")
    sheet = out.book.add_worksheet("附件1")
    sheet.write_string(0, 0, "附件1", out.plain)
    sheet.merge_range(1, 0, 1, 4, "全市第二批区派联络员指标分解表", out.title)
    for column, heading in enumerate(QUOTA_HEADINGS):
        sheet.write_string(2, column, heading, out.heading)
        sheet.set_column(column, column, (8, 20, 16, 16, 16)[column])
    for number, (district, existing, new) in enumerate(QUOTAS, start=1):
        for column, value in enumerate((number, district, existing, new, existing + new)):
            sheet.write(number + 2, column, value, out.centre)
    existing, new = sum(q[1] for q in QUOTAS), sum(q[2] for q in QUOTAS)
    for column, value in enumerate(("", "合 计", existing, new, existing + new)):
        sheet.write(len(QUOTAS) + 3, column, value, out.centre)
    note = f"备注：指标数取自公开通知的附件1；同一文件夹内的人员和单位均为合成{MARK}。"
    sheet.write_string(len(QUOTAS) + 5, 0, note, out.plain)
    sheet.set_row(1, 30)
    sheet.set_row(2, 32)
    sheet.freeze_panes(3, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    out.close()


def specialist_rows(people: Sequence[Row], start: int) -> list[list[Cell]]:
    """序号, every source column, and the phone; `start` is the running number of the first person."""
    rows: list[list[Cell]] = []
    for number, person in enumerate(people, start=1):
        cells: list[Cell] = [amount(v) if k == "可服务家数" else v for k, v in person.items()]
        running = start + number - 1
        rows.append([number, *cells, None if running in NO_PHONE else phone(0, running)])
    return rows


def wuhan_people(folder: Path) -> None:
    """第一批联络员 with their pairings, and the candidates for the second batch."""
    people = read("wuhan_people.tsv")
    headings = ["序号", *(RENAMED.get(name, name) for name in people[0]), "联系电话"]
    first = [p for p in people if p["批次"] == "第一批"]
    second = [p for p in people if p["批次"] == "第二批"]
    by_id = {p["编号"]: p for p in first}

    out = CleanBook(folder / "第一批联络员.xlsx")
    note = "填报单位：各区科经局　　用途：第一批联络员登记"
    out.sheet("专员表", "第一批区派成果转化联络员登记表", note, headings, specialist_rows(first, 1))
    pairs: list[list[Cell]] = []
    for pair in read("wuhan_existing.tsv"):
        person = by_id[pair["编号"]]
        who: list[Cell] = [person["姓名"], pair["编号"], person["派出单位"], pair["单位名称"]]
        pairs.append([*who, "第一批", dt.date(2021, 6, 1), None, "在岗", "是"])
    columns = ("姓名", "人员编号", "派出单位", "服务单位", "批次", "起始日期", "截止日期", "状态", "是否锁定")
    out.sheet(
        "已有对接表", "第一批联络员对口联系情况表", "说明：截止日期留空，锁定的对接关系不变", columns, pairs
    )
    out.close()

    out = CleanBook(folder / "第二批候选人.xlsx")
    note = "填报单位：各区科经局　　说明：所属区留空的候选人由市局统筹安排"
    out.sheet(
        "专员表", "第二批区派成果转化联络员候选人表", note, headings, specialist_rows(second, len(first) + 1)
    )
    out.close()


def wuhan_clients(folder: Path) -> None:
    """All parks and key firms in one list; several demands of one of them are several rows."""
    clients = read("wuhan_clients_1.tsv") + read("wuhan_clients_2.tsv")
    headings = ["序号", *(RENAMED.get(name, name) for name in clients[0])]
    turn: dict[str, Callable[[str], Cell]] = {"投入资金(万元)": amount, "优先级": amount, "成立日期": day}
    rows = [
        [n, *(turn.get(k, str)(v) for k, v in client.items())] for n, client in enumerate(clients, start=1)
    ]
    out = CleanBook(folder / "重点企业与园区需求表.xlsx")
    out.sheet("需求表", "重点企业与园区技术需求表", "说明：同一单位有多项需求的，分行填写", headings, rows)
    out.close()


# ---- Anqing: the real 附件2 with its dirt (openpyxl) -------------------------------------------------------

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
_THIN = Side(style="thin")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(vertical="center", wrap_text=True)


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


def landscape(sheet: Worksheet) -> None:
    """A4 across, one page wide."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0


def summary_cells(person: Row, number: int) -> list[Cell]:
    """One person under 姓名 … 备注."""
    columns = ("姓名", "性别", "职务职称", "从事专业或擅长领域", "意向县区", "备注")
    name, sex, post, field, counties, remark = (person[c] for c in columns)
    return [name, sex, post, field, typed_phone(number, person["派出单位"]), counties, remark]


def save(book: Workbook, path: Path) -> None:
    """Write the workbook with fixed properties."""
    book.properties.creator, book.properties.description = "jiedui samples", MARK
    book.save(path)
    freeze(path)


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


# ---- Anqing: 附件1 in Word (python-docx) -------------------------------------------------------------------

POSTS = ("研发部部长", "总工程师", "秘书长", "副主任", "博导")  # the rest of 职务/职称 is a title or a degree
FORM_COLUMNS = (3.2, 2.6, 1.8, 2.2, 2.4, 3.6)  # cm
BROKEN = (
    "从事专业 或擅长领域",
    "主要情况（含 科研成果、产 学研合作等）",
    "意向县区 （企业）",
    "派出单位 意见",
)


def split_post(text: str) -> tuple[str, str]:
    """「研发部部长/高级工程师」 -> (职称, 职务); a degree stays with the title in brackets."""
    parts = re.split("[/、]", text)
    post = "、".join(p for p in parts if p in POSTS)
    titles = [p for p in parts if p not in POSTS]
    return titles[0] + "".join(f"（{degree}）" for degree in titles[1:]), post


def candidate_form(folder: Path, person: Row, number: int, breaks: bool) -> None:
    """附件1: the key–value table; its broken labels hold spaces, as in the seed, or line breaks."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    document.add_paragraph("附件 1")
    for text, size in (("双链融合专员候选人信息表", 16), (MARK, 10)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).font.size = Pt(size)
    document.add_paragraph("申报人（签名）:")
    document.add_paragraph("年 月 日").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title, post = split_post(person["职务职称"])
    field, main, wish, opinion = (label.replace(" ", "\n") if breaks else label for label in BROKEN)
    layout: tuple[tuple[tuple[str, int], ...], ...] = (  # (text, columns it spans), six columns in all
        (("派出单位", 1), (person["派出单位"], 5)),
        (
            ("姓名", 1),
            (person["姓名"], 1),
            ("性别", 1),
            (person["性别"], 1),
            ("出生年月", 1),
            (person["出生年月"], 1),
        ),
        (("政治面貌", 1), (person["政治面貌"], 3), ("联系电话", 1), (phone(1, number), 1)),
        (("职称", 1), (title, 3), ("职务", 1), (post, 1)),
        ((field, 1), (person["从事专业或擅长领域"], 5)),
        ((main, 1), (person["主要情况"], 5)),
        ((wish, 1), (person["意向县区企业"], 5)),
        ((opinion, 1), ("同意推荐。\n（单位盖章）\n年 月 日", 5)),
    )
    table = document.add_table(rows=len(layout), cols=6, style="Table Grid")
    for row, cells in enumerate(layout):
        column = 0
        for text, span in cells:
            cell = table.cell(row, column).merge(table.cell(row, column + span - 1))
            cell.text = text
            cell.width = Cm(sum(FORM_COLUMNS[column : column + span]))
            column += span
    table.autofit = False
    for index, width in enumerate(FORM_COLUMNS):
        table.columns[index].width = Cm(width)
    core = document.core_properties
    core.author, core.title, core.comments, core.revision = "jiedui samples", "候选人信息表", MARK, 1
    name = person["姓名"].replace("\u3000", "")
    path = folder / f"附件1 候选人信息表（{person['派出单位']} {name}）.docx"
    document.save(str(path))
    freeze(path)


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


# ---- Anqing: the counties' demands -------------------------------------------------------------------------

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


def main() -> None:
    """Write both folders anew."""
    builders = {
        "wuhan": (quota_table, wuhan_people, wuhan_clients),
        "anqing": (anqing_people, anqing_clients),
    }
    for city, steps in builders.items():
        folder = HERE / city
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for step in steps:
            step(folder)


if __name__ == "__main__":
    main()
