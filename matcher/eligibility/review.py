"""市（地）科技局对企业申请情况进行初审 (黑龙江 七(二))."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client


class Review:
    """退回 excludes; a blank review may be proposed, not published."""

    rule = "review"

    def __call__(self, case: Case, client: Client) -> Refusal | None:
        if not case.settings["client.review"] or not client.review:
            return None
        if any(word in client.review for word in ("退回", "不通过", "未通过", "不合格")):
            return Refusal(self.rule, f"初审意见：{client.review}", "补正材料后重新初审")
        return None
