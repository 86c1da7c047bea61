"""组织科研人员根据企业技术需求自愿申报 (黑龙江 七(四)): only pairs that were applied for."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class Application:
    """With `applications.only`, whoever applied anywhere is paired only where applied.

    Those who named nothing may be paired anywhere once they accept adjustment (服从调剂), else nowhere.
    """

    rule = "application"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if not case.settings["applications.only"] or client.id in specialist.applications:
            return None
        if specialist.id in client.intended_specialists or specialist.accepts_adjustment:
            return None
        named = "未申报该企业的需求" if specialist.applications else "未申报任何需求，也不服从调剂"
        return Refusal(self.rule, named, "征得本人同意后改填“服从调剂”或“申报需求”")
