"""筛选企业要符合产业政策，依法运作、规范经营 (安庆 三(二)2)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client


class Compliance:
    """A client that the county found not compliant receives nobody."""

    rule = "compliance"

    def __call__(self, case: Case, client: Client) -> Refusal | None:
        if client.compliant is not False:
            return None
        return Refusal(self.rule, "县区审核不符合产业政策或规范经营要求", "由县区科技部门复核")
