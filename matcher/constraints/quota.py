"""县区指标: new people of a district at most its quota; the quota is wanted (武汉 附件1)."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import SHORTFALL, Limit


def quota(case: Case) -> Iterator[Limit]:
    """Per district: lower ≤ new people ≤ quota, hard; the quota itself a target whose shortfall is told."""
    new = frozenset(s.id for s in case.roster.specialists if s.id not in case.in_post)
    floors = dict(floor.split("=", 1) for floor in case.settings["quota.floors"] if "=" in floor)
    equal = case.settings["quota.target"] == "equal"
    for d in case.roster.districts:
        upper = case.quota(d.name)
        own = d.lower if d.lower is not None else int(floors.get(d.kind, 0))
        if upper is None and not own:
            continue
        lower = upper if equal and upper is not None else own
        most = "" if upper is None else f"至多{upper}人"
        words = f"{d.name}新选派" + "、".join(filter(None, (f"至少{lower}人" if lower else "", most)))
        where = {"district": d.name}
        yield Limit("quota", words, lower, upper, new, district=d.name, counts="people", where=where)
        if upper and not equal:
            yield Limit(
                "quota_target",
                f"{d.name}新选派指标{upper}人",
                upper,
                None,
                new,
                district=d.name,
                counts="people",
                tier=SHORTFALL,
                where=where,
            )
