"""洽谈会邀请表 (黑龙江 三(三)): the best candidates for every client, everybody's own talks; no phones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column
from matcher.documents.view import View, published, rank_of
from matcher.invitations import Invitation, invitations
from matcher.plan import Plan

NAME = "洽谈会邀请表"
TOP, MOST = 5, 4  # candidates for a client, invitations of a person (domain H15, defaults)
BY_CLIENT = (
    Column("序号", 6, "int"),
    Column("县区", 12, "centre"),
    Column("需求单位", 26),
    Column("技术需求", 36),
    Column("顺位", 6, "int"),
    Column("拟邀专员", 10, "centre"),
    Column("派出单位", 22),
    Column("学位/职称", 14, "centre"),
    Column("专业领域", 26),
    Column("匹配等级", 9, "centre"),
    Column("洽谈结果", 12, "centre"),
)
BY_PERSON = (
    Column("序号", 6, "int"),
    Column("拟邀专员", 10, "centre"),
    Column("派出单位", 26),
    Column("专业领域", 34),
    Column("洽谈场次", 9, "int"),
    Column("洽谈单位", 70),
    Column("回执", 12, "centre"),
)
WITHOUT = (
    Column("序号", 6, "int"),
    Column("县区", 14, "centre"),
    Column("需求单位", 36),
    Column("类型", 10, "centre"),
    Column("说明", 60),
)


def invitation_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Sheets by client and by person, with totals; `private` is not used."""
    view = View(case, plan)
    top, most = case.settings.get("meeting.top", TOP), case.settings.get("meeting.most", MOST)
    found = invitations(case, case.fit, top, most)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        none = "没有可邀请的专员" if case.fit is not None else "尚未计算契合度，无法提出邀请"
        sheet = book.table("按单位", BY_CLIENT, _client_rows(view, found), none)
        sheet.row += 1
        sheet.tally(2, ("县区", "单位数", "邀请数"), _totals(view, found))
        rule = f"每项需求至多邀请 {top} 人，每人至多参加 {most} 场；在规则允许的范围内使契合度之和最大。"
        sheet.put(sheet.row, 0, rule, "remark")
        book.table("按专员", BY_PERSON, _person_rows(view, found), none)
        book.table("暂无人选", WITHOUT, _rows_without(view, found), "各单位均有人选")
    return [path]


def _order(view: View, found: Mapping[str, tuple[Invitation, ...]]) -> list[str]:
    client = view.case.roster.client
    return sorted(found, key=lambda c: (view.place(client[c].district), client[c].district, c))


def _client_rows(view: View, found: Mapping[str, tuple[Invitation, ...]]) -> Iterator[list[Cell]]:
    number = 0
    for c in _order(view, found):
        client = view.case.roster.client[c]
        for rank, invited in enumerate(found[c], 1):
            s = view.case.roster.specialist[invited.specialist]
            number += 1
            demand = next((d for d in client.demands if d.id == invited.demand), None)
            need = "" if demand is None else demand.need if published(demand) else "（企业未同意公开）"
            yield [
                number,
                client.district,
                client.name,
                need,
                rank,
                s.name,
                s.institution,
                rank_of(s),
                s.expertise,
                invited.grade,
                "",
            ]


def _person_rows(view: View, found: Mapping[str, tuple[Invitation, ...]]) -> Iterator[list[Cell]]:
    talks: dict[str, list[str]] = defaultdict(list)
    for c in _order(view, found):
        for invited in found[c]:
            talks[invited.specialist].append(view.case.roster.client[c].name)
    for number, s in enumerate(sorted(talks), 1):
        person = view.case.roster.specialist[s]
        names = "、".join(talks[s])
        yield [number, person.name, person.institution, person.expertise, len(talks[s]), names, ""]


def _rows_without(view: View, found: Mapping[str, tuple[Invitation, ...]]) -> Iterator[list[Cell]]:
    """Clients that nobody is invited to, and that nobody serves already."""
    clients = [c for c in view.case.roster.clients if c.id not in found and c.id not in view.case.served]
    why = "没有规则允许且契合的专员，或契合的专员场次已满"
    for number, c in enumerate(sorted(clients, key=lambda c: (view.place(c.district), c.id)), 1):
        yield [number, c.district, c.name, c.kind, "企业不愿接收" if c.willing is False else why]


def _totals(view: View, found: Mapping[str, tuple[Invitation, ...]]) -> list[tuple[str, int, int]]:
    invited: dict[str, list[int]] = defaultdict(list)
    for c in _order(view, found):
        invited[view.case.roster.client[c].district].append(len(found[c]))
    return [(d, len(n), sum(n)) for d, n in invited.items()]
