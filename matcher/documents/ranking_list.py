"""考核排名表 (黑龙江 七(五)): ranks within a district for 末位淘汰; the system ranks, people decide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column
from matcher.documents.view import View
from matcher.plan import Plan
from matcher.roster import Specialist

NAME = "考核排名表"
COLUMNS = (
    Column("县区", 14, "centre"),
    Column("名次", 6, "int"),
    Column("姓名", 10, "centre"),
    Column("派出单位", 30),
    Column("考核结果", 14, "centre"),
    Column("提示", 30),
)
GRADES = ("优秀", "良好", "合格", "基本合格", "不合格")  # best first
LAST = "本县区末位（仅供参考，不自动淘汰）"


class Rank(NamedTuple):
    """One person's place among those of the district who were assessed; equals share a place."""

    district: str
    place: int
    specialist: Specialist
    last: bool


def ranking_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Everybody with an assessment, by district of the posting, else of residence."""
    view = View(case, plan)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        rows: list[list[Cell]] = [
            [
                r.district,
                r.place,
                r.specialist.name,
                r.specialist.institution,
                r.specialist.rating or "",
                LAST if r.last else "",
            ]
            for r in ranks(view)
        ]
        book.table(NAME, COLUMNS, rows, "名册中没有考核结果")
    return [path]


def ranks(view: View) -> list[Rank]:
    """By district in the notice's order, then by score or grade; the last one is marked where several are."""
    groups: dict[str, list[Specialist]] = {}
    for s in view.case.roster.specialists:
        if s.rating:
            where = view.case.home_of_post.get(s.id) or s.district or s.home or "未填"
            groups.setdefault(where, []).append(s)
    found = []
    for district in sorted(groups, key=lambda d: (view.place(d), d)):
        order = sorted(groups[district], key=lambda s: (-score(s.rating or ""), s.id))
        points = [score(s.rating or "") for s in order]
        for s, own in zip(order, points, strict=True):
            last = own == points[-1] and own < points[0]
            found.append(Rank(district, points.index(own) + 1, s, last))
    return found


def score(rating: str) -> float:
    """The number written (92分), else 100, 80, 60, 40, 20 for the five grades; unknown words count as 60."""
    if number := re.search(r"\d+(?:\.\d+)?", rating):
        return float(number.group())
    named = sorted((g for g in GRADES if g in rating), key=len, reverse=True)
    return 100.0 - 20 * GRADES.index(named[0]) if named else 60.0
