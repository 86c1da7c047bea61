"""待复核: what a person must still check or fill in before a proposal may be published.

A blank may be proposed and not published (安庆 三(一)2, 阳泉 十三, 黑龙江 七(二)). A column about people that
the whole input does not have is not asked for: the form signed by the sending unit stands for it. The
client's will is always asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.case import Case
from matcher.eligibility.degree_title import DegreeTitle
from matcher.eligibility.experience import Experience
from matcher.eligibility.integrity import Integrity
from matcher.plan import Left, Pairing
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


def to_review(case: Case, pairings: tuple[Pairing, ...]) -> tuple[tuple[Left, ...], tuple[Left, ...]]:
    """Specialists and clients of new pairings with something open, sorted by id."""
    new = [p for p in pairings if not p.existing]
    people = (case.roster.specialist[s] for s in sorted({p.specialist for p in new}))
    clients = (case.roster.client[c] for c in sorted({p.client for p in new}))
    found_people = (Left(s.id, tuple(_of_specialist(case, s))) for s in people)
    found_clients = (Left(c.id, tuple(_of_client(case, c))) for c in clients)
    return tuple(x for x in found_people if x.reasons), tuple(x for x in found_clients if x.reasons)


def publishable(case: Case, pairing: Pairing) -> bool:
    """Whether nothing is open on either side."""
    specialist, client = case.roster.specialist[pairing.specialist], case.roster.client[pairing.client]
    return not (tuple(_of_specialist(case, specialist)) or tuple(_of_client(case, client)))


def _of_specialist(case: Case, s: Specialist) -> Iterator[Refusal]:
    rules = {rule.rule for rule in case.programme.specialist_rules}
    if DegreeTitle.rule in rules and case.settings["degree.least"] and DegreeTitle.review(case, s):
        blank = not s.degree.strip() and not s.title.strip()
        text = "学位、职称均未填，资格待核" if blank else f"{s.origin}，学位职称不作要求，转人工复核"
        yield Refusal(DegreeTitle.rule, text, "核对证书后补填，或由科技局复核认定")
    wanted = set(case.settings["experience.any"])
    if Experience.rule in rules and wanted and not wanted & set(s.experience):
        yield Refusal(Experience.rule, "工作经历类别未填，由文字推断", "请本人和派出单位确认后补填")
    asked = case.asked
    if s.willing is None and "willing" in asked:
        yield Refusal("consent", "“个人自愿”未填", "公示前补齐")
    if s.institution_consent is None and "institution_consent" in asked:
        yield Refusal("consent", "“单位同意”未填", "公示前补齐")
    if Integrity.rule in rules and s.integrity != "无" and "integrity" in asked:
        yield Refusal(Integrity.rule, "科研诚信未核查", "公示前核查")


def _of_client(case: Case, c: Client) -> Iterator[Refusal]:
    if c.willing is None:
        yield Refusal("client_willing", "企业意愿未征求", "公示前征求意见")
    if case.settings["client.review"] and not c.review and "review" in case.asked:
        yield Refusal("review", "尚未初审", "由市（地）科技局初审")
    if case.settings["firm.min_years"] and (c.independent is None or not c.registered):
        yield Refusal("registered", "独立法人或成立日期未填", "核对营业执照后补填")
