"""严格审核专业匹配度: no pair below the floor, where one is set."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class FitFloor:
    """Fit of the pair is at least `fit.floor`."""

    rule = "fit_floor"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        floor = case.settings["fit.floor"]
        if not floor or case.fit_of(specialist.id, client.id) >= floor:
            return None
        return Refusal(self.rule, "契合度低于门槛", "补充专业领域和技术需求的文字，或降低门槛")
