"""每年选派40-50名左右 (安庆 一): at most so many people, at least so many wanted."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import SHORTFALL, Limit


def total(case: Case) -> Iterator[Limit]:
    """Over the city: new people ≤ total.max (hard), ≥ total.min (a shortfall is told)."""
    new = frozenset(s.id for s in case.roster.specialists if s.id not in case.in_post)
    upper, lower = case.settings["total.max"], case.settings["total.min"]
    if upper is not None:
        yield Limit("total", f"全市至多选派{upper}人", 0, upper, new, counts="people", setting="total.max")
    if lower:
        yield Limit(
            "total_target", f"全市应选派{lower}人以上", lower, None, new, counts="people", tier=SHORTFALL
        )
