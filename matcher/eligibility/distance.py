"""就近结对: no pair beyond the distance limit, where one is set (安庆 三(二)3)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class Distance:
    """An unknown distance is not a far one."""

    rule = "distance"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        limit = case.settings["near.limit_km"]
        if limit is None or not (km := case.km(specialist, client)) > limit:
            return None
        return Refusal(
            self.rule,
            f"相距{km:.0f}公里，超过上限{limit:g}公里",
            "放宽距离上限",
            {"settings": {"near.limit_km": float(-(-km // 1))}},
        )
