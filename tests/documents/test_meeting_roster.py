from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from made_up import World
from papers import hostile, leaks
from read_back import formulas, rows, sheet_names

from matcher.documents.book import sheet_names as names_of
from matcher.documents.meeting_roster import meeting_roster
from matcher.roster import Demand

NAME = "对接会分组名册.xlsx"


def test_a_sheet_for_every_group_after_the_summary(made: World, folder: Path) -> None:
    plan = made.plan.to_json()
    parties = {p[key] for p in plan["pairs"] for key in ("specialist", "client")}
    parties |= {u["client"] for u in plan["unserved"]}
    assert sheet_names(folder / NAME) == ["分组汇总", *sorted({made.case.groups[x][0] for x in parties})]


def test_totals_are_those_of_the_plan(made: World, folder: Path) -> None:
    plan = made.plan.to_json()
    total = next(row for row in rows(folder / NAME) if row[0] == "合计")
    clients = {p["client"] for p in plan["pairs"]} | {u["client"] for u in plan["unserved"]}
    public = sum(made.case.roster.client[c].demands[0].public is True for c in clients)
    assert total[1:] == [len({p["specialist"] for p in plan["pairs"]}), len(clients), public]
    assert [f[3] for f in formulas(folder / NAME)] == total[1:]


def test_the_sheets_hold_everybody_once(made: World, folder: Path) -> None:
    people: list[str] = []
    for name in sheet_names(folder / NAME)[1:]:
        table = rows(folder / NAME, name)
        start = next(i for i, row in enumerate(table) if row[1] == "派出单位")
        end = next(i for i in range(start, len(table)) if table[i][0] is None)
        people += [row[2] for row in table[start + 1 : end]]
    placed = {p.specialist for p in made.plan.pairings}
    assert sorted(people) == sorted(made.case.roster.specialist[s].name for s in placed)


def test_only_public_demands_and_those_cut_short(made: World, tmp_path: Path) -> None:
    clients = tuple(
        replace(
            c,
            demands=(
                Demand("a", "公" * 100, public=True),
                Demand("b", "不公开", public=None),
                Demand("c", "涉密", public=True, secret=True),
            ),
        )
        for c in made.case.roster.clients
    )
    case = replace(made.case, roster=replace(made.case.roster, clients=clients))
    meeting_roster(case, made.plan, {}, tmp_path)
    table = rows(tmp_path / NAME, 1)
    start = next(i for i, row in enumerate(table) if row[1] == "单位名称")
    assert {row[4] for row in table[start + 1 :]} == {"公" * 59 + "…"}


def test_nothing_personal_whatever_was_typed(made: World, tmp_path: Path) -> None:
    bad = hostile(made, "13800138000 027-87654321 a.b@c.com 420106199001011234")
    meeting_roster(bad.case, bad.plan, bad.private, tmp_path)
    assert leaks(tmp_path / NAME) == []


def test_sheet_names_stay_apart() -> None:
    found = names_of(["甲/乙", "甲:乙", "长" * 40, "长" * 41, "分组汇总"], taken=("分组汇总",))
    assert len(set(found)) == 5
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)
    assert "分组汇总" not in found
