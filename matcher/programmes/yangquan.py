"""阳泉 科技特派员: 《阳泉市科技特派员管理办法（征求意见稿）》; its numbers may change: all are settings.

Implemented, by article (ids of the rule table Y01-Y31):
三 (Y01) consent of both sides; 四 (Y03, Y04) fit, leading industries; 十二 (Y08) origins, local talents
not cut off by degree or title; 十三 (Y09-Y11, Y13) integrity of three years, degree or title, the
unit's declaration, at least one client each; Y15 a supplement leaves accepted pairs as they are;
十四(四) (Y14, Y17-Y19) wishes of both sides, mutual ones lock by `intent.lock`, key firms by priority,
fit floor; 十四(五) (Y22) one year, renewal; 十六, 十七 (Y24, Y27) failed or removed people are not
sent; 二十一 (Y30) shares are disclosed and do not forbid a pair.

On paper: Y06, Y21 the agreement; Y16 自荐 (申报渠道) in the list; Y20 the public notice; 十五(二) (Y23)
the list of changes; 十七 (Y25, Y26) reports and excellent ≤ 20 % in the KPI ledger; Y29 only demands
agreed to.

Left out, with the reason:
Y02, Y05, Y12 say who does what; Y07 is a report of people; Y28 the reward needs amounts that the text
does not give; Y31 satisfaction is measured after the pairing.
"""

from matcher.eligibility.degree_title import DegreeTitle
from matcher.eligibility.integrity import Integrity
from matcher.geography import YANGQUAN
from matcher.objectives.industry import Industry
from matcher.objectives.renewal import Renewal
from matcher.programme import Programme
from matcher.programmes.common import CLIENTS, CONSTRAINTS, OBJECTIVES, PAIRS, PEOPLE
from matcher.settings import default

PROGRAMME = Programme(
    name="yangquan",
    title="阳泉市科技特派员选派",
    source="《阳泉市科技特派员管理办法（征求意见稿）》",
    specialist_title="科技特派员",
    places=YANGQUAN,
    specialist_rules=(*PEOPLE, Integrity(), DegreeTitle()),
    client_rules=CLIENTS,
    pair_rules=PAIRS,
    constraints=CONSTRAINTS,
    objectives=(*OBJECTIVES, Renewal(), Industry()),
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
        default("fit.floor", 0.05, "十四(四)：严格审核专业匹配度；门槛为默认"),
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
