"""The posting fixed by the form: a district sends its own people to its own firms (武汉 附件2)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import PARK, Client, Specialist


class Posting:
    """Somebody of one district serves there; parks elsewhere only where the programme says so."""

    rule = "posting"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if specialist.district is None or client.district == specialist.district:
            return None
        if client.kind == PARK and case.settings["park.anywhere"]:
            return None
        return Refusal(self.rule, f"本人只对接{specialist.district}的单位", "由市里统筹安排（“所属区”留空）")
