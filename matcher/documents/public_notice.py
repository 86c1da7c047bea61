"""公示稿 for every programme (domain §5): white-listed columns only, office and days as the clerk typed them.

Names may be masked (notice.mask). The only number of a person's kind that can stand here is the office's own
phone (notice.phone). 服务领域 is the industry group, never free text of the person or the firm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from matcher.case import Case
from matcher.documents.book import Book, Column
from matcher.documents.letter import HEI, Align, Letter
from matcher.documents.selection_list import sent
from matcher.documents.view import UNGROUPED, View
from matcher.plan import Plan
from matcher.privacy import HIDDEN, scrub
from matcher.review import publishable

NAME = "公示稿"
COLUMNS = (
    Column("序号", 6, "int"),
    Column("姓名", 12, "centre"),
    Column("派出单位", 34),
    Column("派驻单位", 38),
    Column("县区", 14, "centre"),
    Column("服务领域", 16, "centre"),
)
BLANK, BLANK_DAY, BLANK_DAYS = "＿＿＿＿＿＿", "＿＿年＿月＿日", "＿＿"
DAYS = 5  # working days, where the clerk types no other number; holidays are not assumed
# A date of birth has no business in a white-listed column: 1985年6月, 1985-06-12, 1985.6, 19850612, 85年6月.
_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d{2}[-年./]\d{1,2}(?:[-月./]\d{1,2})?"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|\d{2}年\d{1,2}月)[日月]?(?!\d)"
)


class Notice(NamedTuple):
    """The notice's sentences; `office` are (label, value typed by the clerk)."""

    title: str
    basis: str
    period: str
    appeal: str
    office: tuple[tuple[str, str], ...]


def public_notice(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Write 公示稿.docx and 公示稿.xlsx; `private` is not used, so that no phone can get in."""
    view = View(case, plan)
    text, table = notice(view), rows(view)
    return [_letter(view, text, table, out / f"{NAME}.docx"), _book(view, text, table, out / f"{NAME}.xlsx")]


def notice(view: View) -> Notice:
    """The sentences, with blanks where the clerk has typed nothing."""
    case, given = view.case, view.case.settings
    project = re.sub(r"（[^）]*）$", "", case.programme.title).removesuffix("选派")
    source = BLANK if case.programme.source.startswith("无") else case.programme.source
    days = given.get("notice.days", DAYS)
    start, end = (_day(given.get(f"notice.{key}")) for key in ("start", "end"))
    return Notice(
        title=f"关于{case.reference[:4]}年{project}拟选派名单的公示",
        basis=f"根据{source}要求，经征集、审核、匹配和研究，现将拟选派名单予以公示。",
        period=f"公示期：{start}至{end}（{BLANK_DAYS if days is None else days}个工作日）。",
        appeal="公示期内，对名单有异议的，请以书面形式向受理单位反映，并提供必要的证明材料。"
        "以单位名义反映的须加盖公章，以个人名义反映的须签署真实姓名。",
        office=tuple(
            (label, str(given.get(f"notice.{key}") or BLANK))
            for label, key in (("受理单位", "office"), ("联系电话", "phone"), ("电子邮箱", "email"))
        ),
    )


def rows(view: View) -> list[list[str]]:
    """One row a new pairing with nothing left to review (plan.xlsx 待复核); texts only, the number first."""
    hide = bool(view.case.settings.get("notice.mask"))
    found = []
    for number, p in enumerate((p for p in sent(view) if publishable(view.case, p)), 1):
        s, client = view.specialist(p), view.client(p)
        name = masked(s.name) if hide else s.name
        cells = (name, s.institution, client.name, client.district, p.group or UNGROUPED)
        found.append([str(number), *(_clean(text) for text in cells)])
    return found


def masked(name: str) -> str:
    """张小三 -> 张*三, 张三 -> 张*, 欧阳小三 -> 欧**三."""
    if len(name) < 3:
        return name[:1] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def _clean(text: str) -> str:
    return _DAY.sub(HIDDEN, scrub(text))


def _day(typed: str | None) -> str:
    """2026-04-01 -> 2026年4月1日; anything else stands as typed."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed or "")
    if found is None:
        return typed or BLANK_DAY
    year, month, day = map(int, found.groups())
    return f"{year}年{month}月{day}日"


def _letter(view: View, text: Notice, table: list[list[str]], path: Path) -> Path:
    letter = Letter(title=text.title, day=view.case.reference, landscape=True)
    letter.line(text.title, size=20, font=HEI, align="centre", after=10)
    for sentence in (text.basis, text.period, text.appeal):
        letter.line(sentence, size=14, indent=True)
    for label, value in text.office:
        letter.line(f"{label}：", size=14, indent=True, typed=value)
    letter.line("附：拟选派名单", size=14, indent=True, after=8)
    shown = table or [["", "没有拟选派人员", "", "", "", ""]]
    aligns: list[Align] = ["left" if c.style == "text" else "centre" for c in COLUMNS]
    letter.table([c.heading for c in COLUMNS], shown, [c.width for c in COLUMNS], size=11, aligns=aligns)
    letter.line("", after=6)
    letter.line(f"{_office(text)}（盖章）", size=14, align="right")
    letter.line(BLANK_DAY, size=14, align="right")
    return letter.save(path)


def _book(view: View, text: Notice, table: list[list[str]], path: Path) -> Path:
    with Book(path, title=text.title, day=view.case.reference) as book:
        sheet = book.sheet("公示名单", [c.width for c in COLUMNS])
        sheet.line(text.title, "title", 36)
        sheet.line(text.basis)
        sheet.line(text.period)
        sheet.line(text.appeal, "wrapped", 36)
        for label, value in text.office:
            sheet.line(f"{label}：{value}", "typed")
        sheet.page.repeat_rows(sheet.row)
        styles = [c.style for c in COLUMNS]
        sheet.append([c.heading for c in COLUMNS], ["heading"] * len(COLUMNS), least=26)
        for number, *cells in table:
            sheet.append([int(number), *cells], styles, least=20)
        if not table:
            sheet.line("没有拟选派人员", "centre")
        sheet.line(f"{_office(text)}（盖章）　　{BLANK_DAY}", "signed", 34)
    return path


def _office(text: Notice) -> str:
    return text.office[0][1] if text.office[0][1] != BLANK else ""
