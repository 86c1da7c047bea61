"""Rules of the four notices that the tests of plans leave aside, one small roster each."""

from __future__ import annotations

import pytest

from matcher.documents.view import View
from matcher.documents.yangquan_list import FORM
from matcher.match import match
from matcher.plan import Plan
from matcher.roster import Client, District, Existing, Roster, Specialist
from matcher.screening import points_of_pair, refusals_of_specialist
from tests.matcher.rosters import GROUPS, case_of, client, specialist

ALL = ("wuhan", "anqing", "yangquan", "heilongjiang")
ONE = {"capacity.upper": 1}
PLACE = (District("江岸区", existing=0, new=2),)


def person(n: int, **fields: object) -> Specialist:
    """Somebody whom every programme may send anywhere."""
    return specialist(n, **{"degree": "博士", "accepts_adjustment": True} | fields)


def plan_of(name: str, people: list[Specialist], firms: list[Client], **more: object) -> Plan:
    parts = {k: more.pop(k) for k in ("districts", "existing") if k in more}
    roster = Roster(tuple(people), tuple(firms), **parts)  # type: ignore[arg-type]
    return match(case_of(name, roster, **more), remedies=False)  # type: ignore[arg-type]


def pairs_of(plan: Plan) -> set[tuple[str, str]]:
    return {p.key for p in plan.pairings}


def points(name: str, rule: str, who: Specialist, what: Client, **more: object) -> int:
    """The points that one objective gives the pair."""
    case = case_of(name, Roster((who,), (what,)), **more)  # type: ignore[arg-type]
    return points_of_pair(case, case.roster.specialists[0], case.roster.clients[0])[rule]


def out(name: str, **fields: object) -> list[str]:
    """The rules that keep a specialist with these fields out."""
    case = case_of(name, Roster((person(1, **fields),), (client(1),)))
    return [r.rule for r in refusals_of_specialist(case, case.roster.specialists[0])]


@pytest.mark.parametrize("name", ALL)
def test_nobody_is_sent_against_the_own_will_or_the_units(name: str) -> None:
    assert out(name) == []
    assert out(name, willing=False) == ["consent"]
    assert out(name, institution_consent=False) == ["consent"]


@pytest.mark.parametrize("name", ALL)
def test_a_unit_that_declares_somebody_unfit_is_believed(name: str) -> None:
    assert out(name, attested=False) == ["attested"]


@pytest.mark.parametrize("name", ALL)
def test_a_failed_or_skipped_assessment_ends_the_sending(name: str) -> None:
    assert out(name, rating="优秀") == []
    assert [out(name, rating=r) for r in ("不合格", "未参加考核", "取消资格")] == [["rating"]] * 3


@pytest.mark.parametrize("name", ALL)
def test_a_client_that_said_no_or_refuses_the_person_is_left_alone(name: str) -> None:
    assert pairs_of(plan_of(name, [person(1)], [client(1)], districts=PLACE)) == {("s1", "c1")}
    for fields in ({"willing": False}, {"refused_specialists": ("s1",)}):
        assert plan_of(name, [person(1)], [client(1, **fields)], districts=PLACE).pairings == ()


@pytest.mark.parametrize("name", ["yangquan", "heilongjiang"])
def test_misconduct_in_research_excludes_and_an_open_check_does_not(name: str) -> None:
    assert out(name, integrity="有") == ["integrity"]
    assert [out(name, integrity=x) for x in ("无", "未核查", "")] == [[], [], []]


@pytest.mark.parametrize("name", ALL)
def test_of_two_clients_the_better_fit_is_served(name: str) -> None:
    fit = {("s1", "c1"): 0.5, ("s1", "c2"): 0.6}
    plan = plan_of(name, [person(1)], [client(1), client(2)], districts=PLACE, fit=fit, settings=ONE)
    assert pairs_of(plan) == {("s1", "c2")}


@pytest.mark.parametrize("name", ALL)
def test_the_clerks_priority_from_1_to_5_counts_and_blank_is_3(name: str) -> None:
    found = [points(name, "priority", person(1), client(1, priority=n)) for n in (1, 3, None, 5)]
    assert found == [-60, 0, 0, 60]


@pytest.mark.parametrize("name", ["anqing", "yangquan"])
def test_leading_and_emerging_industries_earn_a_fifth_of_the_fit_more(name: str) -> None:
    found = [points(name, "industry", person(1), client(1, tag=tag)) for tag in ("主导", "新兴", "其他", "")]
    assert found == [100, 100, 0, 0]


def test_counties_come_before_urban_districts_but_these_are_not_excluded() -> None:
    firms = [client(1, "迎江区"), client(2, "桐城市")]
    assert pairs_of(plan_of("anqing", [person(1)], firms, settings=ONE)) == {("s1", "c2")}
    better = plan_of("anqing", [person(1)], firms, settings=ONE, fit={("s1", "c1"): 0.9})
    assert pairs_of(better) == {("s1", "c1")}
    assert better.pairings[0].points["county"] == -270


def test_earlier_cooperation_earns_points_and_locks_nothing() -> None:
    firms, who = [client(1, "桐城市"), client(2, "桐城市")], [person(1, partners=("c1",))]
    near = plan_of("anqing", who, firms, settings=ONE, fit={("s1", "c2"): 0.55})
    assert [(p.key, p.points["prior"]) for p in near.pairings] == [(("s1", "c1"), 80)]
    assert pairs_of(plan_of("anqing", who, firms, settings=ONE, fit={("s1", "c2"): 0.9})) == {("s1", "c2")}


def test_a_plan_is_complete_though_a_client_has_nobody() -> None:
    firms = [client(1, "桐城市"), client(2, "桐城市")]
    plan = plan_of("anqing", [person(1)], firms, settings={**ONE, "total.min": 0})
    assert plan.complete
    assert len(plan.unserved) == 1


def test_of_two_equal_clients_the_nearer_is_served() -> None:
    firms = [client(1, "宿松县"), client(2, "桐城市")]
    plan = plan_of("anqing", [person(1, home="桐城市")], firms, settings=ONE)
    assert pairs_of(plan) == {("s1", "c2")}
    away = plan_of("anqing", [person(1, home="桐城市")], firms[:1], settings=ONE)
    assert away.pairings[0].points["near"] < -90


@pytest.mark.parametrize(("days", "clients"), [(None, 4), (22, 4), (10, 2)])
def test_22_days_a_year_are_enough_for_four_clients(days: int | None, clients: int) -> None:
    firms = [client(n, "桐城市") for n in range(6)]
    plan = plan_of("anqing", [person(1, days=days)], firms, settings={"capacity.upper": 9})
    assert len(plan.pairings) == clients


def test_an_equal_quota_must_be_filled() -> None:
    plan = plan_of("wuhan", [person(1)], [client(1)], districts=PLACE)
    assert (plan.status, plan.board[0].shortfall) == ("optimal", 1)
    strict = plan_of("wuhan", [person(1)], [client(1)], districts=PLACE, settings={"quota.target": "equal"})
    assert strict.status == "infeasible"


def test_in_wuhan_a_pair_across_groups_costs_points() -> None:
    groups = {"s1": (GROUPS[0],), "c1": (GROUPS[1],), "c2": (GROUPS[0],)}
    fit = {("s1", "c1"): 0.6, ("s1", "c2"): 0.5}
    firms = [client(1), client(2)]
    plan = plan_of("wuhan", [person(1)], firms, districts=PLACE, groups=groups, fit=fit, settings=ONE)
    assert pairs_of(plan) == {("s1", "c2")}
    alone = plan_of("wuhan", [person(1)], firms[:1], districts=PLACE, groups=groups, fit=fit)
    assert [p.points["group"] for p in alone.pairings] == [-200]


def test_new_people_go_first_where_the_first_batch_is_not() -> None:
    parks = [client(1, kind="园区"), client(2, kind="园区")]
    old = (Existing("s9", "c1"),)
    people = [person(1, district="江岸区"), person(9, district="江岸区")]
    plan = plan_of("wuhan", people, parks, districts=PLACE, existing=old, settings=ONE)
    assert pairs_of(plan) == {("s9", "c1"), ("s1", "c2")}
    assert next(p for p in plan.pairings if p.specialist == "s1").points["uncovered"] == 60


def test_a_liaison_has_at_most_two_parks_and_five_firms() -> None:
    clients = [client(n, kind="园区" if n < 4 else "企业") for n in range(11)]
    fit = {("s1", c.id): 0.9 for c in clients}
    plan = plan_of("wuhan", [person(1)], clients, districts=PLACE, fit=fit)
    kinds = {c.id: c.kind for c in clients}
    served = [kinds[p.client] for p in plan.pairings]
    assert (served.count("园区"), served.count("企业")) == (2, 5)


@pytest.mark.parametrize(("weight", "loss", "sent"), [(40, 0.02, {"s3"}), (40, 0.0, set()), (0, 0.02, set())])
def test_heads_follow_the_industries_of_a_district_as_far_as_points_may_be_given_up(
    weight: int, loss: float, sent: set[str]
) -> None:
    people, firms = [person(n) for n in (1, 2, 3)], [client(1), client(2)]
    groups = {"s1": GROUPS[:1], "s2": GROUPS[:1], "s3": GROUPS[1:], "c1": GROUPS[:1], "c2": GROUPS[1:]}
    fit = {(s, c): 0.505 for s in ("s1", "s2") for c in ("c1", "c2")}
    settings = {**ONE, "group.mode": "off", "balance.industry": weight, "balance.loss": loss}
    plan = plan_of("wuhan", people, firms, districts=PLACE, groups=groups, fit=fit, settings=settings)
    assert {p.specialist for p in plan.pairings} & {"s3"} == sent
    assert len(plan.pairings) == 2


@pytest.mark.parametrize(
    ("weight", "loss", "loads"), [(30, 0.02, [2, 2]), (30, 0.0, [1, 3]), (0, 0.02, [1, 3])]
)
def test_loads_in_a_district_are_levelled_as_far_as_points_may_be_given_up(
    weight: int, loss: float, loads: list[int]
) -> None:
    people, firms = [person(n, district="江岸区") for n in (1, 2)], [client(n) for n in range(4)]
    fit = {("s1", c.id): 0.505 for c in firms}
    settings = {"balance.load": weight, "balance.industry": 0, "balance.loss": loss}
    plan = plan_of("wuhan", people, firms, districts=PLACE, fit=fit, settings=settings)
    assert sorted(sum(p.specialist == s.id for p in plan.pairings) for s in people) == loads


def test_plans_of_equal_points_are_levelled_without_giving_up_any() -> None:
    people, firms = [person(n, district="江岸区") for n in (1, 2)], [client(n) for n in range(4)]
    plan = plan_of("wuhan", people, firms, districts=PLACE)
    assert [sum(p.specialist == s.id for p in plan.pairings) for s in people] == [2, 2]


def test_everybody_gets_one_client_before_anybody_gets_two() -> None:
    firms = [client(n, "平定县", upper=1) for n in (1, 2)]
    fit = {(s, c): v for s, v in (("s1", 0.9), ("s2", 0.2)) for c in ("c1", "c2")}
    plan = plan_of("yangquan", [person(1), person(2)], firms, fit=fit)
    assert {p.specialist for p in plan.pairings} == {"s1", "s2"}
    assert plan.unmatched == ()


def test_wishes_of_both_sides_are_worth_most_and_lock_where_the_setting_says_so() -> None:
    who, firm = person(1, intended_clients=("c1",)), client(1, "平定县", intended_specialists=("s1",))
    bare, plain = person(1), client(1, "平定县")
    found = [points("yangquan", "intent", s, c) for s, c in ((who, firm), (bare, firm), (who, plain))]
    assert found == [250, 120, 100]
    firms, fit = [firm, client(2, "平定县")], {("s1", "c1"): 0.3, ("s1", "c2"): 0.9}
    free = plan_of("yangquan", [who], firms, fit=fit, settings=ONE)
    assert pairs_of(free) == {("s1", "c2")}
    locked = plan_of("yangquan", [who], firms, fit=fit, settings={**ONE, "intent.lock": True})
    assert pairs_of(locked) == {("s1", "c1")}


@pytest.mark.parametrize("name", ["yangquan", "heilongjiang"])
def test_a_pair_below_the_floor_is_not_proposed(name: str) -> None:
    plan = plan_of(name, [person(1)], [client(1)], fit={("s1", "c1"): 0.04})
    assert plan.pairings == ()
    assert [r.rule for r in plan.unmatched[0].reasons] == ["fit_floor"]
    assert pairs_of(plan_of(name, [person(1)], [client(1)], fit={("s1", "c1"): 0.1})) == {("s1", "c1")}


def test_an_agreement_that_ended_may_be_renewed_unless_the_assessment_failed() -> None:
    old = (Existing("s1", "c1", end="2025-12-31"),)
    firms = [client(1, "平定县"), client(2, "平定县")]
    plan = plan_of("yangquan", [person(1)], firms, existing=old, settings=ONE, fit={("s1", "c2"): 0.6})
    assert [(p.key, p.existing, p.points["renewal"]) for p in plan.pairings] == [(("s1", "c1"), False, 150)]
    failed = plan_of("yangquan", [person(1, rating="不合格")], firms, existing=old)
    assert failed.pairings == ()


def test_high_tech_and_small_technology_firms_are_the_target_and_others_stay_possible() -> None:
    held = ("高新技术企业", "科技型中小企业", "专精特新", "")
    firms = [client(1, "大庆市", qualification=(q,) if q else ()) for q in held]
    assert [points("heilongjiang", "qualification", person(1), c) for c in firms] == [50, 50, 0, 0]
    assert pairs_of(plan_of("heilongjiang", [person(1)], firms[-1:])) == {("s1", "c1")}


def test_in_heilongjiang_a_firm_takes_one_person_and_a_person_two_firms() -> None:
    firms = [client(n, "大庆市") for n in range(4)]
    fit = {("s1", c.id): 0.9 for c in firms}
    assert len(plan_of("heilongjiang", [person(1)], firms, fit=fit).pairings) == 2
    people = [person(1), person(2)]
    assert len(plan_of("heilongjiang", people, firms[:1]).pairings) == 1


def test_who_recommended_himself_is_marked_in_the_list() -> None:
    remarks = []
    for channel in ("自荐", "单位推荐"):
        roster = Roster((person(1, channel=channel),), (client(1, "平定县"),))
        case = case_of("yangquan", roster)
        plan = match(case, remedies=False)
        remarks.append(FORM.row(View(case, plan), 1, plan.pairings[0])[-1])
    assert remarks == ["自荐", ""]
