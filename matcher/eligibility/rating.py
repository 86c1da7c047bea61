"""评价为不合格等次，终止合作 (安庆 三(三)3)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist


class Rating:
    """Nobody is sent in the term after a failed assessment."""

    rule = "rating"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if specialist.rating is None or "不合格" not in specialist.rating:
            return None
        return Refusal(self.rule, "上年考核不合格，终止合作", "另派人选")
