"""双链融合专员选派名单 (安庆 2023): a data sheet without merged cells, and one to print and sign."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column, Sheet, sum_of
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
        _data(book, view)
        _printed(book, view)
    return [path]


def sent(view: View) -> list[Pairing]:
    """The new pairings, by county of the client, then industry group, then person."""
    return sorted(
        (p for p in view.pairings if not p.existing),
        key=lambda p: (view.place(view.client(p).district), _group(p), p.specialist, p.client),
    )


def _group(p: Pairing) -> tuple[bool, str]:
    return not p.group, p.group


def _row(view: View, number: int, p: Pairing) -> list[Cell]:
    s = view.specialist(p)
    return [
        number,
        s.name,
        s.institution,
        "/".join(part for part in (s.post, s.title) if part),
        s.expertise,
        p.group or UNGROUPED,
        view.client(p).district,
        view.client(p).name,
        "",  # 拟任职务 is agreed between the sides: the clerk fills it in
        view.term(p),
        "在岗人员增配" if p.specialist in view.case.in_post else "",
    ]


def _data(book: Book, view: View) -> None:
    """名单: one row a pairing, no merged cell; the totals follow below a free row."""
    sheet = book.table("名单", COLUMNS, (_row(view, n, p) for n, p in enumerate(sent(view), 1)))
    _totals(sheet, view)
    sheet.put(sheet.row, 0, RULE, "remark")


def _totals(sheet: Sheet, view: View) -> None:
    """People and pairs by county, then by group; each block's sum row equals the sum of its rows."""
    rows = sent(view)
    people = {p.specialist for p in rows}
    counties = Counter(view.main_district[s] for s in people)
    groups = Counter(view.main_group[s] for s in people)
    at_county = Counter(view.client(p).district for p in rows)
    in_group = Counter(p.group or UNGROUPED for p in rows)
    sheet.row += 1
    _block(sheet, "按县区", sorted({*counties, *at_county}, key=view.place), counties, at_county)
    _block(
        sheet, "按行业组", sorted({*groups, *in_group}, key=lambda g: (g == UNGROUPED, g)), groups, in_group
    )


def _block(
    sheet: Sheet, heading: str, names: Sequence[str], people: Mapping[str, int], pairs: Mapping[str, int]
) -> None:
    for column, text in enumerate((heading, "人数", "结对数"), 2):
        sheet.put(sheet.row, column, text, "heading")
    first = sheet.row + 1
    for row, name in enumerate(names, first):
        sheet.put(row, 2, name, "centre")
        sheet.put(row, 3, people.get(name, 0), "int")
        sheet.put(row, 4, pairs.get(name, 0), "int")
    last = first + len(names)
    sheet.put(last, 2, "合计", "total")
    for column, counts in ((3, people), (4, pairs)):
        total = sum_of(first, last - 1, column, counts.values()) if names else 0
        sheet.put(last, column, total, "total")
    sheet.row = last + 2


def _printed(book: Book, view: View) -> None:
    """打印版: by main county and group; one person's rows together, the person's cells merged."""
    sheet = book.sheet("打印版", [c.width for c in COLUMNS])
    sheet.line(NAME, "title", 34)
    sheet.line(f"（{view.case.reference} 排定，建议方案，以双方同意为准）", "note_centre", 16)
    sheet.page.repeat_rows(sheet.row)
    sheet.append([c.heading for c in COLUMNS], ["heading"] * len(COLUMNS), least=30)
    of_person: dict[str, list[Pairing]] = defaultdict(list)
    for p in sent(view):
        of_person[p.specialist].append(p)

    def place(s: str) -> tuple[int, bool, str, str]:
        return view.place(view.main_district[s]), view.main_group[s] == UNGROUPED, view.main_group[s], s

    for number, s in enumerate(sorted(of_person, key=place), 1):
        _person(sheet, [_row(view, number, p) for p in of_person[s]])
    if not of_person:
        sheet.line("没有选派人员", "centre")
    _totals(sheet, view)
    pairs = sum(len(ps) for ps in of_person.values())
    sheet.line(f"选派 {len(of_person)} 人，结对 {pairs} 对。{RULE}", "note", 16)
    sheet.line("牵头单位（盖章）：                年   月   日", "line", 30)


def _person(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> None:
    """The rows of one person."""
    styles = [c.style for c in COLUMNS]
    top = sheet.row
    for row in rows:
        sheet.append(row, styles, least=20)
    if len(rows) > 1:
        for column in PERSON:
            sheet.page.merge_range(top, column, sheet.row - 1, column, "", sheet.book.style(styles[column]))
            sheet.put(top, column, rows[0][column], styles[column])
