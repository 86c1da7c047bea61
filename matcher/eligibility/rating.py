"""评价为不合格等次，终止合作 (安庆 三(三)3); 取消资格、取消下一年度申报资格 (阳泉 十六、十七)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist

ENDS = ("不合格", "取消", "未参加", "不参加")


class Rating:
    """Nobody is sent in the term after a failed or skipped assessment, or once removed."""

    rule = "rating"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if specialist.rating is None or not any(word in specialist.rating for word in ENDS):
            return None
        return Refusal(self.rule, f"上年考核：{specialist.rating}，本年度不再选派", "另派人选")
