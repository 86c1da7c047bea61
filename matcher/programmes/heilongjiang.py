"""黑龙江 企业科技特派员: 《黑龙江省企业科技特派员实施方案》.

Implemented, by article (ids of the rule table H01-H25):
三(一) (H01) consent of both; 一 (H03) target firms, 三(四) (H25) priority; 五 (H04, H06, H07) doctor or
associate senior, integrity, willingness; 六 (H08, H10) firm of the province, a year old, its own legal
person; 七 (H11-H14) the demand sheet, not sent back by the review, applications to demands, consent of
the unit; H20 a failed assessment (上年考核); H22 a team is one row and takes one place; H23 reasons,
digests and a run that can be repeated; H24 one person a firm, two firms a person by default.

On paper: H15 invitation lists; H16 the public notice; H17 the agreement; H18 a
ranking by 市(地), never a cut; H21 the KPI ledger.

Left out, with the reason:
H02 no size is stated (a quota per 市(地) may be given); H05 no age is defined, so none is asked; H09 a
missing post is a matter for the form (拟任岗位); H19 rewards are the firm's own.
"""

from matcher.eligibility.application import Application
from matcher.eligibility.degree_title import DegreeTitle
from matcher.eligibility.integrity import Integrity
from matcher.eligibility.registered import Registered
from matcher.eligibility.review import Review
from matcher.geography import HEILONGJIANG
from matcher.objectives.qualification import Qualification
from matcher.programme import Programme
from matcher.programmes.common import CLIENTS, CONSTRAINTS, OBJECTIVES, PAIRS, PEOPLE
from matcher.settings import default

PROGRAMME = Programme(
    name="heilongjiang",
    title="黑龙江省企业科技特派员选派",
    source="《黑龙江省企业科技特派员实施方案》",
    specialist_title="企业科技特派员",
    places=HEILONGJIANG,
    specialist_rules=(*PEOPLE, Integrity(), DegreeTitle()),
    client_rules=(*CLIENTS, Registered(), Review()),
    pair_rules=(*PAIRS, Application()),
    constraints=CONSTRAINTS,
    objectives=(*OBJECTIVES, Qualification()),
    parameters=(
        default("degree.least", "博士", "五(三)：具有博士学位或副高级以上职称"),
        default("title.least", "副高", "五(三)：具有博士学位或副高级以上职称"),
        default("firm.min_years", 1, "六(一)：省内注册满1年的独立法人企业"),
        default("client.review", True, "七(二)：市（地）科技局对企业申请情况进行初审"),
        default("applications.only", True, "七(四)：组织科研人员根据企业技术需求自愿申报"),
        default("intent.specialist", 150, "七(四)：自愿申报的优先；分值为默认"),
        default("capacity.upper", 2, "默认：方案未规定"),
        default("size.firm", 1, "默认：一家企业一人（或一个团队）"),
        default("fit.floor", 0.05, "默认：二十次里不到一次合适的不提出"),
        default("group.mode", "soft", "默认：方案未要求分组"),
        default("near.cap_km", 300, "默认：全省距离"),
        default("near.weight", 60, "默认"),
        default("pair.cost", 200, "默认：不为凑数而配"),
        default("qualification.bonus", 50, "一：面向高新技术企业和科技型中小企业"),
    ),
    documents=(
        "plan_workbook",
        "heilongjiang_list",
        "public_notice",
        "invitation_list",
        "change_list",
        "agreement_sheet",
        "kpi_ledger",
        "ranking_list",
        "brief",
        "report",
    ),
)
