"""安庆 双链融合专员: 庆科秘〔2023〕3号《关于开展双链融合专员选派工作服务县域经济高质量发展的通知》.

Implemented, by article (ids of the rule table A01-A30):
一 (A01, A02) total 40-50, counties before the urban districts; 二(一) (A03-A06, A08) declaration,
expertise, willingness, own employer and listed interests, earlier cooperation; 二(二) (A09) leading and
emerging industries; 三(一)2 (A10) consent of unit and person; 三(二)2 (A13-A16) compliance, the
client's veto, priority, no client must be covered; 三(二)3 (A17-A19) groups (hard), nearness, fit;
三(三)1 (A22-A24) two years, 22 working days a year, counted once in the main county; 三(三)3 (A27)
failed assessment; A11 more candidates than places gives a reserve list; A29 wishes for counties and
firms; A30 phones stay apart.

On paper: A20 the agreement; A21 posts, a blank column of the list; A26 who is to be assessed, in the
KPI ledger (the result comes back as 上年考核).

Left out, with the reason:
A07 types of sending unit: 「主要从」 is not exclusive, so no rule; A12 counties pick clients, A25 and
A28 are tasks of people, not rules of a pairing.
"""

from matcher.geography import ANQING
from matcher.objectives.county import County
from matcher.objectives.industry import Industry
from matcher.programme import Programme
from matcher.programmes.common import CLIENTS, CONSTRAINTS, OBJECTIVES, PAIRS, PEOPLE
from matcher.settings import default

PROGRAMME = Programme(
    name="anqing",
    title="安庆市双链融合专员选派",
    source="庆科秘〔2023〕3号",
    specialist_title="双链融合专员",
    places=ANQING,
    specialist_rules=PEOPLE,
    client_rules=CLIENTS,
    pair_rules=PAIRS,
    constraints=CONSTRAINTS,
    objectives=(*OBJECTIVES, Industry(), County()),
    parameters=(
        default("total.min", 40, "一：每年选派40-50名左右"),
        default("total.max", 50, "一：每年选派40-50名左右（如需突破，请改此值并注明理由）"),
        default("group.mode", "hard", "三(二)3：进行组内匹配"),
        default("capacity.upper", 3, "默认：通知未规定上限；22天÷5天最多4家"),
        default("size.firm", 1, "默认：通知未规定"),
        default("size.park", 3, "默认：通知未规定"),
        default("days.per_year", 22, "三(三)1：每年服务时间不少于1个月（22个工作日）"),
        default("near.cap_km", 100, "三(二)3 就近结对；上限为默认"),
        default("industry.share", 0.2, "二(二)：主导产业、新兴产业"),
        default("county.urban_share", 0.3, "一：到县域帮助企业开展"),
        default("pair.cost", 250, "默认：不为凑数而配"),
        default("term.months", 24, "三(三)1：以两年为一个派驻周期"),
    ),
    documents=(
        "plan_workbook",
        "anqing_list",
        "public_notice",
        "change_list",
        "agreement_sheet",
        "kpi_ledger",
        "brief",
        "report",
    ),
)
