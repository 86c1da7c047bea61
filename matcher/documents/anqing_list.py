"""双链融合专员选派名单 (安庆 2023): a data sheet without merged cells, and one to print and sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column, Formula, Sheet
from matcher.documents.view import UNGROUPED, View
from matcher.plan import Pairing, Plan

NAME = "双链融合专员选派名单"
COLUMNS = (
    Column("序号", 6, "int"),
    Column("姓名", 10, "centre"),
    Column("派出单位", 22),
    Column("职务/职称", 14, "centre"),
    Column("从事专业或擅长领域", 28),
    Column("行业组", 12, "centre"),
    Column("服务县（市、区）", 12, "centre"),
    Column("服务园区/企业", 26),
    Column("拟任职务", 10, "centre"),
    Column("派驻周期(起止)", 14, "centre"),
    Column("备注", 12),
)
PERSON = (0, 1, 2, 3, 4)  # columns that tell of the person: merged over its rows when printed
RULE = "计数口径：每人只计一次，跨县区服务的计入主服务县区，跨行业组的计入契合度最高一对的行业组。"


def anqing_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One row a new pairing, by county and industry group; no phones, so `private` is not used."""
    view = View(case, plan)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        data = book.table("名单", COLUMNS, (_row(view, n, p) for n, _, p in numbered(view)), "没有选派人员")
        _totals(data, view)
        _printed(book, view)
    return [path]


def numbered(view: View) -> Iterator[tuple[int, bool, Pairing]]:
    """(person's number, whether this is its first row, pairing): by main county, then group, then person.

    A person's rows stand together, so that one signature line holds one person.
    """
    people = {p.specialist for p in view.pairings if not p.existing}

    def place(s: str) -> tuple[int, str, str]:
        group = view.main_group[s]
        return (
            view.order.get(view.main_district[s], len(view.order)),
            "\uffff" if group == UNGROUPED else group,
            s,
        )

    for number, s in enumerate(sorted(people, key=place), 1):
        fresh = [p for p in view.of_specialist[s] if not p.existing]
        for i, p in enumerate(fresh):
            yield number, i == 0, p


def _row(view: View, number: int, p: Pairing) -> list[Cell]:
    s = view.specialist(p)
    return [
        number,
        s.name,
        s.institution,
        "/".join(part for part in (s.post, s.title) if part),
        s.expertise,
        p.group,
        view.client(p).district,
        view.client(p).name,
        "",  # 拟任职务 is agreed between the sides: the clerk fills it in
        view.term(p),
        "在岗人员增配" if p.specialist in view.case.in_post else "",
    ]


def _totals(sheet: Sheet, view: View) -> None:
    """People and pairs by county, then by group; each block's sum row equals the sum of its rows."""
    rows = list(numbered(view))
    people = {p.specialist for _, _, p in rows}
    counties = Counter(view.main_district[s] for s in people)
    groups = Counter(view.main_group[s] for s in people)
    in_county = Counter(view.main_district[p.specialist] for _, _, p in rows)
    in_group = Counter(view.main_group[p.specialist] for _, _, p in rows)
    sheet.row += 1
    for heading, heads, pairs in (("按县区", counties, in_county), ("按行业组", groups, in_group)):
        names = [d for d in view.districts if d in heads] if heading == "按县区" else sorted(heads)
        for column, text in enumerate((heading, "人数", "结对数")):
            sheet.put(sheet.row, 2 + column, text, "heading")
        first = sheet.row + 1
        for i, name in enumerate(names):
            sheet.put(first + i, 2, name, "centre")
            sheet.put(first + i, 3, heads[name], "int")
            sheet.put(first + i, 4, pairs[name], "int")
        last = first + len(names)
        sheet.put(last, 2, "合计", "total")
        for column, letter, counts in ((3, "D", heads), (4, "E", pairs)):
            text = f"=SUM({letter}{first + 1}:{letter}{last})" if names else "=0"
            sheet.put(last, column, Formula(text, sum(counts.values())), "total")
        sheet.row = last + 2
    sheet.note(RULE, len(COLUMNS))


def _printed(book: Book, view: View) -> None:
    """打印版: a title, person cells merged, headings on every page, a line for the seal."""
    sheet = book.sheet("打印版", [c.width for c in COLUMNS])
    width = len(COLUMNS)
    sheet.merge(0, 0, 0, width - 1, NAME, "title")
    sheet.page.set_row(0, 32)
    sheet.merge(
        1, 1, 0, width - 1, f"（{view.case.reference} 排定，建议方案，以双方同意为准）", "note_centre"
    )
    sheet.row = 2
    sheet.append([c.heading for c in COLUMNS], ["heading"] * width)
    sheet.page.set_row(2, 30)
    sheet.page.repeat_rows(2)
    rows = list(numbered(view))
    styles = [c.style for c in COLUMNS]
    at = 0
    while at < len(rows):
        count = next((k for k in range(at + 1, len(rows)) if rows[k][1]), len(rows)) - at
        top = sheet.row
        for number, _, p in rows[at : at + count]:
            sheet.append(_row(view, number, p), styles)
        if count > 1:
            person = _row(view, rows[at][0], rows[at][2])
            for column in PERSON:
                sheet.page.merge_range(top, column, top + count - 1, column, "", book.style(styles[column]))
                sheet.put(top, column, person[column], styles[column])
        at += count
    if not rows:
        sheet.merge(3, 3, 0, width - 1, "没有选派人员", "centre")
        sheet.row = 4
    people, pairs = len({p.specialist for _, _, p in rows}), len(rows)
    sheet.merge(sheet.row, sheet.row, 0, width - 1, f"合计：选派 {people} 人，结对 {pairs} 对。", "line")
    sheet.merge(
        sheet.row + 1, sheet.row + 1, 0, width - 1, "牵头单位（盖章）：                年   月   日", "line"
    )
    sheet.row += 2
