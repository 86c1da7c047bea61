"""指标看板: one row a district; every total is the sum of its rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matcher.assemble import postings
from matcher.case import Case
from matcher.geography import NEAR_KM
from matcher.plan import BoardRow, Pairing
from matcher.roster import PARK


def board(case: Case, pairings: Sequence[Pairing]) -> tuple[BoardRow, ...]:
    """Heads by main posting, each person once; clients where they lie."""
    main = {p.specialist: p.district for p in postings(case, pairings) if p.main}
    rows = []
    for d in sorted(case.roster.districts, key=lambda d: order(case, d.name)):
        here = [p for p in pairings if p.district == d.name]
        new = sum(1 for s, at in main.items() if at == d.name and s not in case.in_post)
        quota = case.quota(d.name)
        stay = sum(1 for s, at in case.home_of_post.items() if at == d.name)
        existing = d.existing - case.vacated.get(d.name, 0) if d.existing is not None else stay
        clients = {p.client for p in pairings if case.roster.client[p.client].district == d.name}
        parks = {c for c in clients if case.roster.client[c].kind == PARK}
        known = [p.distance_km for p in here if p.distance_km is not None]
        heads = existing + new
        rows.append(
            BoardRow(
                district=d.name,
                existing=existing,
                new=quota,
                total=None if quota is None else existing + quota,
                matched=new,
                shortfall=max(0, (quota or 0) - new),
                clients_served=len(clients),
                parks_served=len(parks),
                pairs=len(here),
                near_share=round(sum(km <= NEAR_KM for km in known) / len(known), 4) if known else None,
                groups=len({p.group for p in here if p.group}),
                demands_due=case.settings["kpi.demands_per_head"] * heads,
                cases_due=share_up(case.settings["kpi.cases_share"], heads),
            )
        )
    return tuple(rows)


def share_up(share: float, heads: int) -> int:
    """⌈share · heads⌉, safe against binary fractions: ⌈0.3 · 10⌉ is 3."""
    return math.ceil(round(share * heads, 9))


def order(case: Case, district: str) -> tuple[int, str]:
    """Districts in the order of the notice, others after them by name."""
    names = [p.name for p in case.programme.places]
    return (names.index(district) if district in names else len(names), district)
