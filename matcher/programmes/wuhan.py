"""武汉 区派成果转化联络员: 《关于做好2022年区派成果转化联络员有关工作的通知》.

Implemented, by article (ids of the rule table W01-W22):
三(一) (W01-W03) 100 new by district as 附件1 says, cap hard, shortfall told; experience in one of four
kinds; 三(二) (W05-W09) group match as points, first batch locked and counted against the clients' room,
uncovered clients first, parks and firms each with a limit, balance of industries and of load; 附件2
(W21) firms of the own district only, parks of the own district preferred; 二(四) (W16) cases ⌈0.3·n⌉ by
district and W11 two demands a head on the board; W10 mix of sending units, told and forced only by
`mix.hard`; W14 a leaver's clients by scenario (`leave`); W22 no official's data anywhere.

On paper: W13 the roster by group; W15, W17 who is to be assessed and trainings, in the KPI ledger; W20
forms by district.

Left out, with the reason:
W04 kinds of sending unit: 「择优」 is not exclusive, so no rule; W12 completeness of a demand decides
its publication on another platform, not the pairing; W18 contacts are people outside a pairing; W19
partners among the city's own liaisons are optional and no list of them is given.
"""

from matcher.constraints.industry_balance import industry_balance
from matcher.constraints.institution_mix import institution_mix
from matcher.constraints.load_balance import load_balance
from matcher.eligibility.experience import Experience
from matcher.geography import WUHAN
from matcher.objectives.other_district import OtherDistrict
from matcher.objectives.uncovered import Uncovered
from matcher.programme import Programme
from matcher.programmes.common import CLIENTS, CONSTRAINTS, OBJECTIVES, PAIRS, PEOPLE
from matcher.settings import default

PROGRAMME = Programme(
    name="wuhan",
    title="武汉市区派成果转化联络员选派",
    source="武汉市科学技术局《关于做好2022年区派成果转化联络员有关工作的通知》",
    specialist_title="成果转化联络员",
    places=WUHAN,
    specialist_rules=(*PEOPLE, Experience()),
    client_rules=CLIENTS,
    pair_rules=PAIRS,
    constraints=(*CONSTRAINTS, industry_balance, load_balance, institution_mix),
    objectives=(*OBJECTIVES, Uncovered(), OtherDistrict()),
    parameters=(
        default("posting", "single", "三(一)：区派联络员，由各区选派"),
        default("park.anywhere", True, "附件2：“对接产业园区、孵化器”未写“本区”"),
        default("park.other_district", 150, "附件2：本区优先，不强制；分值为默认"),
        default("experience.any", ("成果转化", "技术转移", "知识产权", "科研管理"), "三(一)：工作经历"),
        default("capacity.upper", 7, "默认：2个园区＋5家企业"),
        default("capacity.parks", 2, "默认：通知未规定"),
        default("capacity.firms", 5, "默认：通知未规定"),
        default("size.firm", 1, "默认：通知未规定"),
        default("size.park", 3, "默认：通知未规定"),
        default("near.cap_km", 30, "默认：市内距离"),
        default("group.mode", "soft", "三(二)：根据各区产业特点"),
        default("uncovered.bonus", 60, "三(二)：结合第一批联络员对口联系情况；分值为默认"),
        default("pair.cost", 400, "三(二)：力量配比科学；分值为默认"),
        default("balance.industry", 40, "三(二)：行业领域均衡；分值为默认"),
        default("balance.load", 30, "三(二)：力量配比科学；分值为默认"),
        default("kpi.trainings", 1, "一(二)：每年召开培训会不少于1场"),
        default("kpi.demands_per_head", 2, "一(一)：人均不少于2项"),
        default("kpi.cases_share", 0.3, "二(四)：典型案例不少于联络员人数的30%"),
    ),
    documents=(
        "plan_workbook",
        "wuhan_form1",
        "wuhan_form2",
        "public_notice",
        "change_list",
        "replacement_record",
        "meeting_roster",
        "kpi_ledger",
        "brief",
        "report",
    ),
)
