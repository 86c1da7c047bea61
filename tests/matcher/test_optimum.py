"""Random small rosters against an enumeration that knows the rules from the notices, not from the package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from matcher.case import Case
from matcher.match import match
from matcher.roster import Client, Specialist
from matcher.screening import points_of_pair
from tests.matcher.rosters import random_case

Choice = tuple[tuple[str, str | None], ...]  # (client, posting) of one person


def allowed(case: Case, s: Specialist, c: Client) -> bool:
    name = case.programme.name
    if s.willing is False or s.rating == "不合格" or c.willing is False or c.compliant is False:
        return False
    if name == "wuhan" and not s.experience:
        return False
    if name == "heilongjiang" and not (
        c.id in s.applications or s.id in c.intended_specialists or s.accepts_adjustment
    ):
        return False
    if s.institution == c.name or any(
        (e.specialist, e.client) == (s.id, c.id) for e in case.roster.exclusions
    ):
        return False
    if name == "anqing" and not set(case.groups[s.id]) & set(case.groups[c.id]):
        return False
    return not (s.district and c.district != s.district and not (name == "wuhan" and c.kind == "园区"))


def choices(case: Case, s: Specialist) -> Iterator[Choice]:
    """Every set of clients, with its posting, that the person may have: none at all included."""
    name = case.programme.name
    own = [c for c in case.roster.clients if allowed(case, s, c)]
    upper = {"wuhan": 7, "anqing": 3, "open": 2, "yangquan": 3, "heilongjiang": 2}[name]
    upper = upper if s.max_clients is None else min(upper, s.max_clients)
    lower = case.settings["capacity.lower"]
    yield ()
    for n in range(min(lower, upper), min(upper, len(own)) + 1):
        for some in combinations(own, n):
            if not some:
                continue
            if name != "wuhan":
                yield tuple((c.id, c.district) for c in some)
                continue
            if sum(c.kind == "园区" for c in some) > 2:
                continue
            posts = [s.district] if s.district else [d.name for d in case.roster.districts]
            for post in posts:
                if all(c.district == post or c.kind == "园区" for c in some):
                    yield tuple((c.id, post) for c in some)


def enumerate_best(case: Case) -> tuple[int, int, int]:
    """(people placed, −shortfall, points) of the best plan, in that order of goals."""
    people = [s for s in case.roster.specialists if s.id != "s9"]
    points = {
        (s.id, c.id): sum(points_of_pair(case, s, c).values()) for s in people for c in case.roster.clients
    }
    taken = Counter(e.client for e in case.roster.existing)
    firm = 2 if case.programme.name == "yangquan" else 1
    size = {
        c.id: c.upper if c.upper is not None else (3 if c.kind == "园区" else firm)
        for c in case.roster.clients
    }
    quota = {d.name: d.new for d in case.roster.districts}
    best: tuple[int, int, int] | None = None
    for plan in product(*(tuple(choices(case, s)) for s in people)):
        load = Counter(c for choice in plan for c, _ in choice)
        if any(load[c] + taken[c] > size[c] and load[c] for c in load):
            continue
        placed = sum(bool(choice) for choice in plan)
        short = 0
        if case.programme.name == "wuhan":
            heads = Counter(choice[0][1] for choice in plan if choice)
            if any(heads[d] > (q or 0) for d, q in quota.items()):
                continue
            short = sum(max(0, (q or 0) - heads[d]) for d, q in quota.items())
        if case.programme.name == "anqing":
            if placed > case.settings["total.max"]:
                continue
            short = max(0, case.settings["total.min"] - placed)
        value = sum(points[s.id, c] for s, choice in zip(people, plan, strict=True) for c, _ in choice)
        key = (placed, -short, value)
        if best is None or key > best:
            best = key
    assert best is not None
    return best


@pytest.mark.parametrize("name", ["wuhan", "anqing", "open", "yangquan", "heilongjiang"])
def test_every_random_roster_gets_a_feasible_and_optimal_plan(name: str) -> None:
    for seed in range(120):
        check(name, seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["wuhan", "anqing", "open", "yangquan", "heilongjiang"])
def test_many_more_random_rosters(name: str) -> None:
    for seed in range(1000, 1500):
        check(name, seed)


def check(name: str, seed: int) -> None:
    """One roster: proven, no hard violation, as good as the enumeration, everybody accounted for."""
    case = random_case(name, seed)
    plan = match(case, remedies=False)
    assert plan.status == "optimal", seed
    assert not [v for v in plan.violations if v.hard], seed
    new = [p for p in plan.pairings if not p.existing]
    short = next((t.value or 0 for t in plan.tiers if t.name == "shortfall"), 0)
    got = (len({p.specialist for p in new}), -short, sum(p.value for p in new))
    assert got == enumerate_best(case), seed
    eligible = [s for s in case.roster.specialists if s.id not in {x.id for x in plan.ineligible}]
    placed = {p.specialist for p in plan.pairings}
    assert len(eligible) == len(placed) + len(plan.reserve) + len(plan.unmatched), seed
