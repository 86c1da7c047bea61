"""Small synthetic rosters for the tests: no text of the samples, no real person."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from matcher.case import Case, make_case
from matcher.pairs import Fit
from matcher.programmes import programme
from matcher.roster import Client, Demand, District, Exclusion, Existing, Roster, Specialist
from matcher.scenario import Scenario
from scoring import GRADES

GROUPS = ("高端装备", "农业食品")


def specialist(n: int, **fields: object) -> Specialist:
    given: dict[str, object] = {"id": f"s{n}", "name": f"专员{n}", "expertise": "压铸工艺"}
    given |= {"experience": ("技术转移",)} | fields
    return Specialist(**given)  # type: ignore[arg-type]


def client(n: int, district: str = "江岸区", **fields: object) -> Client:
    given = {
        "id": f"c{n}",
        "name": f"样例单位{n}",
        "district": district,
        "demands": (Demand(f"c{n}-1", "毛坯有气孔"),),
    } | fields
    return Client(**given)  # type: ignore[arg-type]


def case_of(
    name: str,
    roster: Roster,
    settings: dict[str, object] | None = None,
    fit: dict[tuple[str, str], float] | None = None,
    groups: dict[str, tuple[str, ...]] | None = None,
    scenario: Scenario | None = None,
) -> Case:
    """A case with given fits (default .5) and groups (default: all in the first)."""
    people, firms = [s.id for s in roster.specialists], [c.id for c in roster.clients]
    value = np.array([[(fit or {}).get((s, c), 0.5) for c in firms] for s in people]).reshape(
        len(people), len(firms)
    )
    shape = value.shape
    known = groups if groups is not None else dict.fromkeys((*people, *firms), (GROUPS[0],))
    scenario = (scenario or Scenario()) | Scenario(settings={"date": "2026-01-01", **(settings or {})})
    matrix = Fit(tuple(people), tuple(firms), value, np.zeros(shape, int), np.ones(shape, int), GRADES)
    return make_case(programme(name), roster, scenario, known, matrix)


def random_case(name: str, seed: int) -> Case:
    """A roster of at most 4 × 4 with every kind of rule, drawn by seed."""
    rng = random.Random(f"{name}-{seed}")
    districts = ["江岸区", "江汉区"] if name == "wuhan" else ["桐城市", "太湖县"]
    firms = [
        client(
            n,
            rng.choice(districts),
            kind="园区" if rng.random() < 0.3 else "企业",
            willing=rng.choice([True, True, None, False]),
            compliant=rng.choice([None, True, True, False]),
            upper=rng.choice([None, None, 1, 2]),
            priority=rng.choice([None, 1, 5]),
            tag=rng.choice(["", "主导"]),
        )
        for n in range(rng.randint(1, 4))
    ]
    people = [
        specialist(
            n,
            district=rng.choice([None, *districts]) if name == "wuhan" else None,
            home=rng.choice([None, *districts]),
            experience=("技术转移",) if rng.random() < 0.85 else (),
            willing=rng.choice([True, True, None, False]) if rng.random() < 0.4 else True,
            max_clients=rng.choice([None, None, 1, 2]),
            institution=rng.choice(["", "", firms[0].name]),
            intended_clients=tuple(c.id for c in firms if rng.random() < 0.2),
            rating=rng.choice([None, None, None, "不合格"]),
            degree="博士",
            accepts_adjustment=rng.random() < 0.3,
            applications=tuple(c.id for c in firms if rng.random() < 0.5),
        )
        for n in range(rng.randint(1, 4 if name != "wuhan" else 3))
    ]
    firms = [
        replace(c, intended_specialists=tuple(s.id for s in people if rng.random() < 0.2)) for c in firms
    ]
    existing = []
    if rng.random() < 0.4:
        people.append(specialist(9, district=firms[0].district))
        existing.append(Existing("s9", firms[0].id))
    exclusions = tuple(
        Exclusion(s.id, c.id, rng.choice(["禁止", "企业拒绝", "回避"]), "样例")
        for s in people
        for c in firms
        if rng.random() < 0.08 and s.id != "s9"
    )
    quotas = tuple(
        District(d, new=rng.choice([0, 1, 2, 3]) if name == "wuhan" else None, kind="") for d in districts
    )
    fit = {(s.id, c.id): rng.choice([0.0, 0.1, 0.4, 0.6, 0.9]) for s in people for c in firms}
    if name in ("yangquan", "heilongjiang"):
        fit = {pair: max(v, 0.1) for pair, v in fit.items()}  # the floor has its own test
    groups = {x.id: tuple(g for g in GROUPS if rng.random() < 0.7) for x in (*people, *firms)}
    settings: dict[str, object] = {"pair.cost": rng.choice([0, 250])}
    if name == "anqing":
        settings |= {"total.max": rng.choice([1, 2, 50]), "total.min": 1}
    if name == "wuhan":
        settings |= {"balance.load": 0, "balance.industry": 0}
    if name == "open":
        settings |= {"capacity.lower": rng.choice([1, 1, 2]), "capacity.upper": 2}
    roster = Roster(tuple(people), tuple(firms), quotas, tuple(existing), exclusions)
    return case_of(name, roster, settings, fit, groups)
