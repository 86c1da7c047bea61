"""附件2 各区第二批选派联络员信息表 (武汉 2022), cell for cell; the only documents that hold phones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Sheet, sheet_name
from matcher.documents.view import View, phone
from matcher.plan import Plan
from matcher.roster import PARK, Specialist

FOLDER = "附件2（内部）"
TITLE = "各区第二批选派联络员信息表"
HEADINGS = ("序号", "姓名", "工作单位及职务", "联系电话", "对接产业园区、孵化器", "对接本区重点企业")
WIDTHS = (6, 10, 30, 16, 36, 42)
STYLES = ("form", "form", "form", "form_phone", "form", "form")
PHONE = HEADINGS.index("联系电话")


def wuhan_form2(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One workbook a district, and one of the whole city; only the newly selected people."""
    view = View(case, plan)
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for district in view.districts:
        path = folder / f"附件2 {file_part(district)}第二批选派联络员信息表（内部）.xlsx"
        with Book(path, title=TITLE, day=case.reference) as book:
            _body(_head(book, district), view, private, district)
        paths.append(path)
    return [*paths, _city(view, private, folder / "附件2 全市汇总（内部）.xlsx")]


def _head(book: Book, district: str) -> Sheet:
    """The form above its rows, as in the notice."""
    sheet = book.sheet(sheet_name(district), WIDTHS)
    _title(sheet, TITLE, f"所属区：{district}（盖章）", "填报时间：____年 月 日")
    sheet.append(HEADINGS, ["form_heading"] * len(HEADINGS), least=30)
    return sheet


def _title(sheet: Sheet, title: str, *lines: str) -> None:
    """附件 2, the title, then the lines above the headings; the headings repeat on every page."""
    sheet.line("附件 2")
    sheet.line(title, "title", 34)
    for text in lines:
        sheet.line(text)
    sheet.page.repeat_rows(sheet.row)


def _body(sheet: Sheet, view: View, private: Mapping[str, Any], district: str) -> None:
    """People, then numbered blank lines up to the district's places, for filling in by hand."""
    rows: list[Sequence[Cell]] = list(people(view, private, district))
    places = view.case.quota(district) if district in view.case.roster.district else None
    rows += [("",) * (len(HEADINGS) - 1)] * (max(places or 0, len(rows), 1) - len(rows))
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row], STYLES, least=26)


def people(view: View, private: Mapping[str, Any], district: str) -> Iterator[list[Cell]]:
    """Name, institution and post, phone, parks, firms of each new person of a district; blanks stay empty."""
    for s in view.new_people:
        if view.main_district[s] != district:
            continue
        specialist = view.case.roster.specialist[s]
        clients = [view.client(p) for p in view.of_specialist[s]]
        yield [
            specialist.name,
            employment(specialist),
            phone(private, s),
            "、".join(c.name for c in clients if c.kind == PARK),
            "、".join(c.name for c in clients if c.kind != PARK),
        ]


def _city(view: View, private: Mapping[str, Any], path: Path) -> Path:
    """The city's merge: the same form with the district in front of the name, numbered through."""
    headings = (HEADINGS[0], "所属区", *HEADINGS[1:])
    styles = (STYLES[0], "form", *STYLES[1:])
    with Book(path, title=f"{TITLE}（全市汇总）", day=view.case.reference) as book:
        sheet = book.sheet("全市汇总", (WIDTHS[0], 14, *WIDTHS[1:]))
        _title(sheet, f"{TITLE}（全市汇总）", "填报时间：____年 月 日")
        sheet.append(headings, ["form_heading"] * len(headings), least=30)
        number = 0
        for district in view.districts:
            for row in people(view, private, district):
                number += 1
                sheet.append([number, district, *row], styles, least=26)
    return path


def employment(specialist: Specialist) -> str:
    """工作单位及职务: joined without a space; the title stands in for a missing post."""
    return f"{specialist.institution}{specialist.post or specialist.title}"


def file_part(name: str) -> str:
    """A district's name as a part of a file name."""
    return "".join("_" if ch in '\\/:*?"<>|' or ord(ch) < 32 else ch for ch in name).strip(" .") or "_"
