"""近三年内无科研失信行为 (阳泉 十三(一)); 遵守科研诚信有关要求 (黑龙江 五(一))."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist


class Integrity:
    """有 excludes; 未核查 or blank may be proposed, not published."""

    rule = "integrity"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if specialist.integrity != "有":
            return None
        return Refusal(self.rule, "有科研失信行为记录", "由派出单位复核诚信情况")
