"""补录 and 接替: pairs that both sides accepted stay, and nobody in them moves (武汉 二(一); story 7)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class Kept:
    """In a later round, kept people and clients take nothing more; only `opened` clients are asked for."""

    rule = "kept"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if not case.scenario.kind or (specialist.id, client.id) in case.kept:
            return None
        if specialist.id in case.kept_people:
            return Refusal(self.rule, "本人的结对已确认，本次不再变动")
        if client.id in case.kept_clients:
            return Refusal(self.rule, "该单位的结对已确认，本次不再变动")
        if case.scenario.opened and client.id not in case.scenario.opened:
            return Refusal(self.rule, "本次只为离岗人员的服务单位安排接替")
        return None
