"""Who may be sent and who may receive: edge cases with the article that decides each."""

from __future__ import annotations

import pytest

from matcher.programme import Refusal
from matcher.roster import Exclusion, OtherPost, Roster
from matcher.screening import refusal_of_pair, refusals_of_client, refusals_of_specialist
from tests.matcher.rosters import case_of, client, specialist

OK = ""

PEOPLE = [
    # programme, fields of the specialist, rule that decides, article
    ("yangquan", {"degree": "硕士"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"degree": "硕士研究生"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"degree": "博士"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"degree": "学士"}, "degree_title", "阳泉 十三(二)"),
    ("yangquan", {"degree": "本科"}, "degree_title", "阳泉 十三(二)"),
    ("yangquan", {"degree": "硕士在读"}, "degree_title", "阳泉 十三(二)"),
    ("yangquan", {"title": "助理研究员"}, OK, "阳泉 十三(二): 助理研究员 = 中级"),
    ("yangquan", {"title": "农艺师"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"title": "讲师"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"title": "工程师"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"title": "经济师"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"title": "助理工程师"}, "degree_title", "阳泉 十三(二): 初级"),
    ("yangquan", {"title": "助理农艺师"}, "degree_title", "阳泉 十三(二): 初级"),
    ("yangquan", {"title": "助教"}, "degree_title", "阳泉 十三(二): 初级"),
    ("yangquan", {"title": "技术员"}, "degree_title", "阳泉 十三(二): 初级"),
    ("yangquan", {"title": "高级技师"}, "degree_title", "阳泉 十三(二): 高级技师 is a skill, no title"),
    ("yangquan", {"title": "技师"}, "degree_title", "阳泉 十三(二)"),
    ("yangquan", {"title": "处长"}, "degree_title", "阳泉 十三(二): a post"),
    ("yangquan", {"title": "高级技师", "degree": "硕士"}, OK, "阳泉 十三(二)"),
    ("yangquan", {"title": "助理工程师", "degree": "硕士"}, OK, "阳泉 十三(二)"),
    ("yangquan", {}, OK, "阳泉 十三(二): blank in both → 待核"),
    ("yangquan", {"title": "高级技师", "origin": "本地带头人"}, OK, "阳泉 十二(三): 人工复核"),
    ("yangquan", {"title": "技师", "origin": "农村乡土人才"}, OK, "阳泉 十二(三): 人工复核"),
    ("yangquan", {"title": "技师", "origin": "高校院所"}, "degree_title", "阳泉 十三(二)"),
    ("yangquan", {"degree": "硕士", "integrity": "有"}, "integrity", "阳泉 十三(一)"),
    ("yangquan", {"degree": "硕士", "integrity": "无"}, OK, "阳泉 十三(一)"),
    ("yangquan", {"degree": "硕士", "integrity": "未核查"}, OK, "阳泉 十三(一)"),
    ("yangquan", {"degree": "硕士", "rating": "不合格"}, "rating", "阳泉 十七"),
    ("yangquan", {"degree": "硕士", "rating": "合格"}, OK, "阳泉 十七"),
    ("yangquan", {"degree": "硕士", "rating": "取消资格"}, "rating", "阳泉 十六"),
    ("yangquan", {"degree": "硕士", "rating": "无故未参加考核"}, "rating", "阳泉 十六(一)"),
    ("yangquan", {"degree": "硕士", "willing": False}, "consent", "阳泉 三"),
    ("heilongjiang", {"degree": "博士"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"degree": "博士研究生"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"degree": "博士在读"}, "degree_title", "黑龙江 五(三): 在读 is no doctor"),
    ("heilongjiang", {"degree": "博士（在读）"}, "degree_title", "黑龙江 五(三)"),
    ("heilongjiang", {"degree": "硕士"}, "degree_title", "黑龙江 五(三)"),
    ("heilongjiang", {"degree": "硕士", "title": "副教授"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"degree": "硕士", "title": "讲师"}, "degree_title", "黑龙江 五(三)"),
    ("heilongjiang", {"title": "副研究员"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"title": "助理研究员"}, "degree_title", "黑龙江 五(三): 中级"),
    ("heilongjiang", {"title": "研究员"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"title": "高级工程师"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"title": "正高级工程师"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"title": "教授级高工"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"title": "工程师"}, "degree_title", "黑龙江 五(三)"),
    ("heilongjiang", {"title": "高级实验师"}, OK, "黑龙江 五(三)"),
    ("heilongjiang", {"title": "实验师"}, "degree_title", "黑龙江 五(三)"),
    ("heilongjiang", {"title": "高级技师"}, "degree_title", "黑龙江 五(三)"),
    ("heilongjiang", {"title": "博导"}, "degree_title", "黑龙江 五(三): 博导 is no title"),
    ("heilongjiang", {}, OK, "黑龙江 五(三): 待核"),
    ("heilongjiang", {"degree": "博士", "institution_consent": False}, "consent", "黑龙江 七(四)"),
    ("wuhan", {"experience": ("知识产权",)}, OK, "武汉 三(一)"),
    ("wuhan", {"experience": ()}, "experience", "武汉 三(一)"),
    ("anqing", {"attested": False}, "attested", "安庆 二(一)1"),
    ("anqing", {"attested": None}, OK, "安庆 二(一)1"),
    ("anqing", {"expertise": "、"}, "expertise", "安庆 二(一)2"),
    ("anqing", {"title": "", "degree": ""}, OK, "安庆: no degree rule"),
]

CLIENTS = [
    ("heilongjiang", {"registered": "2025-03-31"}, OK, "黑龙江 六(一): a year on the day"),
    ("heilongjiang", {"registered": "2025-04-01"}, "registered", "黑龙江 六(一)"),
    ("heilongjiang", {"registered": "2025-03"}, OK, "黑龙江 六(一): a bare month counts to its end"),
    ("heilongjiang", {"registered": "2025"}, "registered", "黑龙江 六(一)"),
    ("heilongjiang", {"registered": "2012-05-01", "independent": False}, "registered", "黑龙江 六(一)"),
    ("heilongjiang", {"name": "样例公司大庆分公司"}, "registered", "黑龙江 六(一): 分公司"),
    ("heilongjiang", {"name": "样例公司大庆分公司", "independent": True}, OK, "黑龙江 六(一)"),
    ("heilongjiang", {"registered": None}, OK, "黑龙江 六(一): blank → 待核"),
    ("heilongjiang", {"review": "退回"}, "review", "黑龙江 七(二)"),
    ("heilongjiang", {"review": "通过"}, OK, "黑龙江 七(二)"),
    ("heilongjiang", {"review": ""}, OK, "黑龙江 七(二): 待初审"),
    ("anqing", {"registered": "2026-01-01", "independent": False}, OK, "安庆: no age rule"),
    ("anqing", {"compliant": False}, "compliance", "安庆 三(二)2"),
    ("anqing", {"willing": False}, "client_willing", "安庆 三(二)2"),
    ("anqing", {"willing": None}, OK, "安庆 三(二)2: 待征求意见"),
]


def decided(refusals: tuple[Refusal, ...]) -> str:
    return refusals[0].rule if refusals else OK


@pytest.mark.parametrize(("name", "fields", "rule", "article"), PEOPLE)
def test_people(name: str, fields: dict[str, object], rule: str, article: str) -> None:
    case = case_of(name, Roster((specialist(1, **fields),), (client(1),)))
    assert decided(refusals_of_specialist(case, case.roster.specialists[0])) == rule, article


@pytest.mark.parametrize(("name", "fields", "rule", "article"), CLIENTS)
def test_clients(name: str, fields: dict[str, object], rule: str, article: str) -> None:
    roster = Roster((specialist(1),), (client(1, **fields),))
    case = case_of(name, roster, settings={"date": "2026-03-31"})
    assert decided(refusals_of_client(case, case.roster.clients[0])) == rule, article


def test_a_firm_of_29_february_completes_its_year_on_1_march() -> None:
    roster = Roster((specialist(1),), (client(1, registered="2024-02-29"),))
    for day, rule in (("2025-02-28", "registered"), ("2025-03-01", OK)):
        case = case_of("heilongjiang", roster, settings={"date": day})
        assert decided(refusals_of_client(case, case.roster.clients[0])) == rule


PAIRS = [
    ("yangquan", {"equity": ("c1",)}, {}, OK, "阳泉 二十一: disclosed"),
    ("anqing", {"equity": ("c1",)}, {}, "equity", "finding 7"),
    ("heilongjiang", {"equity": ("c1",)}, {}, "equity", "finding 7"),
    ("anqing", {"avoid": ("c1",)}, {}, "avoid", "安庆 二(一)3"),
    ("anqing", {"institution": "样例单位1"}, {}, "own_employer", "安庆 二(一)3"),
    ("anqing", {}, {"refused_specialists": ("s1",)}, "refusal", "安庆 三(二)2"),
    ("heilongjiang", {"applications": ("c2",)}, {}, "application", "黑龙江 七(四)"),
    ("heilongjiang", {"applications": ("c1",)}, {}, OK, "黑龙江 七(四)"),
    ("heilongjiang", {}, {}, "application", "黑龙江 七(四)"),
    ("heilongjiang", {"accepts_adjustment": True}, {}, OK, "黑龙江 七(四): 服从调剂"),
    ("heilongjiang", {}, {"intended_specialists": ("s1",)}, OK, "黑龙江 三(一): the firm asks by name"),
]


@pytest.mark.parametrize(("name", "person", "firm", "rule", "article"), PAIRS)
def test_pairs(
    name: str, person: dict[str, object], firm: dict[str, object], rule: str, article: str
) -> None:
    case = case_of(name, Roster((specialist(1, **person),), (client(1, **firm), client(2))))
    found = refusal_of_pair(case, case.roster.specialists[0], case.roster.client["c1"])
    assert (found.rule if found else OK) == rule, article


def test_competitors_are_forbidden_or_told_as_the_programme_says() -> None:
    roster = Roster((specialist(1),), (client(1),), exclusions=(Exclusion("s1", "c1", "竞争", "同业"),))
    for name, rule in (("anqing", "exclusion"), ("yangquan", OK)):
        case = case_of(name, roster)
        found = refusal_of_pair(case, case.roster.specialists[0], case.roster.clients[0])
        assert (found.rule if found else OK) == rule


def test_one_person_holds_one_post() -> None:
    posts = (OtherPost("专员1", "样例大学", "三区", "2025"),)
    people = (specialist(1, institution="样例大学"), specialist(2, name="专员1", institution="另一单位"))
    case = case_of("yangquan", Roster(people, (client(1),), other_posts=posts))
    assert [decided(refusals_of_specialist(case, s)) for s in case.roster.specialists] == ["one_post", OK]
