"""阳泉 科技特派员: 《阳泉市科技特派员管理办法（征求意见稿）》; its numbers may change: all are settings.

Implemented, by article (ids of the rule table Y01-Y31):
三 (Y01) consent of both sides; 四 (Y03, Y04) fit, leading industries; 十二 (Y08) origins, local talents
to review; 十三 (Y09, Y10, Y13) integrity of three years, degree or title, at least one client each;
十四(四) (Y14, Y17-Y19) wishes of both sides, mutual ones lock by `intent.lock`, key firms by priority,
fit floor; 十四(五) (Y22) one year, renewal; 十六, 十七 (Y24, Y27) failed or removed people are not
sent; 二十一 (Y30) shares disclosed, not forbidden; 十七 (Y25, Y26) reports and excellent ≤ 20 % on the
KPI paper; 十五(二) (Y23) the list of changes.

Left out, with the reason:
Y02, Y05, Y12 say who does what; Y06 and Y21 are written into the agreement (paper); Y07 is a report of
people; Y11 is a declaration of the sending unit; Y15 rounds are runs; Y16 self-recommendation is kept
as 申报渠道; Y20 the public notice is a paper; Y28 the reward needs amounts that the text does not give;
Y29 secrets are kept by the privacy rules of every paper; Y31 satisfaction is measured after the
pairing.
"""

from matcher.constraints.capacity import capacity
from matcher.constraints.client_size import client_size
from matcher.constraints.quota import quota
from matcher.constraints.total import total
from matcher.eligibility.attested import Attested
from matcher.eligibility.client_willing import ClientWilling
from matcher.eligibility.compliance import Compliance
from matcher.eligibility.consent import Consent
from matcher.eligibility.degree_title import DegreeTitle
from matcher.eligibility.distance import Distance
from matcher.eligibility.equity import Equity
from matcher.eligibility.exclusion import Exclusion
from matcher.eligibility.expertise import Expertise
from matcher.eligibility.fit_floor import FitFloor
from matcher.eligibility.group import Group
from matcher.eligibility.integrity import Integrity
from matcher.eligibility.kept import Kept
from matcher.eligibility.one_post import OnePost
from matcher.eligibility.own_county import OwnCounty
from matcher.eligibility.own_employer import OwnEmployer
from matcher.eligibility.posting import Posting
from matcher.eligibility.rating import Rating
from matcher.eligibility.refusal import AvoidedBySpecialist, RefusedByClient
from matcher.geography import YANGQUAN
from matcher.objectives.cost import Cost
from matcher.objectives.cross_group import CrossGroup
from matcher.objectives.fit import FitPoints
from matcher.objectives.industry import Industry
from matcher.objectives.intent import Intent
from matcher.objectives.near import Near
from matcher.objectives.prior import Prior
from matcher.objectives.priority import Priority
from matcher.objectives.renewal import Renewal
from matcher.programme import Programme
from matcher.settings import default

PROGRAMME = Programme(
    name="yangquan",
    title="阳泉市科技特派员选派",
    source="《阳泉市科技特派员管理办法（征求意见稿）》",
    specialist_title="科技特派员",
    places=YANGQUAN,
    specialist_rules=(Attested(), Consent(), Expertise(), Integrity(), DegreeTitle(), Rating(), OnePost()),
    client_rules=(ClientWilling(), Compliance()),
    pair_rules=(
        Kept(),
        Exclusion(),
        RefusedByClient(),
        AvoidedBySpecialist(),
        OwnEmployer(),
        Equity(),
        Posting(),
        OwnCounty(),
        Group(),
        Distance(),
        FitFloor(),
    ),
    constraints=(capacity, client_size, quota, total),
    objectives=(
        FitPoints(),
        Near(),
        CrossGroup(),
        Cost(),
        Intent(),
        Prior(),
        Renewal(),
        Priority(),
        Industry(),
    ),
    parameters=(
        default("degree.least", "硕士", "十三(二)：具有硕士学位或中级（含）以上职称"),
        default("title.least", "中级", "十三(二)：具有硕士学位或中级（含）以上职称"),
        default(
            "degree.exempt", ("本地带头人", "乡土人才", "企业法人", "技术带头人"), "十二(三)：转人工复核"
        ),
        default("capacity.lower", 1, "十三(四)：每名科技特派员需对接至少1个服务对象"),
        default("capacity.upper", 3, "默认：办法未规定上限"),
        default("size.firm", 2, "默认：办法未规定"),
        default("size.village", 2, "默认：办法未规定"),
        default("size.park", 3, "默认：办法未规定"),
        default("fit.floor", 0.1, "十四(四)：严格审核专业匹配度；门槛为默认"),
        default("group.mode", "soft", "默认：办法未要求分组"),
        default("near.cap_km", 100, "默认"),
        default("pair.cost", 200, "默认：不为凑数而配"),
        default("industry.share", 0.2, "四：重点围绕我市产业需求"),
        default("conflict.equity", "disclose", "二十一：鼓励技术入股、资金入股"),
        default("conflict.competitor", "disclose", "默认：办法未禁止"),
        default("renewal.bonus", 150, "十四(五)：到期后视情况续签；分值为默认"),
        default("prior.bonus", 0, "默认：续签另行加分"),
        default("term.months", 12, "十四(五)：协议有效期一般为一年"),
        default("kpi.reports_per_year", 4, "十七：按季度报告"),
        default("kpi.excellent_max", 0.2, "十七：优秀不超过年度考核总人数的20%"),
    ),
    documents=(
        "plan_workbook",
        "yangquan_list",
        "public_notice",
        "change_list",
        "agreement_sheet",
        "kpi_ledger",
        "brief",
        "report",
    ),
)
