"""对接会分组名册 (武汉 二(二)): a sheet for each industry group, with its people and clients; no phones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from matcher.case import Case
from matcher.documents.book import Book, Cell, sheet_names
from matcher.documents.view import UNGROUPED, View, published
from matcher.plan import Plan
from matcher.roster import Client, Specialist

NAME = "对接会分组名册"
PEOPLE = ("序号", "派出单位", "姓名", "县区", "专业领域", "职务/职称", "其他组")
CLIENTS = ("序号", "单位名称", "类型", "县区", "公开需求", "对接专员", "其他组")
WIDTHS = (6, 32, 12, 14, 52, 22, 18)
STYLES = ("int", "text", "centre", "centre", "text", "text", "text")
SHORT = 60  # characters of a demand: enough to know what it is about
SUMMARY = "分组汇总"


class Group(NamedTuple):
    """Who meets: everybody stands in the first of the own groups."""

    name: str
    people: tuple[Specialist, ...]
    clients: tuple[Client, ...]


def meeting_roster(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """The plan's people, its clients, and the clients not yet served, by group; `private` is not used."""
    view = View(case, plan)
    found = groups(view)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        sheet = book.sheet(SUMMARY, (24, 14, 14, 14))
        sheet.line(NAME, "title", 34)
        lines = [
            (g.name, len(g.people), len(g.clients), sum(len(open_demands(c)) for c in g.clients))
            for g in found
        ]
        sheet.tally(0, ("行业组", "专员人数", "单位家数", "公开需求数"), lines)
        sheet.line("每人、每家单位只列入排在第一的行业组；未同意公开的需求不列。", "note", 30)
        names = sheet_names([g.name for g in found], taken=(SUMMARY,))
        for group, name in zip(found, names, strict=True):
            _sheet(book, view, group, name)
    return [path]


def groups(view: View) -> list[Group]:
    """Groups by name, those without a group last."""
    roster = view.case.roster
    wanted = {p.client for p in view.pairings} | {u.id for u in view.plan.unserved}
    people = [roster.specialist[s] for s in sorted(view.of_specialist)]
    clients = [roster.client[c] for c in sorted(wanted) if roster.client[c].willing is not False]
    names = {_groups(view, party)[0] for party in (*(s.id for s in people), *(c.id for c in clients))}
    return [
        Group(
            name,
            tuple(s for s in people if _groups(view, s.id)[0] == name),
            tuple(c for c in clients if _groups(view, c.id)[0] == name),
        )
        for name in sorted(names, key=lambda g: (g == UNGROUPED, g))
    ]


def open_demands(client: Client) -> list[str]:
    """The demands that may be printed, each cut to a glance."""
    needs = [d.need for d in client.demands if published(d)]
    return [need if len(need) <= SHORT else need[: SHORT - 1] + "…" for need in needs]


def _groups(view: View, party: str) -> tuple[str, ...]:
    return view.case.groups.get(party) or (UNGROUPED,)


def _sheet(book: Book, view: View, group: Group, name: str) -> None:
    sheet = book.sheet(name, WIDTHS)
    sheet.line(f"{NAME}：{group.name}", "title", 34)
    sheet.line(f"专员 {len(group.people)} 人", "band")
    sheet.append(PEOPLE, ["heading"] * len(PEOPLE), least=26)
    for number, s in enumerate(group.people, 1):
        sheet.append([number, *_person(view, s)], STYLES)
    sheet.row += 1
    sheet.line(f"单位 {len(group.clients)} 家", "band")
    sheet.append(CLIENTS, ["heading"] * len(CLIENTS), least=26)
    served = _served(view)
    for number, c in enumerate(group.clients, 1):
        needs = "；".join(open_demands(c)) or "（无公开需求）"
        others = "、".join(_groups(view, c.id)[1:])
        row: list[Cell] = [number, c.name, c.kind, c.district, needs, served.get(c.id, "尚无"), others]
        sheet.append(row, STYLES)


def _person(view: View, s: Specialist) -> list[Cell]:
    post = "/".join(part for part in (s.post, s.title) if part)
    others = "、".join(_groups(view, s.id)[1:])
    return [s.institution, s.name, view.main_district[s.id], s.expertise, post, others]


def _served(view: View) -> dict[str, str]:
    """The names of those who serve each client."""
    found: dict[str, list[str]] = {}
    for p in view.pairings:
        found.setdefault(p.client, []).append(view.specialist(p).name)
    return {c: "、".join(names) for c, names in found.items()}
