"""指标看板: its columns, rows and totals, once for the workbook and the page (domain §5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from matcher.documents.book import Column
from matcher.documents.figures import due, median_grade, near_share
from matcher.documents.view import View
from matcher.geography import NEAR_KM
from matcher.plan import BoardRow

Value = str | int | float | None
SUM, RATE, OTHER = "sum", "rate", "other"  # how the total row is made; a rate is weighted by the pairs


class Figure(NamedTuple):
    """One column of the board, how a row's value is found, and how its total is made."""

    column: Column
    of: Callable[[View, BoardRow], Value]
    total: str = SUM


def _mean_fit(view: View, row: BoardRow) -> float | None:
    fits = [p.fit for p in view.pairings if p.district == row.district]
    return round(sum(fits) / len(fits), 6) if fits else None


def _grade(view: View, row: BoardRow) -> str:
    return median_grade(p.grade for p in view.pairings if p.district == row.district)


FIGURES = (
    Figure(Column("县区", 14, "centre"), lambda v, b: b.district, OTHER),
    Figure(Column("现有", 8, "int"), lambda v, b: b.existing),
    Figure(Column("新增指标", 9, "int"), lambda v, b: b.new),
    Figure(Column("已配", 8, "int"), lambda v, b: b.matched),
    Figure(Column("缺额", 8, "int"), lambda v, b: b.shortfall),
    Figure(Column("总数", 8, "int"), lambda v, b: b.total),
    Figure(Column("园区数", 8, "int"), lambda v, b: b.parks_served),
    Figure(Column("企业数", 8, "int"), lambda v, b: b.clients_served - b.parks_served),
    Figure(Column("结对数", 8, "int"), lambda v, b: b.pairs),
    Figure(Column("行业组数", 9, "int"), lambda v, b: b.groups, OTHER),
    Figure(Column("就近率", 8, "share"), lambda v, b: b.near_share, RATE),
    Figure(Column("平均匹配等级", 12, "centre"), _grade, OTHER),
    Figure(Column("平均契合度", 10, "fit"), _mean_fit, RATE),
    Figure(Column("需求项(应)", 10, "int"), lambda v, b: b.demands_due),
    Figure(Column("案例(应)", 9, "int"), lambda v, b: b.cases_due),
    Figure(Column("到期60天内", 10, "int"), lambda v, b: v.expiring(b.district)),
)
AT = {f.column.heading: i for i, f in enumerate(FIGURES)}


def rows(view: View) -> list[list[Value]]:
    """One row a district, in the notice's order."""
    return [[f.of(view, b) for f in FIGURES] for b in view.board]


def totals(view: View, table: list[list[Value]]) -> list[Value]:
    """The 合计 row: sums; rates weighted by pairs; groups are not added, they recur in the districts."""
    found: list[Value] = []
    for i, figure in enumerate(FIGURES):
        numbers = [v for row in table if isinstance(v := row[i], int | float)]
        found.append(sum(numbers) if figure.total == SUM else None)
    found[AT["县区"]] = "合计"
    found[AT["就近率"]] = near_share(view.plan.board)
    found[AT["平均匹配等级"]] = median_grade(p.grade for p in view.pairings)
    found[AT["平均契合度"]] = _weighted_fit(view)
    return found


def telling(table: list[list[Value]]) -> list[int]:
    """Columns that say something of some district; a page leaves the others out."""
    return [i for i in range(len(FIGURES)) if i == AT["缺额"] or any(row[i] for row in table)]


def _weighted_fit(view: View) -> float | None:
    known = [(fit, b.pairs) for b in view.board if (fit := _mean_fit(view, b)) is not None and b.pairs]
    return sum(fit * n for fit, n in known) / sum(n for _, n in known) if known else None


def notes(view: View) -> list[str]:
    """How the figures are counted, and both readings of the share of cases (domain §0, 3)."""
    texts = []
    share, per_head = view.case.settings["kpi.cases_share"], view.case.settings["kpi.demands_per_head"]
    heads = sum(b.existing + b.matched for b in view.board)
    if share:
        total = sum(b.cases_due for b in view.board)
        once = f"⌈{share:g}×{heads}⌉ ＝ {due(share, heads)} 项"
        texts.append(f"典型案例：按各县区分别进位相加为 {total} 项；若按全市合计只进位一次为 {once}。")
    if per_head:
        total = sum(b.demands_due for b in view.board)
        texts.append(f"有效需求：人均不少于 {per_head} 项，在岗与新配合计 {heads} 人，应发布 {total} 项。")
    texts.append(
        f"就近：与专员常驻地同县区或相距{NEAR_KM:g}公里以内。跨县区服务的专员只在主服务县区计一人；"
        "就近率、平均契合度的合计按结对数加权；行业组数各县区有重复，不相加。"
    )
    return texts
