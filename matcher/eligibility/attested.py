"""政治素质高，遵纪守法，身体健康: declared by the sending unit (安庆 二(一)1)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist


class Attested:
    """A declaration of 否 excludes; a blank one does not."""

    rule = "attested"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if specialist.attested is not False:
            return None
        return Refusal(self.rule, "派出单位声明不符合基本条件", "由派出单位核实后改填")
