"""The four bundled samples, run whole: what a clerk sees on the first day."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from matcher.judge import judge
from matcher.plan import Plan
from matcher.round import Round, prepare, solve, take_in
from matcher.scenario import Scenario
from scoring import load_scorer
from solver.worker import Worker
from tests.conftest import SAMPLES


@dataclass(frozen=True)
class Run:
    round: Round
    plan: Plan


def run(name: str) -> Run:
    programme, reading = take_in([SAMPLES / name], name)
    this = prepare(programme, reading, Scenario(settings={"date": "2026-01-01"}), load_scorer())
    with Worker() as worker:
        return Run(this, solve(this, solver=worker.solve, time_limit=300))


@pytest.fixture(scope="module")
def wuhan() -> Run:
    return run("wuhan")


@pytest.fixture(scope="module")
def anqing() -> Run:
    return run("anqing")


@pytest.fixture(scope="module")
def yangquan() -> Run:
    return run("yangquan")


@pytest.fixture(scope="module")
def heilongjiang() -> Run:
    return run("heilongjiang")


@pytest.fixture(scope="module", params=["wuhan", "anqing", "yangquan", "heilongjiang"])
def each(request: pytest.FixtureRequest) -> Run:
    found: Run = request.getfixturevalue(request.param)
    return found


def test_the_plan_is_proven_and_breaks_no_hard_rule(each: Run) -> None:
    assert each.plan.status == "optimal"
    assert all(t.status == "optimal" for t in each.plan.tiers)
    assert [v for v in judge(each.round.case, each.plan.pairings) if v.hard] == []


def test_every_eligible_specialist_is_placed_in_reserve_or_unmatched(each: Run) -> None:
    placed = {p.specialist for p in each.plan.pairings}
    left = [*(r.specialist for r in each.plan.reserve), *(u.id for u in each.plan.unmatched)]
    out = {u.id for u in each.plan.ineligible}
    everybody = {s.id for s in each.round.case.roster.specialists}
    assert len(left) == len(set(left))
    assert everybody == placed | set(left) | out
    assert len(everybody) == len(placed) + len(left) + len(out)


def test_the_objective_is_the_sum_of_the_points_and_stays_below_its_bound(each: Run) -> None:
    plan = each.plan
    assert plan.objective == sum(sum(p.points.values()) for p in plan.pairings)
    assert plan.bound is not None
    assert plan.objective <= plan.bound
    assert plan.gap == 0


def test_every_new_pair_says_why(each: Run) -> None:
    assert all(p.reason.endswith("。") for p in each.plan.pairings)


def test_no_phone_of_the_sample_reaches_the_plan(each: Run) -> None:
    phones = {p.phone for p in each.round.reading.private.values() if p.phone}
    assert len(phones) > 40
    written = json.dumps(each.plan.to_json(), ensure_ascii=False)
    assert [p for p in phones if p in written] == []


def test_every_client_without_a_specialist_says_why(each: Run) -> None:
    served = {p.client for p in each.plan.pairings}
    assert {u.id for u in each.plan.unserved} == {c.id for c in each.round.case.roster.clients} - served
    assert all(u.reasons and u.reasons[0].text for u in each.plan.unserved)


def test_wuhan_fills_its_hundred_places_in_fourteen_districts(wuhan: Run) -> None:
    board = wuhan.plan.board
    assert len(board) == 14
    totals = (sum(b.existing for b in board), sum(b.matched for b in board), sum(b.total or 0 for b in board))
    assert totals == (100, 100, 200)
    assert sum(b.shortfall for b in board) == 0
    assert wuhan.plan.complete


def test_wuhan_keeps_the_pairings_of_its_first_batch(wuhan: Run) -> None:
    existing = {(e.specialist, e.client) for e in wuhan.round.case.roster.existing}
    assert len({s for s, _ in existing}) == 100
    kept = {p.key for p in wuhan.plan.pairings if p.existing}
    assert kept == existing
    assert {p.specialist for p in wuhan.plan.pairings if not p.existing}.isdisjoint({s for s, _ in existing})


def test_wuhan_needs_63_cases_by_district(wuhan: Run) -> None:
    assert sum(b.cases_due for b in wuhan.plan.board) == 63
    assert sum(b.demands_due for b in wuhan.plan.board) == 400


def test_anqing_sends_at_most_fifty(anqing: Run) -> None:
    sent = {p.specialist for p in anqing.plan.pairings}
    assert 40 <= len(sent) <= 50
    assert (
        len(sent) + len(anqing.plan.reserve) + len(anqing.plan.unmatched) + len(anqing.plan.ineligible) == 56
    )


def test_yangquan_gives_everybody_a_client_and_renews_what_ended_well(yangquan: Run) -> None:
    plan = yangquan.plan
    assert plan.unmatched == ()
    assert sum(bool(p.points.get("renewal")) for p in plan.pairings) >= 3
    rules = {r.rule for u in plan.ineligible for r in u.reasons}
    assert rules >= {"degree_title", "rating", "one_post", "integrity"}


def test_heilongjiang_pairs_only_applications_or_those_who_accept_adjustment(heilongjiang: Run) -> None:
    roster = heilongjiang.round.case.roster
    for p in heilongjiang.plan.pairings:
        s, c = roster.specialist[p.specialist], roster.client[p.client]
        assert c.id in s.applications or s.accepts_adjustment or s.id in c.intended_specialists
    assert heilongjiang.plan.unmatched
    for u in heilongjiang.plan.unmatched:
        assert {r.rule for r in u.reasons} & {"application", "client_size", "fit_floor"}, u.id


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(sample, column, text) of every authored text."""
    columns = ("专业领域", "主要情况", "技术需求", "从事专业或擅长领域")
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                for column in columns:
                    if text := "".join((row.get(column) or "").split()):
                        yield path.name.split("_")[0], column, text


def test_no_two_texts_of_a_sample_share_more_than_half_of_their_4_grams() -> None:
    by_sample: dict[str, list[str]] = defaultdict(list)
    for sample, _, text in texts(SAMPLES / "sources"):
        by_sample[sample].append(text)
    counts = {name: len(written) > 150 for name, written in by_sample.items()}
    assert counts == dict.fromkeys(("anqing", "heilongjiang", "wuhan", "yangquan"), True)
    for written in by_sample.values():
        grams = [{t[i : i + 4] for i in range(max(1, len(t) - 3))} for t in written]
        holders: dict[str, list[int]] = defaultdict(list)
        for n, own in enumerate(grams):
            for gram in own:
                holders[gram].append(n)
        for n, own in enumerate(grams):
            shared: dict[int, int] = defaultdict(int)
            for gram in own:
                for other in holders[gram]:
                    if other > n:
                        shared[other] += 1
            for other, count in shared.items():
                least = min(len(own), len(grams[other]))
                assert count <= least / 2, (written[n], written[other])


def test_the_samples_hold_no_phone_that_could_ring_and_no_address() -> None:
    for path in (SAMPLES / "sources").glob("*.tsv"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"1[3-9]\d{9}|@|\d{17}[\dXx]|0\d{2,3}-?\d{7,8}", text), path.name
