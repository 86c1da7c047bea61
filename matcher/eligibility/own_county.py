"""本县人员不派本县: a switch that some cities set (domain §2)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class OwnCounty:
    """With `own_county.forbidden`, nobody serves the district of residence."""

    rule = "own_county"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if not case.settings["own_county.forbidden"] or specialist.home != client.district:
            return None
        return Refusal(self.rule, "按规定不派往常驻县区", "改派其他县区")
