"""变更名单: 新增、退出、接替、对接变更、续派, with 原, 现, 原因, 批准, 日期 (domain §5)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column
from matcher.documents.changes import LEFT, MOVED, NEW, RENEWED, REPLACED, Change, Pair, changes, counts
from matcher.documents.view import View
from matcher.plan import Plan

NAME = "变更名单"
COLUMNS = (
    Column("类型", 10, "centre"),
    Column("原", 40),
    Column("现", 40),
    Column("原因", 34),
    Column("批准", 14, "centre"),
    Column("日期", 12, "centre"),
)
NOTE = (
    "每一对变动的对接关系只列一行；在周期内保持不变的不列。日期为方案基准日，“批准”由主管部门填写。"
    "接替：离岗人员的服务单位改由他人对接；对接变更：人员仍在岗，服务单位有增减或调换。"
)


def change_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Against `case.earlier` (the content of a plan.json) if there is one, else against 已有对接表."""
    view = View(case, plan)
    path = out / f"{NAME}.xlsx"
    solved = plan.status in ("optimal", "feasible")
    found = changes(view) if solved else []
    with Book(path, title=NAME, day=case.reference) as book:
        none = "没有变更" if solved else "没有得出方案，无法比较"
        sheet = book.table(NAME, COLUMNS, [_row(view, c) for c in found], none)
        sheet.row += 1
        sheet.tally(0, ("类型", "变更数"), counts(found))
        against = "较早的方案" if case.earlier is not None else "已有对接表"
        sheet.line(f"比较对象：{against}。{NOTE}", "note", 30)
    return [path]


def _row(view: View, change: Change) -> list[Cell]:
    before, now = _said(view, change.before), _said(view, change.now)
    return [change.kind, before, now, _reason(view, change), "", view.case.reference]


def _said(view: View, pair: Pair | None) -> str:
    """姓名（单位）— 服务单位（县区); an id that the roster does not know stands as it is."""
    if pair is None:
        return "—"
    s, c = view.case.base.specialist.get(pair[0]), view.case.base.client.get(pair[1])
    person = pair[0] if s is None else f"{s.name}（{s.institution}）" if s.institution else s.name
    return f"{person} — {f'{c.name}（{c.district}）' if c else pair[1]}"


def _reason(view: View, change: Change) -> str:
    """Why, as far as the case and the plan know."""
    if change.kind in (NEW, RENEWED):
        return "本次新选派" if change.kind == NEW else "派驻期满，续派"
    if change.before is None:
        return "增加对接单位"
    if change.kind in (LEFT, REPLACED):
        return _gone(view, change.before)
    kind, why = view.case.excluded.get(change.before, ("", ""))
    if kind:
        return f"{kind}：{why}" if why else kind
    return "调整对接单位" if change.kind == MOVED and change.now else "不再对接"


def _gone(view: View, pair: Pair) -> str:
    """Why somebody is no longer there: leave, rules, places, term."""
    case, plan = view.case, view.plan
    if pair[0] in case.scenario.leave:
        return case.scenario.reasons.get(pair[0], "") or "离岗"
    left = next((u for u in (*plan.ineligible, *plan.unmatched) if u.id == pair[0]), None)
    if left is not None and left.reasons:
        return left.reasons[0].text
    if any(r.specialist == pair[0] for r in plan.reserve):
        return "名额已满，列入候补"
    row = next((e for e in case.base.existing if (e.specialist, e.client) == pair), None)
    return "派驻期满" if row is not None and row not in case.standing else ""
