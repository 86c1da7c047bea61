from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from pathlib import Path

import pytest
from made_up import PROGRAMME, World
from papers import leaving, with_settings
from read_back import formulas, rows

from matcher.board import board
from matcher.case import make_case
from matcher.documents.kpi_ledger import kpi_ledger, most_excellent
from matcher.plan import Plan
from matcher.roster import Client, Demand, District, Existing, Roster, Specialist

NAME = "KPI台账.xlsx"
FLOORS = {0: 0, 1: 0, 4: 0, 5: 1, 10: 2, 200: 40}  # ⌊0.2·n⌋


def ledger(path: Path) -> tuple[list[str], list[list[object]], list[object]]:
    """Headings, rows of the districts, the row of totals."""
    table = rows(path)
    heading = table[2]
    end = next(i for i, row in enumerate(table) if row[0] == "合计")
    return heading, table[3:end], table[end]


def standing(n: int, start: str = "2024-01-15", **settings: object) -> tuple[object, Plan]:
    """A district with n people in post since `start`."""
    people = tuple(Specialist(f"s{i:03d}", f"专员{i}", "压铸", district="江岸区") for i in range(n))
    firms = tuple(Client(f"c{i:03d}", f"单位{i}", "江岸区", (Demand(f"d{i}", "气孔"),)) for i in range(n))
    old = tuple(Existing(s.id, c.id, start) for s, c in zip(people, firms, strict=True))
    case = make_case(PROGRAMME, Roster(people, firms, (District("江岸区", n, 0, n),), old))
    case = with_settings(case, **{"kpi__excellent_max": 0.2, **settings})
    return case, Plan("wuhan", "optimal", True, board=board(case, ()))


@pytest.mark.parametrize("n", FLOORS)
def test_what_n_people_owe(n: int, tmp_path: Path) -> None:
    case, plan = standing(n, kpi__reports_per_year=4)
    kpi_ledger(case, plan, {}, tmp_path)  # type: ignore[arg-type]
    heading, (row,), total = ledger(tmp_path / NAME)
    owed = dict(zip(heading, row, strict=True))
    assert owed["人数"] == n
    assert owed["需求应发布(项)"] == 2 * n
    assert owed["典型案例应报(项)"] == ceil(3 * n / 10)
    assert owed["培训应办(场)"] == 1
    assert owed["季度报告应报(份)"] == 4 * n
    assert owed["满1年应考核(人)"] == n
    assert total[1] == n
    cap = next(r for r in rows(tmp_path / NAME) if "优秀名额上限" in str(r[0]))
    assert cap[-1] == FLOORS[n] == floor(n / 5) == most_excellent(0.2, n)


def test_cases_by_district_stand_beside_the_city_wide_count(folder: Path) -> None:
    heading, _, total = ledger(folder / NAME)
    assert total[heading.index("典型案例应报(项)")] == 63
    assert next(r for r in rows(folder / NAME) if "按全市合计" in str(r[0]))[-1] == 60


def test_totals_are_those_of_the_plan(made: World, folder: Path) -> None:
    plan = made.plan.to_json()
    heads = {b["district"]: b["existing"] + b["matched"] for b in plan["board"]}
    heading, body, total = ledger(folder / NAME)
    assert {row[0]: row[1] for row in body} == heads
    sums = dict(zip(heading, total, strict=True))
    assert sums["人数"] == sum(heads.values()) == 200
    assert sums["需求应发布(项)"] == sum(b["demands_due"] for b in plan["board"]) == 400
    assert sums["典型案例应报(项)"] == sum(b["cases_due"] for b in plan["board"])
    assert sums["培训应办(场)"] == len(heads)
    ends = [e.end for e in made.case.standing if e.end and e.end <= "2026-05-30"]
    assert sums["60天内到期(对)"] == len(ends) > 0
    assert sums["满1年应考核(人)"] == len({e.specialist for e in made.case.standing})
    for i in range(1, len(heading)):
        assert total[i] == sum(row[i] or 0 for row in body), heading[i]


@pytest.mark.parametrize(
    ("start", "due"),
    [("2025-03-31", 1), ("2025-04-01", 0), ("2025-03", 1), ("2024", 1), ("2024-02-29", 1), (None, 0)],
)
def test_assessment_is_due_after_twelve_months_to_the_day(start: str, due: int, tmp_path: Path) -> None:
    case, plan = standing(1, start)
    kpi_ledger(case, plan, {}, tmp_path)  # type: ignore[arg-type]
    heading, (row,), _ = ledger(tmp_path / NAME)
    assert row[heading.index("满1年应考核(人)")] == due


def test_actual_figures_are_left_to_the_district(folder: Path) -> None:
    heading, body, _ = ledger(folder / NAME)
    blank = [i for i, name in enumerate(heading) if "实际" in name or "已办" in name]
    assert len(blank) == 5 - 1 + 1  # no quarterly reports in this programme
    assert {row[i] for row in body for i in blank} == {None}


def test_what_the_programme_does_not_ask_for_is_left_out(tmp_path: Path) -> None:
    case, plan = standing(3, kpi__cases_share=0.0, kpi__demands_per_head=0, kpi__excellent_max=0.0)
    kpi_ledger(case, plan, {}, tmp_path)  # type: ignore[arg-type]
    text = str(rows(tmp_path / NAME))
    assert not [w for w in ("案例", "需求", "季度", "优秀") if w in text]


def test_every_number_that_can_be_is_a_formula(folder: Path) -> None:
    found = formulas(folder / NAME)
    assert {f[2].split("(")[0] for f in found} >= {"=SUM", "=ROUNDUP"}
    assert len([f for f in found if f[2].startswith("=ROUNDUP")]) == 14 + 1
    assert all(f[3] is not None for f in found)


def test_a_leaver_is_no_longer_assessed(made: World, tmp_path: Path) -> None:
    left = leaving(made, made.case.base.existing[0].specialist)
    kpi_ledger(left.case, replace(left.plan), {}, tmp_path)
    heading, _, total = ledger(tmp_path / NAME)
    before = len({e.specialist for e in made.case.standing})
    assert total[heading.index("满1年应考核(人)")] == before - 1
