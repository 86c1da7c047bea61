"""省内注册满1年的独立法人企业 (黑龙江 六(一))."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client


class Registered:
    """The firm is its own legal person and is at least `firm.min_years` old on the reference day, inclusive.

    A firm of 29 February completes a year on 1 March; a blank date or legal form is for the county to fill.
    """

    rule = "registered"

    def __call__(self, case: Case, client: Client) -> Refusal | None:
        years = case.settings["firm.min_years"]
        if not years:
            return None
        if client.independent is False or (client.independent is None and "分公司" in client.name):
            return Refusal(self.rule, "不是独立法人（分公司）", "由总公司申报")
        if client.registered and (whole := whole_years(client.registered, years)) > case.reference:
            return Refusal(
                self.rule, f"{client.registered}注册，到{case.reference}不满{years}年", f"{whole}以后再申报"
            )
        return None


def whole_years(start: str, years: int) -> str:
    """The day on which `years` years since `start` are complete; a bare year or month counts to its end."""
    given = [int(part) for part in start.split("-")]
    year = given[0]
    month = given[1] if len(given) > 1 else 12
    day = given[2] if len(given) > 2 else monthrange(year, month)[1]
    try:
        return date(year + years, month, day).isoformat()
    except ValueError:
        return date(year + years, 3, 1).isoformat()
