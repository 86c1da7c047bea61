"""plan.xlsx: the whole plan for internal use, without any phone (domain §5: 配对说明表, 未配对清单 …)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.board_sheet import board_sheet
from matcher.documents.book import Book, Cell, Column
from matcher.documents.run_sheet import conflict_sheet, run_sheet
from matcher.documents.view import View
from matcher.plan import Left, Plan

PAIRS = (
    Column("县区", 12, "centre"),
    Column("专员", 9, "centre"),
    Column("单位(派出)", 20),
    Column("对接单位", 24),
    Column("类型", 6, "centre"),
    Column("技术需求", 40),
    Column("行业组", 11, "centre"),
    Column("匹配等级", 8, "centre"),
    Column("契合度", 8, "fit"),
    Column("距离(公里)", 9, "km"),
    Column("是否原有", 8, "centre"),
    Column("得分", 8, "points"),
    Column("理由", 50),
)
EXPLAINED = (
    Column("序号", 6, "int"),
    Column("专员(编号)", 14),
    Column("单位", 24),
    Column("匹配等级", 8, "centre"),
    Column("依据词句", 44),
    Column("行业组", 11, "centre"),
    Column("距离", 8, "km"),
    Column("双方意向", 12, "centre"),
    Column("是否锁定/人工调整及理由", 20),
    Column("备选前三及未选原因", 40),
    Column("适用规则条款", 30),
    Column("运行编号", 22),
)
LEFT = (
    Column("类别", 8, "centre"),
    Column("名称", 26),
    Column("县区", 12, "centre"),
    Column("行业组", 14, "centre"),
    Column("原因", 50),
    Column("可行办法", 50),
)
RESERVE = (
    Column("顺位", 6, "int"),
    Column("专员", 10, "centre"),
    Column("单位(派出)", 26),
    Column("专业领域", 40),
    Column("县区", 12, "centre"),
    Column("原因", 50),
)
INELIGIBLE = (
    Column("专员", 10, "centre"),
    Column("单位(派出)", 26),
    Column("原因", 50),
    Column("可行办法", 50),
)
REVIEW = (
    Column("类别", 8, "centre"),
    Column("名称", 30),
    Column("待办", 50),
    Column("办法", 40),
)
BREACHES = (
    Column("性质", 10, "centre"),
    Column("规则", 20),
    Column("说明", 70),
    Column("超出", 8, "int"),
)


def plan_workbook(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Write plan.xlsx; `private` is not used, so that no phone can get in."""
    view = View(case, plan)
    path = out / "plan.xlsx"
    with Book(path, title=f"{case.programme.title} 结对方案（内部资料）", day=case.reference) as book:
        none = "没有结对结果，原因见“运行说明”和“规则冲突”" if plan.conflict else "没有结对结果"
        book.table("结对结果", PAIRS, pair_rows(view), none)
        book.table("未配对清单", LEFT, _left_rows(view), "没有未配对的专员和单位")
        book.table("候补名单", RESERVE, _reserve_rows(view), "没有候补人员")
        _explained(book, view)
        board_sheet(book, view)
        book.table("不合资格", INELIGIBLE, _ineligible_rows(view), "没有不合资格的人员")
        book.table("待复核", REVIEW, _review_rows(view), "没有待复核的事项，可以公示")
        breaches = book.table("违规检查", BREACHES, _breach_rows(plan))
        if not plan.violations:
            breaches.append(["0 条", "", "没有违反任何规则", 0], [c.style for c in BREACHES])
        if plan.conflict:
            conflict_sheet(book, plan)
        if plan.relaxed is not None:
            relaxed = View(case, plan.relaxed)
            book.table("放宽后参考", PAIRS, pair_rows(relaxed), "放宽后也没有结对结果")
            book.table("放宽后违规", BREACHES, _breach_rows(plan.relaxed), "0 条")
        run_sheet(book, view)
    return [path]


def pair_rows(view: View) -> Iterator[list[Cell]]:
    """One row a pairing, in the order of districts and groups."""
    for p in view.pairings:
        specialist, client = view.specialist(p), view.client(p)
        yield [
            p.district,
            specialist.name,
            specialist.institution,
            client.name,
            client.kind,
            view.need(p),
            p.group,
            p.grade,
            round(p.fit, 6),
            None if p.distance_km is None else round(p.distance_km, 1),
            "原有" if p.existing else "新增",
            p.value,
            p.reason,
        ]


def _explained(book: Book, view: View) -> None:
    """配对说明表; rows that a clerk fixed by hand are marked."""
    sheet = book.table("配对说明表", EXPLAINED, (), "" if view.pairings else "没有结对结果")
    for number, p in enumerate(view.pairings, 1):
        evidence = "；".join(
            f"{e.specialist_text}↔{e.client_text}" + (f"（{e.niche}）" if e.niche else "") for e in p.evidence
        )
        row: list[Cell] = [
            number,
            f"{view.specialist(p).name}({p.specialist})",
            view.client(p).name,
            p.grade,
            evidence,
            p.group,
            None if p.distance_km is None else round(p.distance_km, 1),
            view.intent(p),
            view.lock_note(p),
            "\n".join(view.alternatives(p)),
            view.articles(p),
            view.run_number,
        ]
        plain = [c.style for c in EXPLAINED]
        sheet.append(
            row, ["marked" if s in ("text", "centre") else s for s in plain] if view.by_hand(p) else plain
        )
    if view.pairings:
        sheet.page.autofilter(0, 0, sheet.row - 1, len(EXPLAINED) - 1)


def reasons_and_remedies(left: Left) -> tuple[str, str]:
    """Why somebody is left over, and the ways out, each said once."""
    reasons = "；".join(dict.fromkeys(r.text for r in left.reasons if r.text))
    remedies = "；".join(dict.fromkeys(r.remedy for r in left.reasons if r.remedy))
    return reasons, remedies


def _left_rows(view: View) -> Iterator[list[Cell]]:
    roster, groups = view.case.roster, view.case.groups
    for left in view.plan.unmatched:
        s = roster.specialist[left.id]
        yield [
            "专员",
            f"{s.name}（{s.institution}）" if s.institution else s.name,
            s.district or s.home or "",
            "、".join(groups.get(s.id, ())),
            *reasons_and_remedies(left),
        ]
    for left in view.plan.unserved:
        c = roster.client[left.id]
        yield ["单位", c.name, c.district, "、".join(groups.get(c.id, ())), *reasons_and_remedies(left)]


def _reserve_rows(view: View) -> Iterator[list[Cell]]:
    for r in sorted(view.plan.reserve, key=lambda r: r.rank):
        s = view.case.roster.specialist[r.specialist]
        reasons = "；".join(dict.fromkeys(x.text for x in r.reasons)) or "名额已满"
        yield [r.rank, s.name, s.institution, s.expertise, s.district or s.home or "", reasons]


def _ineligible_rows(view: View) -> Iterator[list[Cell]]:
    for left in view.plan.ineligible:
        s = view.case.roster.specialist[left.id]
        yield [s.name, s.institution, *reasons_and_remedies(left)]


def _review_rows(view: View) -> Iterator[list[Cell]]:
    """What keeps a new pairing out of the public notice."""
    for left in view.plan.review_specialists:
        s = view.case.roster.specialist[left.id]
        yield ["专员", f"{s.name}（{s.institution}）", *reasons_and_remedies(left)]
    for left in view.plan.review_clients:
        c = view.case.roster.client[left.id]
        yield ["单位", f"{c.name}（{c.district}）", *reasons_and_remedies(left)]


def _breach_rows(plan: Plan) -> Iterator[list[Cell]]:
    for v in plan.violations:
        yield ["硬规则" if v.hard else "提示", v.rule, v.text, v.excess]
