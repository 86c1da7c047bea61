"""KPI 台账: what each district owes until the year's end, beside blank columns for what it has done.

武汉 一(一), 二(二)-(四): demands, cases, training, assessment after a year; 阳泉 ch. 5: quarterly reports and
the share of 优秀, floored once over the whole city. A share without a setting is left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from matcher.case import Case
from matcher.documents.book import Book, Cell, Column, Formula, Sheet, sum_of
from matcher.documents.figures import due
from matcher.documents.view import View, months_later
from matcher.plan import Plan

NAME = "KPI台账"
EXCELLENT_MAX = 0.2  # 阳泉: 优秀 at most a fifth of those assessed
DISTRICT, HEADS = Column("县区", 14, "centre"), Column("人数", 8, "int")
ASSESSED, ASSESSED_DONE = "满1年应考核(人)", "实际参加考核(人)"


class Item(NamedTuple):
    """One duty: heading of what is due and of what is done, the numbers by district, the Excel formula.

    `formula` takes {n}, the cell with the heads; empty = the number is counted, not calculated.
    """

    owed: str
    done: str
    numbers: tuple[int, ...]
    formula: str = ""


class Duties(NamedTuple):
    """All duties of one plan, by district."""

    districts: tuple[str, ...]
    heads: tuple[int, ...]
    items: tuple[Item, ...]


def kpi_ledger(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Write the ledger; numbers only, no names."""
    view = View(case, plan)
    owed = duties(view)
    path = out / f"{NAME}.xlsx"
    with Book(path, title=NAME, day=case.reference) as book:
        columns = [DISTRICT, HEADS]
        for item in owed.items:
            columns += [Column(item.owed, 11, "int"), Column(item.done, 11, "int")]
        sheet = book.sheet(NAME, [c.width for c in columns])
        sheet.line(f"{case.programme.title}　{NAME}", "title", 34)
        sheet.line(f"基准日 {case.reference}；空白列由各县区填写实际完成数", "note_centre", 16)
        sheet.page.repeat_rows(sheet.row)
        sheet.append([c.heading for c in columns], ["heading"] * len(columns), least=34)
        _rows(sheet, owed, columns)
        _city(sheet, view, owed)
    return [path]


def duties(view: View) -> Duties:
    """What is due in each district, in the notice's order; heads = in post + newly matched."""
    given = view.case.settings
    names = tuple(b.district for b in view.board)
    heads = tuple(b.existing + b.matched for b in view.board)
    per_head, share = given["kpi.demands_per_head"], given["kpi.cases_share"]
    reports, trainings = given.get("kpi.reports_per_year", 0), given.get("kpi.trainings", 0)
    after_a_year = assessable(view)
    cases = f"=ROUNDUP(ROUND({share:g}*{{n}},9),0)"
    items = (
        Item("需求应发布(项)", "实际发布", tuple(per_head * n for n in heads), f"={per_head}*{{n}}"),
        Item("典型案例应报(项)", "实际报送", tuple(due(share, n) for n in heads), cases),
        Item("培训应办(场)", "实际举办", (trainings,) * len(heads)),
        Item("季度报告应报(份)", "实际报告", tuple((reports or 0) * n for n in heads), f"={reports}*{{n}}"),
        Item(ASSESSED, ASSESSED_DONE, tuple(after_a_year[d] for d in names)),
        Item("60天内到期(对)", "已办续签(对)", tuple(view.expiring(d) for d in names)),
    )
    wanted = (per_head, share, trainings, reports, True, True)
    return Duties(names, heads, tuple(i for i, on in zip(items, wanted, strict=True) if on))


def assessable(view: View) -> Counter[str]:
    """People in post whose first pairing began twelve months ago or more, by the district of their post."""
    case = view.case
    first: dict[str, str] = {}
    for e in case.standing:
        if e.start:
            start = (e.start + "-01-01")[:10]  # a year or month alone begins with its first day
            first[e.specialist] = min(start, first.get(e.specialist, start))
    long = (s for s, start in first.items() if months_later(start, 12).isoformat() <= case.reference)
    return Counter(case.home_of_post.get(s, "") for s in long)


def most_excellent(share: float, assessed: int) -> int:
    """⌊share · N⌋ over the whole city, without the dust of floating point."""
    return math.floor(round(share * assessed, 9))


def _rows(sheet: Sheet, owed: Duties, columns: Sequence[Column]) -> None:
    """One row a district, then 合计; formulas carry their values."""
    first = sheet.row
    for i, (district, n) in enumerate(zip(owed.districts, owed.heads, strict=True)):
        row: list[Cell] = [district, n]
        for item in owed.items:
            number = item.numbers[i]
            text = item.formula.format(n=f"B{sheet.row + 1}")
            row += [Formula(text, number) if text else number, None]
        sheet.append(row, [c.style for c in columns], least=20)
    if not owed.districts:
        sheet.line("没有县区数据", "centre")
        return
    totals: list[Cell] = ["合计", sum_of(first, sheet.row - 1, 1, owed.heads)]
    for i, item in enumerate(owed.items):
        at = 2 + 2 * i
        totals += [
            sum_of(first, sheet.row - 1, at, item.numbers),
            sum_of(first, sheet.row - 1, at + 1, ()),
        ]
    sheet.append(totals, ["total"] * len(columns), least=22)


def _city(sheet: Sheet, view: View, owed: Duties) -> None:
    """What is counted once for the whole city, beside the sums of the districts."""
    if not owed.districts:
        return
    share, total = view.case.settings["kpi.cases_share"], sheet.row  # as Excel counts, the row of 合计
    heads = sum(owed.heads)
    sheet.row += 1
    if share:
        formula = f"=ROUNDUP(ROUND({share:g}*B{total},9),0)"
        text = f"典型案例按全市合计只进位一次：⌈{share:g}×{heads}⌉；按县区分别进位后相加见上表（以上表为准）"
        _line(sheet, text, Formula(formula, due(share, heads)))
    most = view.case.settings.get("kpi.excellent_max", EXCELLENT_MAX)
    if most:
        at = next(i for i, item in enumerate(owed.items) if item.owed == ASSESSED)
        column, done = (xl_col_to_name(2 + 2 * at + k) for k in (0, 1))
        n = f"IF({done}{total}>0,{done}{total},{column}{total})"
        assessed = sum(owed.items[at].numbers)
        text = f"优秀名额上限：⌊{most:g}×{assessed}⌋，全市只舍一次；填入实际参加考核人数后按实际人数计算"
        _line(sheet, text, Formula(f"=ROUNDDOWN(ROUND({most:g}*{n},9),0)", most_excellent(most, assessed)))
    sheet.row += 1
    for text in _notes(view):
        sheet.line(text, "note", 16)


def _line(sheet: Sheet, text: str, value: Formula) -> None:
    last = len(sheet.widths) - 1
    sheet.merge(sheet.row, sheet.row, 0, last - 1, text, "text")
    sheet.put(sheet.row, last, value, "total")
    sheet.page.set_row(sheet.row, 22)
    sheet.row += 1


def _notes(view: View) -> list[str]:
    per_head = view.case.settings["kpi.demands_per_head"]
    texts = ["人数＝现有＋本次已配，跨县区服务的只在主服务县区计一人；年度中接替的，以年末人数为准。"]
    if per_head:
        texts.append(f"需求：县区内人均不少于 {per_head} 项，不要求每人各 {per_head} 项。")
    texts.append("满1年：在岗人员最早一次对接的起始日加12个月不晚于基准日；未填起始日的不计。")
    return texts
