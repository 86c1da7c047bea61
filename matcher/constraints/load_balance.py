"""力量配比科学 (武汉 三(二)): nobody carries much more than the average of the district."""

from __future__ import annotations

import math
from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import BALANCE, Limit


def load_balance(case: Case) -> Iterator[Limit]:
    """Per new specialist of a fixed district: pairings above ⌈open clients ÷ places⌉ cost points (W09)."""
    weight = case.settings["balance.load"]
    if not weight:
        return
    for d in case.roster.districts:
        places = case.quota(d.name)
        free = sum(1 for c in case.roster.clients if c.district == d.name and c.id not in case.served)
        if not places:
            continue
        fair = max(1, math.ceil(free / places))
        for s in case.roster.specialists:
            if s.district == d.name and s.id in case.movable and fair < case.capacity(s):
                yield Limit(
                    "load_balance",
                    f"{d.name}人均约{fair}家",
                    0,
                    fair,
                    frozenset({s.id}),
                    tier=BALANCE,
                    penalty=weight,
                    where={"specialist": s.id},
                )
