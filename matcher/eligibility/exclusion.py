"""Pairs that the exclusion sheet or the scenario forbids (安庆 二(一)3; §4.2 排除/锁定表)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class Exclusion:
    """禁止、企业拒绝、专员拒绝、回避、竞争 and the scenario's bans."""

    rule = "exclusion"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        found = case.excluded.get((specialist.id, client.id))
        if found is None:
            return None
        kind, reason = found
        return Refusal(self.rule, f"{kind}：{reason}" if reason else kind, "解除排除表中的该条记录")
