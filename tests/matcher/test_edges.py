"""Corners where two rules meet: contradictory bounds, mixed kinds, pool people in parks, one more pair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.geography import WUHAN, Gazetteer
from matcher.match import match
from matcher.own_plan import resolve, verdict
from matcher.roster import District, Exclusion, Existing, Roster
from matcher.roster_json import roster_to_json
from matcher.scenario import Scenario
from matcher.workbook import read
from matcher.workbook.plan_file import read_pairs
from tests.matcher.rosters import case_of, client, specialist


@pytest.mark.parametrize(("lower", "upper"), [(3, None), (3, 1), (1, 0)])
def test_a_client_that_asks_for_more_than_it_takes_is_a_conflict_and_no_crash(lower: int, upper: int) -> None:
    roster = Roster((specialist(1), specialist(2)), (client(1, lower=lower, upper=upper), client(2)))
    plan = match(case_of("open", roster), remedies=False)
    assert plan.status == "infeasible"
    assert plan.conflict is not None
    assert {r.rule for r in plan.conflict.rules} == {"client_size"}
    assert plan.conflict.repairs
    assert plan.relaxed is not None


def test_a_floor_above_the_quota_is_a_conflict_with_a_repair_that_works() -> None:
    roster = Roster(
        (specialist(1), specialist(2)), (client(1), client(2)), (District("江岸区", new=1, lower=2),)
    )
    case = case_of("open", roster)
    plan = match(case, remedies=False)
    assert plan.conflict is not None
    assert [r.rule for r in plan.conflict.rules] == ["quota"]
    change = plan.conflict.repairs[0].change
    fixed = case_of("open", roster, scenario=case.scenario | Scenario(quotas=change["quotas"]))
    assert match(fixed, remedies=False).status == "optimal"


def test_a_written_roster_is_read_back_without_loss(tmp_path: Path) -> None:
    rows = (Exclusion("s1", "c1", "禁止", "甲"), Exclusion("s2", "c1", "回避", "乙"))
    firms = (client(1), client(2, kind="园区"))
    old = (Existing("s1", "c2", locked=False), Existing("s2", "c2"))
    roster = Roster((specialist(1), specialist(2)), firms, (District("江岸区", new=1),), old, rows)
    path = tmp_path / "roster.json"
    path.write_text(json.dumps(roster_to_json(roster, "wuhan"), ensure_ascii=False), encoding="utf-8")
    reading = read([path], gazetteer=Gazetteer(WUHAN))
    assert not reading.failed, [str(i) for i in reading.issues]
    assert reading.roster.exclusions == rows
    assert reading.roster.existing == old
    assert [c.kind for c in reading.roster.clients] == ["企业", "园区"]


def test_the_judge_takes_the_posting_that_the_plan_names(tmp_path: Path) -> None:
    park = client(1, "江汉区", kind="园区")
    places = (District("江岸区", new=1), District("江汉区", new=0))
    case = case_of("wuhan", Roster((specialist(1),), (park,), places))
    plan = match(case, remedies=False)
    assert plan.pairings[0].district == "江岸区"
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan.to_json(), ensure_ascii=False), encoding="utf-8")
    found = verdict(case, resolve(case, read_pairs(path), "plan.json"), plan)
    assert [v for v in found.violations if v.hard] == []
    assert (found.distance, found.swaps) == (0, ())


def test_objective_and_bound_agree_where_standing_pairings_may_move() -> None:
    people = (specialist(1, district="江岸区"), specialist(2, district="江岸区"))
    old = (Existing("s1", "c1", locked=False),)
    roster = Roster(people, (client(1), client(2)), (District("江岸区", new=1),), old)
    plan = match(case_of("wuhan", roster), remedies=False)
    assert plan.objective == plan.bound == sum(p.value for p in plan.pairings)


def test_a_swap_never_leaves_somebody_without_a_client() -> None:
    people = (specialist(1), specialist(2, max_clients=2))
    fit = {("s1", "c1"): 0.5, ("s2", "c1"): 0.9, ("s2", "c2"): 0.9, ("s1", "c2"): 0.3}
    case = case_of("open", Roster(people, (client(1), client(2))), fit=fit)
    plan = match(case, remedies=False)
    assert verdict(case, plan.pairings, plan).swaps == ()


def test_a_suggested_pair_keeps_the_county_quota() -> None:
    firms = (client(1, "桐城市"), client(2, "太湖县"), client(3, "桐城市"))
    fit = {("s1", "c1"): 0.9, ("s1", "c2"): 0.05, ("s1", "c3"): 0.05}
    places = (District("桐城市", new=1), District("太湖县", new=0))
    case = case_of("anqing", Roster((specialist(1),), firms, places), fit=fit)
    plan = match(case, remedies=False)
    changes = {u.id: u.reasons[0].change for u in plan.unserved}
    assert "pins" not in changes["c2"]
    pins = tuple(map(tuple, changes["c3"]["pins"]))
    again = match(case_of("anqing", case.base, fit=fit, scenario=Scenario(pins=pins)), remedies=False)
    assert len(again.unserved) < len(plan.unserved)
