"""充分尊重企业意愿 (安庆 三(二)2): a veto, not a weight."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client


class ClientWilling:
    """A client that said no receives nobody; one not yet asked may be proposed."""

    rule = "client_willing"

    def __call__(self, case: Case, client: Client) -> Refusal | None:
        if client.willing is not False:
            return None
        return Refusal(self.rule, "单位不愿接收", "单位改变意愿后在需求表改填“企业意愿”")
