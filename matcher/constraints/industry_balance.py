"""行业领域均衡 (武汉 三(二)): heads of an industry group near its share of the district's demand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import BALANCE, Limit


def industry_balance(case: Case) -> Iterator[Limit]:
    """Per district and group: |heads − places · share of clients|, rounded outwards; a wish (W08)."""
    weight = case.settings["balance.industry"]
    if not weight:
        return
    members: dict[str, set[str]] = {}
    for s in case.roster.specialists:
        if s.id in case.movable and s.id not in case.in_post:
            for g in case.groups.get(s.id, ())[:1]:
                members.setdefault(g, set()).add(s.id)
    for d in case.roster.districts:
        places = case.quota(d.name)
        demand = Counter(
            g for c in case.roster.clients if c.district == d.name for g in case.groups.get(c.id, ())[:1]
        )
        clients = sum(demand.values())
        if not places or not clients:
            continue
        for g, people in sorted(members.items()):
            target = places * demand[g] / clients
            yield Limit(
                "industry_balance",
                f"{d.name}{g}应有约{target:.1f}人",
                math.floor(target),
                math.ceil(target),
                frozenset(people),
                district=d.name,
                counts="people",
                tier=BALANCE,
                penalty=weight,
                where={"district": d.name, "group": g},
            )
