"""Nobody is paired with the own employer (安庆 二(一)3, all programmes)."""

from __future__ import annotations

from matcher.case import Case, plain
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class OwnEmployer:
    """The sending unit and the client are one: names alike but for width, brackets and spaces."""

    rule = "own_employer"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if not specialist.institution or plain(specialist.institution) != plain(client.name):
            return None
        return Refusal(self.rule, "派出单位就是该单位", "改派他人")
