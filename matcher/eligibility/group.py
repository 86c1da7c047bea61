"""行业分组：进行组内匹配 (安庆 三(二)3)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class Group:
    """With `group.mode` hard, both sides share at least one industry group."""

    rule = "group"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if case.settings["group.mode"] != "hard":
            return None
        own, theirs = case.groups.get(specialist.id, ()), case.groups.get(client.id, ())
        if set(own) & set(theirs):
            return None
        if not own or not theirs:
            who = "专员" if not own else "单位"
            return Refusal(self.rule, f"{who}未归入行业组", f"在表中“行业组”一列为{who}选定行业组")
        return Refusal(
            self.rule,
            f"行业组不同（{'、'.join(own)}；{'、'.join(theirs)}）",
            "允许跨组结对",
            {"settings": {"group.mode": "soft"}},
        )
