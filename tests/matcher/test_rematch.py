"""补录 and 接替: what was accepted stays byte for byte, and only what is open moves."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from matcher.case import Case
from matcher.match import match
from matcher.plan import Plan
from matcher.rematch import later_round
from matcher.roster import District, Exclusion, Existing, Roster
from matcher.scenario import Scenario
from tests.matcher.rosters import case_of, client, specialist

PLACES = (District("江岸区", existing=0, new=2),)


def later(
    roster: Roster, earlier: Plan, leave: tuple[str, ...] = (), name: str = "wuhan"
) -> tuple[Case, Plan]:
    told: dict[str, Any] = json.loads(json.dumps(earlier.to_json()))
    first = case_of(name, roster)
    case = replace(case_of(name, roster, scenario=later_round(first, told, leave)), earlier=told)
    return case, match(case, remedies=False)


def as_json(plan: Plan) -> dict[tuple[str, str], str]:
    return {
        (p["specialist"], p["client"]): json.dumps(p, ensure_ascii=False, sort_keys=True)
        for p in plan.to_json()["pairs"]
    }


def people(*numbers: int) -> tuple:
    return tuple(specialist(n, district="江岸区") for n in numbers)


def test_a_supplement_leaves_accepted_pairs_byte_identical_and_pairs_the_new() -> None:
    firms = (client(1), client(2))
    first = match(case_of("wuhan", Roster(people(1), firms[:1], PLACES)), remedies=False)
    _, second = later(Roster(people(1, 2), firms, PLACES), first)
    assert {p.key for p in second.pairings} == {("s1", "c1"), ("s2", "c2")}
    kept = as_json(first)
    assert {k: v for k, v in as_json(second).items() if k in kept} == kept
    assert [v for v in second.violations if v.hard] == []


def test_a_refused_pair_never_returns_in_a_supplement() -> None:
    roster = Roster(people(1), (client(1), client(2)), PLACES)
    first = match(case_of("wuhan", roster, settings={"capacity.upper": 1}), remedies=False)
    (pair,) = {p.key for p in first.pairings}
    refused = replace(roster, exclusions=(Exclusion(*pair, "企业拒绝", "单位另有安排"),))
    _, second = later(refused, first)
    assert pair not in {p.key for p in second.pairings}
    assert len(second.pairings) == 1


def test_the_replacement_of_a_new_specialist_changes_no_other_pair() -> None:
    firms = tuple(client(n) for n in (1, 2, 3))
    roster = Roster(people(1, 2, 3), firms, PLACES)
    first = match(case_of("wuhan", roster, settings={"capacity.upper": 1}), remedies=False)
    gone = first.pairings[0]
    others = {p.key for p in first.pairings if p.specialist != gone.specialist}
    _, second = later(roster, first, (gone.specialist,))
    assert {p.key for p in second.pairings} - others == {(first.reserve[0].specialist, gone.client)}
    assert others <= {p.key for p in second.pairings}


def test_the_successor_of_somebody_in_post_uses_no_new_place() -> None:
    firms = tuple(client(n) for n in (1, 2))
    place = (District("江岸区", existing=1, new=1),)
    roster = Roster(people(1, 2, 3), firms, place, (Existing("s1", "c1"),))
    first = match(case_of("wuhan", roster), remedies=False)
    assert {p.specialist for p in first.pairings} in ({"s1", "s2"}, {"s1", "s3"})
    _, second = later(roster, first, ("s1",))
    successors = {p.specialist for p in second.pairings if p.client == "c1"}
    assert len(successors) == 1
    assert "s1" not in successors
    (row,) = second.board
    assert (row.existing, row.matched, row.shortfall, row.total) == (0, 2, 0, 2)


def test_a_scenario_of_a_later_round_survives_its_file() -> None:
    from matcher.scenario import scenario_from_json

    scenario = Scenario(kind="replacement", leave=("s1",), kept=(("s2", "c2"),), opened=("c1",))
    assert scenario_from_json(json.loads(json.dumps(scenario.to_json()))) == scenario
