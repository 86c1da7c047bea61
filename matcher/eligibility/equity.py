"""Shares in the client: 技术入股、资金入股 is encouraged by 阳泉 二十一, forbidden elsewhere by choice."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class Equity:
    """With `conflict.equity` forbid, no pair; with disclose, a pair that says so (see `matcher.reasons`)."""

    rule = "equity"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if case.settings["conflict.equity"] != "forbid" or client.id not in specialist.equity:
            return None
        return Refusal(self.rule, "本人持有该单位股份，须回避", "改派他人")
