"""Each rule of the two notices, by one small roster that shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.board import board, share_up
from matcher.judge import judge
from matcher.match import match
from matcher.plan import Pairing
from matcher.roster import District, Exclusion, Existing, Roster
from matcher.scenario import Scenario, scenario_from_json
from tests.matcher.rosters import GROUPS, case_of, client, specialist

TWO = (District("江岸区", existing=0, new=1), District("江汉区", existing=0, new=1))


def pairs_of(plan: object) -> set[tuple[str, str]]:
    return {p.key for p in plan.pairings}  # type: ignore[attr-defined]


def plan_of(name: str, people: list, firms: list, districts: tuple = (), **more: object):
    roster_fields = {k: more.pop(k) for k in ("existing", "exclusions") if k in more}
    roster = Roster(tuple(people), tuple(firms), districts, **roster_fields)
    return match(case_of(name, roster, **more), remedies=False)  # type: ignore[arg-type]


def test_a_specialist_without_any_asked_experience_is_not_sent() -> None:
    plan = plan_of("wuhan", [specialist(1, district="江岸区", experience=())], [client(1)], TWO)
    assert [(x.id, x.reasons[0].rule) for x in plan.ineligible] == [("s1", "experience")]


def test_experience_told_in_the_text_counts_until_the_clerk_confirms() -> None:
    told = specialist(1, district="江岸区", experience=(), achievements="从事知识产权代理六年")
    assert pairs_of(plan_of("wuhan", [told], [client(1)], TWO)) == {("s1", "c1")}


def test_firms_of_another_district_are_never_served_but_parks_may_be() -> None:
    person = specialist(1, district="江岸区")
    firm, park = client(1, "江汉区"), client(2, "江汉区", kind="园区")
    plan = plan_of("wuhan", [person], [firm, park], TWO, fit={("s1", "c1"): 1.0, ("s1", "c2"): 0.9})
    assert pairs_of(plan) == {("s1", "c2")}
    assert plan.pairings[0].district == "江岸区"
    assert plan.pairings[0].points["other_district"] == -150


def test_a_quota_is_a_cap_and_the_rest_is_a_ranked_reserve() -> None:
    people = [specialist(n, district="江岸区") for n in (1, 2, 3)]
    firms = [client(n) for n in (1, 2, 3)]
    fit = {(f"s{n}", f"c{m}"): n / 10 + 0.5 for n in (1, 2, 3) for m in (1, 2, 3)}
    plan = plan_of("wuhan", people, firms, TWO, fit=fit)
    assert {p.specialist for p in plan.pairings} == {"s3"}
    assert [(r.specialist, r.rank) for r in plan.reserve] == [("s2", 1), ("s1", 2)]
    assert plan.tiers[0].value == 0  # nobody with a place is left over
    assert not plan.complete  # 江汉区 has one place and nobody


def test_a_quota_of_zero_sends_nobody() -> None:
    plan = plan_of("wuhan", [specialist(1, district="江岸区")], [client(1)], (District("江岸区", new=0),))
    assert plan.pairings == ()
    assert [r.specialist for r in plan.reserve] == ["s1"]


def test_the_pool_goes_where_it_is_worth_most_and_to_one_district_only() -> None:
    firms = [client(1), client(2), client(3, "江汉区"), client(4, "江汉区")]
    fit = {("s1", c): v for c, v in (("c1", 0.7), ("c2", 0.7), ("c3", 0.9), ("c4", 0.9))}
    plan = plan_of("wuhan", [specialist(1)], firms, TWO, fit=fit)
    assert pairs_of(plan) == {("s1", "c3"), ("s1", "c4")}


def test_locked_pairings_stay_and_use_up_the_client() -> None:
    people = [specialist(1, district="江岸区"), specialist(2, district="江岸区")]
    plan = plan_of(
        "wuhan",
        people,
        [client(1), client(2)],
        TWO,
        existing=(Existing("s1", "c1"),),
        fit={("s2", "c1"): 1.0},
    )
    assert pairs_of(plan) == {("s1", "c1"), ("s2", "c2")}
    assert [p.existing for p in plan.pairings] == [True, False]
    assert next(b for b in plan.board if b.district == "江岸区").matched == 1


def test_a_locked_pair_that_a_rule_now_forbids_is_kept_and_told() -> None:
    people = [specialist(1, district="江岸区", rating="不合格")]
    plan = plan_of("wuhan", people, [client(1)], TWO, existing=(Existing("s1", "c1"),))
    assert pairs_of(plan) == {("s1", "c1")}
    assert [(v.rule, v.hard) for v in plan.violations] == [("rating", False)]


def test_an_expired_pairing_frees_both_sides_but_counts_as_cooperation() -> None:
    people = [specialist(1, district="江岸区")]
    old = (Existing("s1", "c1", end="2025-12-31"),)
    plan = plan_of("wuhan", people, [client(1)], TWO, existing=old)
    assert [(p.key, p.existing, p.points["prior"]) for p in plan.pairings] == [(("s1", "c1"), False, 80)]


def test_the_group_is_hard_in_anqing_and_ungrouped_people_are_told() -> None:
    groups = {"s1": (GROUPS[0],), "s2": (), "c1": (GROUPS[1],), "c2": (GROUPS[0],)}
    plan = plan_of(
        "anqing", [specialist(1), specialist(2)], [client(1, "桐城市"), client(2, "桐城市")], groups=groups
    )
    assert pairs_of(plan) == {("s1", "c2")}
    (left,) = plan.unmatched
    assert left.id == "s2"
    assert left.reasons[0].rule == "group"
    assert "未归入行业组" in left.reasons[0].text


def test_anqing_sends_at_most_its_total_and_reports_what_is_short() -> None:
    people, firms = [specialist(n) for n in range(60)], [client(n, "桐城市") for n in range(70)]
    plan = plan_of("anqing", people, firms)
    assert len({p.specialist for p in plan.pairings}) == 50
    assert len(plan.reserve) == 10
    assert plan.complete
    few = plan_of("anqing", people[:3], firms)
    assert next(t.value for t in few.tiers if t.name == "shortfall") == 37


def test_a_refusal_is_a_veto_even_against_mutual_wishes() -> None:
    firm = client(1, "桐城市", intended_specialists=("s1",), refused_specialists=("s1",))
    plan = plan_of("anqing", [specialist(1, intended_clients=("c1",))], [firm])
    assert plan.pairings == ()
    assert plan.unmatched[0].reasons[0].rule == "refusal"


def test_an_unwilling_firm_receives_nobody_and_is_listed() -> None:
    plan = plan_of("anqing", [specialist(1)], [client(1, "桐城市", willing=False), client(2, "桐城市")])
    assert [(u.id, u.reasons[0].rule) for u in plan.unserved] == [("c1", "client_willing")]


def test_the_own_employer_is_forbidden_whatever_the_brackets() -> None:
    firm = client(1, "桐城市", name="样例精工（安庆）有限公司")
    plan = plan_of("anqing", [specialist(1, institution="样例精工(安庆) 有限公司")], [firm])
    assert plan.pairings == ()
    assert "own_employer" in {r.rule for r in plan.unmatched[0].reasons}


def test_exclusions_and_bans_forbid_and_pins_force() -> None:
    people, firms = [specialist(1), specialist(2)], [client(1, "桐城市"), client(2, "桐城市")]
    ban = (Exclusion("s1", "c1", "回避", "亲属任职"),)
    plan = plan_of("anqing", people, firms, exclusions=ban, settings={"capacity.upper": 1})
    assert pairs_of(plan) == {("s1", "c2"), ("s2", "c1")}
    pinned = plan_of(
        "anqing", people, firms, scenario=Scenario(pins=(("s2", "c2"),)), settings={"capacity.upper": 1}
    )
    assert ("s2", "c2") in pairs_of(pinned)


def test_a_pin_that_a_rule_forbids_is_a_conflict_with_a_repair_that_works() -> None:
    people, firms = [specialist(1)], [client(1, "桐城市", willing=False), client(2, "桐城市")]
    roster = Roster(tuple(people), tuple(firms))
    case = case_of("anqing", roster, scenario=Scenario(pins=(("s1", "c1"),)))
    plan = match(case, remedies=False)
    assert (plan.status, plan.pairings, plan.objective, plan.gap) == ("infeasible", (), None, None)
    assert plan.conflict is not None
    assert [r.rule for r in plan.conflict.rules] == ["pin", "client_willing"]
    assert plan.relaxed is not None
    assert pairs_of(plan.relaxed) == {("s1", "c2")}
    assert {v.rule for v in plan.relaxed.violations} == {"pin"}
    repair = plan.conflict.repairs[0].change
    again = match(
        case_of("anqing", roster, scenario=Scenario(bans=tuple(map(tuple, repair["bans"])))), remedies=False
    )
    assert again.status == "optimal"


def test_two_pins_on_a_client_for_one_clash_in_the_planners_words() -> None:
    people, firms = [specialist(1), specialist(2)], [client(1, "桐城市"), client(2, "桐城市")]
    case = case_of(
        "anqing", Roster(tuple(people), tuple(firms)), scenario=Scenario(pins=(("s1", "c1"), ("s2", "c1")))
    )
    plan = match(case, remedies=False)
    assert plan.status == "infeasible"
    assert plan.conflict is not None
    assert sorted(r.rule for r in plan.conflict.rules) == ["client_size", "pin", "pin"]
    assert plan.relaxed is not None
    assert plan.relaxed.status == "optimal"
    assert plan.conflict.repairs
    for repair in plan.conflict.repairs:
        changed = case.scenario | scenario_from_json(dict(repair.change))
        fixed = match(case_of("anqing", case.base, scenario=changed), remedies=False)
        assert fixed.status == "optimal", repair


def test_nobody_is_paired_where_every_firm_refuses_and_the_remedy_is_told() -> None:
    plan = plan_of("anqing", [specialist(1)], [client(n, "桐城市", willing=False) for n in (1, 2)])
    assert plan.pairings == ()
    assert not plan.complete
    assert plan.unmatched[0].reasons[0].text == "2家单位：单位不愿接收"


def test_a_remedy_with_a_change_leaves_fewer_people_over() -> None:
    people = [specialist(1), specialist(2)]
    roster = Roster(tuple(people), (client(1, "桐城市"),))
    plan = match(case_of("anqing", roster))
    (left,) = plan.unmatched
    change = next(r.change for r in left.reasons if r.change)
    again = match(case_of("anqing", roster, settings=change["settings"]))
    assert len(again.unmatched) < len(plan.unmatched)


def test_a_pair_worth_less_than_the_effort_is_not_made_beyond_the_first() -> None:
    firms = [client(n, "桐城市") for n in (1, 2)]
    plan = plan_of("anqing", [specialist(1)], firms, fit={("s1", "c1"): 0.9, ("s1", "c2"): 0.1})
    assert pairs_of(plan) == {("s1", "c1")}
    assert plan.unserved[0].reasons[0].rule == "worth"
    pin = plan.unserved[0].reasons[0].change["pins"]
    both = plan_of(
        "anqing",
        [specialist(1)],
        firms,
        fit={("s1", "c1"): 0.9, ("s1", "c2"): 0.1},
        scenario=Scenario(pins=tuple(map(tuple, pin))),
    )
    assert pairs_of(both) == {("s1", "c1"), ("s1", "c2")}


def test_nobody_of_one_person_with_clients_in_two_counties_is_counted_twice() -> None:
    firms = [client(1, "桐城市"), client(2, "太湖县"), client(3, "桐城市")]
    plan = plan_of("anqing", [specialist(1)], firms)
    assert [(p.district, p.main) for p in plan.postings] == [("桐城市", True), ("太湖县", False)]
    assert sum(b.matched for b in plan.board) == 1


def test_leavers_are_gone_and_their_places_open() -> None:
    people = [specialist(1, district="江岸区"), specialist(2, district="江岸区")]
    plan = plan_of(
        "wuhan",
        people,
        [client(1)],
        TWO,
        existing=(Existing("s1", "c1"),),
        scenario=Scenario(leave=("s1",)),
    )
    assert pairs_of(plan) == {("s2", "c1")}


@pytest.mark.parametrize(("heads", "cases"), [(0, 0), (1, 1), (4, 2), (5, 2), (10, 3), (200, 60)])
def test_cases_are_rounded_up_by_district(heads: int, cases: int) -> None:
    assert share_up(0.3, heads) == cases


def test_the_judge_finds_what_a_hand_made_plan_breaks() -> None:
    people = [specialist(1, district="江岸区"), specialist(2, district="江岸区", willing=False)]
    firms = [client(1), client(2, "江汉区"), client(3, willing=False)]
    case = case_of("wuhan", Roster(tuple(people), tuple(firms), TWO))

    def rules(*pairs: tuple[str, str, str]) -> set[str]:
        return {v.rule for v in judge(case, [Pairing(s, c, d) for s, c, d in pairs]) if v.hard}

    assert rules(("s1", "c1", "江岸区")) == set()
    assert rules(("s1", "c2", "江岸区")) == {"posting"}
    assert rules(("s1", "c3", "江岸区")) == {"client_willing"}
    assert rules(("s2", "c1", "江岸区")) == {"consent"}
    assert rules(("s1", "c1", "江岸区"), ("s1", "c1", "江岸区")) == {"duplicate", "client_size"}
    assert rules(("s9", "c1", "江岸区")) == {"unknown"}


def test_the_judge_counts_quota_total_and_capacity() -> None:
    people = [specialist(n, district="江岸区") for n in range(3)]
    firms = [client(n) for n in range(9)]
    case = case_of("wuhan", Roster(tuple(people), tuple(firms), TWO))
    three = [Pairing(f"s{n}", f"c{n}", "江岸区") for n in range(3)]
    assert [(v.rule, v.excess) for v in judge(case, three)] == [("quota", 2)]
    seven = [Pairing("s0", f"c{n}", "江岸区") for n in range(8)]
    assert {v.rule for v in judge(case, seven)} == {"capacity", "capacity_firms"}


def test_the_judge_sees_a_locked_pairing_that_is_missing() -> None:
    roster = Roster((specialist(1),), (client(1),), TWO, (Existing("s1", "c1"),))
    assert [v.rule for v in judge(case_of("wuhan", roster), [])] == ["existing"]


def test_totals_of_the_board_are_sums_of_its_rows() -> None:
    people = [specialist(n, district=d) for n, d in enumerate(["江岸区", "江汉区", "江汉区"])]
    case = case_of("wuhan", Roster(tuple(people), (client(1), client(2, "江汉区")), TWO))
    plan = match(case, remedies=False)
    rows = board(case, plan.pairings)
    assert sum(b.matched for b in rows) == len({p.specialist for p in plan.pairings})
    assert all((b.total or 0) == b.existing + (b.new or 0) for b in rows)


def test_row_order_never_changes_the_plan() -> None:
    people = [specialist(n, district="江岸区") for n in range(5)]
    firms = [client(n) for n in range(6)]
    roster = Roster(tuple(people), tuple(firms), TWO)
    turned = replace(roster, specialists=roster.specialists[::-1], clients=roster.clients[::-1])
    groups = {x.id: (GROUPS[0],) for x in (*people, *firms)}
    first = match(case_of("wuhan", roster, groups=groups), remedies=False)
    second = match(case_of("wuhan", turned, groups=groups), remedies=False)
    assert first.digest == second.digest


def test_unlocked_pairings_may_move_but_staying_is_worth_points() -> None:
    people = [specialist(1, district="江岸区")]
    firms = [client(1), client(2)]
    old = (Existing("s1", "c1", locked=False),)
    stay = plan_of("wuhan", people, firms, TWO, existing=old, fit={("s1", "c1"): 0.4, ("s1", "c2"): 0.6})
    assert ("s1", "c1") in pairs_of(stay)
    assert next(p for p in stay.pairings if p.client == "c1").points["prior"] == 500
    one = plan_of(
        "wuhan",
        people,
        firms,
        TWO,
        existing=old,
        fit={("s1", "c1"): 0.1, ("s1", "c2"): 1.0},
        settings={"capacity.upper": 1, "existing.keep": 0},
    )
    assert pairs_of(one) == {("s1", "c2")}
    assert [v for v in one.violations if v.hard] == []
    assert sum(b.matched for b in one.board) == 0  # still the first batch's head


def test_people_in_post_gain_clients_only_where_the_programme_says_so() -> None:
    people, firms = [specialist(1, district="江岸区")], [client(1), client(2)]
    old = (Existing("s1", "c1"),)
    assert pairs_of(plan_of("wuhan", people, firms, TWO, existing=old)) == {("s1", "c1")}
    more = plan_of("wuhan", people, firms, TWO, existing=old, settings={"existing.gain": True})
    assert pairs_of(more) == {("s1", "c1"), ("s1", "c2")}


def test_too_many_people_of_one_kind_of_unit_are_told_and_not_forced() -> None:
    people = [specialist(n, district="江岸区", institution_type="孵化器") for n in range(4)]
    plan = plan_of("wuhan", people, [client(n) for n in range(4)], (District("江岸区", new=4),))
    assert len({p.specialist for p in plan.pairings}) == 4
    assert [(v.rule, v.hard, v.excess) for v in plan.violations] == [("institution_mix", False, 2)]


def test_balance_gives_up_no_points_unless_the_bureau_says_so() -> None:
    people = [specialist(n, district="江岸区") for n in (1, 2)]
    firms = [client(n) for n in range(4)]
    fit = {("s1", f"c{n}"): 0.9 for n in range(4)} | {("s2", f"c{n}"): 0.89 for n in range(4)}
    two = (District("江岸区", existing=0, new=2),)
    own = plan_of("wuhan", people, firms, two, fit=fit)
    assert sorted(sum(p.specialist == s for p in own.pairings) for s in ("s1", "s2")) == [1, 3]
    assert own.gap == 0
    even = plan_of("wuhan", people, firms, two, fit=fit, settings={"balance.loss": 0.02})
    assert sorted(sum(p.specialist == s for p in even.pairings) for s in ("s1", "s2")) == [2, 2]
    assert even.gap is not None
    assert 0 < even.gap <= 0.02


def test_near_misses_are_suggested_where_only_an_application_is_missing() -> None:
    people = [specialist(1, degree="博士", applications=("c1",)), specialist(2, degree="博士")]
    firms = [client(1, "大庆市"), client(2, "大庆市")]
    plan = plan_of(
        "heilongjiang", people, firms, fit={("s1", "c1"): 0.9, ("s2", "c2"): 0.8, ("s1", "c2"): 0.3}
    )
    assert pairs_of(plan) == {("s1", "c1")}
    (unserved,) = plan.unserved
    assert unserved.reasons[0].remedy == "可邀请契合度最高的 专员2、专员1 申报"
    (unmatched,) = plan.unmatched
    assert "样例单位2" in unmatched.reasons[0].remedy


def test_shares_of_kinds_of_units_bind_only_when_the_bureau_says_so() -> None:
    people = [specialist(n, district="江岸区", institution_type="孵化器") for n in range(4)]
    places = (District("江岸区", new=4),)
    firms = [client(n) for n in range(4)]
    plan = plan_of("wuhan", people, firms, places, settings={"mix.hard": True})
    assert len({p.specialist for p in plan.pairings}) == 2


def test_districts_of_a_kind_have_a_floor() -> None:
    people, firms = [specialist(1), specialist(2)], [client(1, "江岸区"), client(2, "新洲区")]
    fit = {(s, "c1"): 1.0 for s in ("s1", "s2")}
    kinds = (District("江岸区", new=2, kind="中心"), District("新洲区", new=1, kind="远城"))
    more = {"settings": {"size.firm": 3, "quota.floors": "远城=1"}, "fit": fit}
    plan = plan_of("wuhan", people, firms, kinds, **more)
    assert {p.district for p in plan.pairings} == {"江岸区", "新洲区"}


def test_shares_and_competition_are_disclosed_in_the_reason() -> None:
    person = specialist(1, degree="硕士", equity=("c1",))
    rows = (Exclusion("s1", "c1", "竞争", "同业"),)
    roster = Roster((person,), (client(1, "盂县"),), exclusions=rows)
    plan = match(case_of("yangquan", roster), remedies=False)
    assert "须披露" in plan.pairings[0].reason
    assert "竞争关系" in plan.pairings[0].reason


def test_a_team_takes_one_place() -> None:
    people = [specialist(1, district="江岸区", heads=5), specialist(2, district="江岸区")]
    plan = plan_of("wuhan", people, [client(1), client(2)], (District("江岸区", new=2),))
    assert next(b for b in plan.board).matched == 2


def test_mutual_wishes_lock_by_setting_unless_a_rule_forbids() -> None:
    people = [specialist(1, degree="硕士", intended_clients=("c1", "c2")), specialist(2, degree="硕士")]
    firms = [
        client(1, "盂县", intended_specialists=("s1",), upper=1),
        client(2, "盂县", intended_specialists=("s1",), willing=False),
    ]
    roster = Roster(tuple(people), tuple(firms))
    fit = {("s1", "c1"): 0.1, ("s2", "c1"): 1.0}
    free = match(case_of("yangquan", roster, fit=fit, settings={"intent.mutual": 0}), remedies=False)
    assert pairs_of(free) == {("s2", "c1")}
    locked = match(case_of("yangquan", roster, fit=fit, settings={"intent.lock": True}), remedies=False)
    assert pairs_of(locked) == {("s1", "c1")}


def test_what_is_blank_is_listed_for_review_only_where_the_form_asks() -> None:
    people = [specialist(1, willing=True), specialist(2, willing=None)]
    firms = [client(1, "桐城市", willing=True), client(2, "桐城市", willing=None)]
    fit = {("s1", "c1"): 1.0, ("s2", "c2"): 1.0}
    plan = plan_of("anqing", people, firms, fit=fit, settings={"capacity.upper": 1})
    assert [u.id for u in plan.review_specialists] == ["s2"]
    assert [u.id for u in plan.review_clients] == ["c2"]
    bare = plan_of("anqing", [specialist(1)], [client(1, "桐城市")])
    assert bare.review_specialists == ()  # 附件2 has no such column: the signed form stands for it
    assert [u.id for u in bare.review_clients] == ["c1"]  # the firm must be asked all the same


def test_a_local_talent_without_a_degree_is_sent_and_listed_for_review() -> None:
    people = [specialist(1, title="高级技师", origin="农村乡土人才")]
    plan = plan_of("yangquan", people, [client(1, "盂县")])
    assert {p.specialist for p in plan.pairings} == {"s1"}
    assert [(u.id, u.reasons[0].rule) for u in plan.review_specialists] == [("s1", "degree_title")]
