"""接替备案表 (武汉 二(三)): who leaves, who takes over which client, for filing with the city."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from matcher.case import Case
from matcher.documents.book import Book, Cell
from matcher.documents.view import View
from matcher.plan import Plan
from matcher.roster import Specialist

NAME = "接替备案表"
HEADINGS = ("序号", "原任", "接替", "服务单位", "原因", "日期")
WIDTHS = (6, 30, 34, 38, 26, 14)
NOBODY, NOWHERE = "（尚无接替人选）", "（没有在服务的单位）"


class Record(NamedTuple):
    """One client of a leaver, or a leaver without clients."""

    leaver: str
    successors: str
    client: str
    reason: str
    served: bool


def replacement_record(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One row for every client of everybody who leaves (`case.scenario.leave`); no phones."""
    view = View(case, plan)
    found = records(view)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        sheet = book.sheet(NAME, WIDTHS)
        sheet.line(f"{case.programme.specialist_title or '专员'}{NAME}", "title", 34)
        sheet.line("填报单位：________________（盖章）        填报时间：____年 月 日")
        sheet.page.repeat_rows(sheet.row)
        sheet.append(HEADINGS, ["form_heading"] * len(HEADINGS), least=26)
        for number, r in enumerate(found, 1):
            row: list[Cell] = [number, r.leaver, r.successors, r.client, r.reason, case.reference]
            sheet.append(row, ["form"] * len(HEADINGS), least=28)
        if not found:
            sheet.line("本次没有离岗人员", "form", 28)
        sheet.line(summary(view, found), "note", 16)
    return [path]


def records(view: View) -> list[Record]:
    """The clients of each leaver in the roster and the earlier plan, with those newly paired with them."""
    case, found = view.case, []
    for leaver in sorted(set(case.scenario.leave)):
        person = _person(case.base.specialist.get(leaver), leaver)
        reason = case.scenario.reasons.get(leaver, "") or "离岗"
        before = {e.client for e in case.base.existing if e.specialist == leaver}
        if case.earlier is not None:
            before |= {p["client"] for p in case.earlier["pairs"] if p["specialist"] == leaver}
        clients = sorted(before)
        for c in clients:
            client = case.base.client.get(c)
            new = (p for p in view.pairings if not p.existing and p.key not in case.kept)
            heirs = sorted(p.specialist for p in new if p.client == c)
            names = "、".join(_person(case.roster.specialist.get(s), s) for s in heirs)
            where = f"{client.name}（{client.district}）" if client else c
            found.append(Record(person, names or NOBODY, where, reason, bool(heirs)))
        if not clients:
            found.append(Record(person, "", NOWHERE, reason, True))
    return found


def summary(view: View, found: list[Record]) -> str:
    """What the rows add up to."""
    clients = [r for r in found if r.client != NOWHERE]
    served = sum(r.served for r in clients)
    return (
        f"离岗 {len(set(view.case.scenario.leave))} 人，涉及服务单位 {len(clients)} 家次，"
        f"已有接替 {served} 家次，尚无接替人选 {len(clients) - served} 家次。接替不占新增指标。"
    )


def _person(specialist: Specialist | None, key: str) -> str:
    if specialist is None:
        return key
    return f"{specialist.name}（{specialist.institution}）" if specialist.institution else specialist.name
