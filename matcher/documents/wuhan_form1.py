"""附件1 全市第二批区派联络员指标分解表 (武汉 2022), with formulas, and how far each district has come."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column, Formula, sum_of
from matcher.documents.view import View
from matcher.plan import Plan

TITLE = "全市第二批区派联络员指标分解表"
HEADINGS = ("序号", "责任单位", "现有联络员 人数", "新选派联络员 人数", "选派后联络员 总人数")
WIDTHS = (8, 28, 20, 20, 22)
FORM = ("form",) * 5
DONE = (
    Column("责任单位", 18, "centre"),
    Column("新选派指标", 14, "int"),
    Column("已配", 12, "int"),
    Column("缺额", 12, "int"),
    Column("现有", 12, "int"),
    Column("目前在岗合计", 16, "int"),
)


def wuhan_form1(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """The quota table; `private` is not used."""
    view = View(case, plan)
    path = out / f"附件1 {TITLE}.xlsx"
    with Book(path, title=TITLE, day=case.reference) as book:
        _form(book, view)
        _done(book, view)
    return [path]


def quotas(view: View) -> list[tuple[str, int, int]]:
    """(district, heads in post, new heads), in order; of existing, new and total any two give the third."""
    in_post = {b.district: b.existing for b in view.plan.board}
    rows = []
    for name in view.districts:
        d = view.case.roster.district.get(name)
        if d is None:
            continue
        existing = d.existing if d.existing is not None else in_post.get(name, 0)
        new = d.new if d.new is not None else d.total - existing if d.total is not None else 0
        rows.append((name, existing, new))
    return rows


def _form(book: Book, view: View) -> None:
    sheet = book.sheet("指标分解表", WIDTHS)
    sheet.line("附件 1")
    sheet.line(TITLE, "title", 34)
    sheet.append(HEADINGS, ["form_heading"] * 5, least=24)
    rows = quotas(view)
    first = sheet.row
    for number, (name, existing, new) in enumerate(rows, 1):
        line = sheet.row + 1  # as Excel counts
        sheet.append(
            [number, name, existing, new, Formula(f"=C{line}+D{line}", existing + new)], FORM, least=24
        )
    _sum_row(
        sheet,
        first,
        ["", "合 计"],
        [[e for _, e, _ in rows], [n for _, _, n in rows], [e + n for _, e, n in rows]],
    )


def _done(book: Book, view: View) -> None:
    """完成情况: places, matched, shortfall and heads in post of each district."""
    board = {b.district: b for b in view.plan.board}
    rows = quotas(view)
    sheet = book.table("完成情况", DONE, ())
    first = sheet.row
    matched = [board[name].matched if name in board else 0 for name, _, _ in rows]
    gaps = [max(0, new - m) for (_, _, new), m in zip(rows, matched, strict=True)]
    for (name, existing, new), m, gap in zip(rows, matched, gaps, strict=True):
        line = sheet.row + 1
        sheet.append(
            [
                name,
                new,
                m,
                Formula(f"=MAX(0,B{line}-C{line})", gap),
                existing,
                Formula(f"=C{line}+E{line}", m + existing),
            ],
            [c.style for c in DONE],
        )
    existing_heads = [e for _, e, _ in rows]
    together = [m + e for m, e in zip(matched, existing_heads, strict=True)]
    _sum_row(
        sheet, first, ["合 计"], [[n for _, _, n in rows], matched, gaps, existing_heads, together], "total"
    )
    done = sum(matched)
    places = sum(n for _, _, n in rows)
    share = f"，完成 {done / places:.0%}" if places else ""
    sheet.line(f"指标 {places} 人，已配 {done} 人{share}。", "note")


def _sum_row(
    sheet: Any, first: int, labels: list[str], columns: list[list[int]], style: str = "form"
) -> None:
    """The 合 计 row: formulas with their values; without rows above, plain noughts."""
    last, left = sheet.row - 1, len(labels)
    sums: list[Cell] = [
        sum_of(first, last, left + i, c) if last >= first else 0 for i, c in enumerate(columns)
    ]
    sheet.append([*labels, *sums], [style] * (left + len(columns)), least=24)
