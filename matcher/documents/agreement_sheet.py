"""三方协议要素表 (阳泉 art. 18, 黑龙江): one row an agreement, for mail merge; internal: it has phones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column
from matcher.documents.selection_list import sent
from matcher.documents.view import View, phone, term_end
from matcher.plan import Pairing, Plan

NAME = "三方协议要素表（内部）"
COLUMNS = (
    Column("序号", 6, "int"),
    Column("甲方派出单位", 16),
    Column("乙方派驻单位", 18),
    Column("乙方联系人", 8, "centre"),
    Column("乙方联系电话", 13, "phone"),
    Column("丙方（选派人员）", 9, "centre"),
    Column("职称/学位", 10, "centre"),
    Column("丙方联系电话", 13, "phone"),
    Column("县区", 10, "centre"),
    Column("服务内容", 30),
    Column("目标", 18),
    Column("投入资金(万元)", 11, "centre"),
    Column("服务期限起", 11, "centre"),
    Column("服务期限止", 11, "centre"),
    Column("备注", 12),
)


def agreement_sheet(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One row a new pairing, no merged cell and no total among the rows; phones are texts."""
    view = View(case, plan)
    pairs = sent(view)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        table = [_row(view, private, n, p) for n, p in enumerate(pairs, 1)]
        book.table("协议要素", COLUMNS, table, "没有需要签订的协议")
        sheet = book.sheet("汇总", (18, 14, 22))
        sheet.line("三方协议汇总", "title", 30)
        sheet.tally(0, ("县区", "协议数", "投入资金(万元)"), _totals(view, pairs))
        sheet.line("同一需求由几人服务的，投入资金只计一次。", "note", 16)
    return [path]


def _row(view: View, private: Mapping[str, Any], number: int, p: Pairing) -> list[Cell]:
    s, client, demand = view.specialist(p), view.client(p), view.demand(p)
    start, months = view.case.reference, view.case.settings["term.months"]
    secret = demand is None or demand.secret
    return [
        number,
        s.institution,
        client.name,
        str(getattr(private.get(client.id), "contact", None) or ""),
        phone(private, client.id),
        s.name,
        "/".join(part for part in (s.title, s.degree) if part),
        phone(private, s.id),
        client.district,
        view.need(p),
        "" if demand is None or secret else demand.goal,
        None if demand is None else demand.budget,
        start,
        term_end(start, months) if months else "",
        "；".join(_remarks(s.institution, months)),
    ]


def _remarks(institution: str, months: int | None) -> list[str]:
    """What is missing for three signatures."""
    missing = [] if institution else ["未填派出单位，缺甲方"]
    return missing + ([] if months else ["期限由三方商定"])


def _totals(view: View, pairs: list[Pairing]) -> list[tuple[str, int, float]]:
    """Agreements of each district, and the money of its demands, each demand once."""
    agreements = Counter(view.client(p).district for p in pairs)
    money: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for p in pairs:
        demand = view.demand(p)
        if demand is not None and demand.budget is not None:
            money[view.client(p).district][p.client, demand.id] = demand.budget
    names = sorted(agreements, key=lambda d: (view.place(d), d))
    return [(d, agreements[d], round(sum(money[d].values()), 6)) for d in names]
