"""Who is one person and who is another; ids; references to people and clients."""

import pytest
from sheets import NEED, NEEDS, PEOPLE, book, found

from matcher.roster import OtherPost
from matcher.workbook import ids, read

A = ("张伟", "某大学", "教授", "铝合金压铸工艺", "13900000001")
C = ("某铸造有限公司", "企业", "江岸区", NEED, "是")
OTHER = "另一项很不相同的技术需求"


def test_three_namesakes_of_three_units_are_three_people(take):
    rows = [
        PEOPLE,
        A,
        ("张伟", "某学院", "讲师", "食品", "13900000002"),
        ("张伟", "某医院", "医师", "影像", ""),
    ]
    reading = take({"专员表": rows})
    assert len(reading.roster.specialists) == 3
    assert not reading.failed


def test_numbers_tell_namesakes_of_one_unit_apart(take):
    head = ("人员编号", *PEOPLE)
    reading = take({"专员表": [head, ("1", *A), ("2", "张伟", "某大学", "讲师", "食品", "")]})
    assert [s.id for s in reading.roster.specialists] == ["1", "2"]
    assert not reading.failed


def test_the_same_person_in_two_files_is_refused(tmp_path, wuhan):
    paths = [book(tmp_path / f"{n}.xlsx", {"专员表": [PEOPLE, A]}) for n in (1, 2)]
    reading = read(paths, gazetteer=wuhan)
    assert len(reading.roster.specialists) == 1
    assert "1.xlsx·专员表·第2行" in found(reading, "E07")[0].what


def test_a_blank_unit_with_the_same_phone_is_the_same_person(take):
    reading = take({"专员表": [PEOPLE, A, ("张伟", "", "讲师", "食品", "13900000001")]})
    assert found(reading, "E07")


def test_ids_depend_on_name_and_unit_alone(take, tmp_path, wuhan):
    one = take({"专员表": [PEOPLE, A]}).roster.specialists[0]
    moved = book(
        tmp_path / "另一文件.xlsx", {"名单": [("x",), PEOPLE, ("李四", *A[1:4], ""), ("张　伟", *A[1:])]}
    )
    others = read([moved], gazetteer=wuhan).roster.specialist
    assert one.id == ids.specialist("张伟", "某大学")
    assert one.id in others
    assert one.id.startswith("s")
    assert len(one.id) == 11


def test_several_rows_of_one_client_are_its_demands(take):
    reading = take({"需求表": [NEEDS, C, (*C[:3], OTHER, "是")]})
    (client,) = reading.roster.clients
    assert len(client.demands) == 2
    assert all(d.id.startswith(f"{client.id}-") for d in client.demands)
    assert list(client.demands) == sorted(client.demands, key=lambda d: d.id)


def test_bracket_width_is_told_and_never_merged(take):
    rows = [NEEDS, ("某材料（安庆）公司", *C[1:]), ("某材料(安庆)公司", *C[1:3], OTHER, "是")]
    reading = take({"需求表": rows})
    assert len({c.id for c in reading.roster.clients}) == 2
    assert found(reading, "W04")
    assert not reading.failed


def test_the_credit_code_wins_over_the_name(take):
    head, code = (*NEEDS, "统一社会信用代码"), "91420100MA4K000000"
    reading = take(
        {
            "需求表": [
                head,
                (*C, code),
                ("某铸造公司", *C[1:3], OTHER, "是", code),
                (*C[:3], "第三项技术需求请帮忙", "是", ""),
            ]
        }
    )
    (client,) = reading.roster.clients
    assert len(client.demands) == 3
    assert found(reading, "W14")


def test_a_refusal_in_one_row_wins(take):
    reading = take({"需求表": [NEEDS, C, (*C[:3], OTHER, "否")]})
    assert reading.roster.clients[0].willing is False


def test_the_very_same_demand_is_kept_once_and_a_differing_one_twice(take):
    assert len(take({"需求表": [NEEDS, C, C]}).roster.clients[0].demands) == 1
    head = (*NEEDS, "预期目标")
    demands = take({"需求表": [head, (*C, "一"), (*C, "二")]}).roster.clients[0].demands
    assert len({d.id for d in demands}) == 2


def test_one_name_as_park_and_as_firm_is_told(take):
    reading = take({"需求表": [NEEDS, C, ("某铸造有限公司", "园区", "江汉区", OTHER, "是")]})
    assert found(reading, "W15")
    assert found(reading, "W04")
    assert len(reading.roster.clients) == 2


def test_wishes_become_ids_where_the_client_is_known(take):
    people = [(*PEOPLE, "意向企业", "已合作企业", "回避企业"), (*A, C[0], f"{C[0]}和外地公司", "外地公司")]
    reading = take({"专员表": people, "需求表": [NEEDS, C]})
    (person,), (client,) = reading.roster.specialists, reading.roster.clients
    assert person.intended_clients == (client.id,)
    assert person.avoid == ("外地公司",)
    assert len(found(reading, "W17")) == 2


def test_a_firm_names_people_by_name_or_by_name_and_unit(take):
    people = [PEOPLE, A, ("张伟", "某学院", "讲师", "食品", ""), ("李四", "某学院", "讲师", "食品", "")]
    head = (*NEEDS, "意向专员", "拒绝专员")
    reading = take({"专员表": people, "需求表": [head, (*C, "李四、张伟（某学院）", "张伟")]})
    (client,) = reading.roster.clients
    assert client.intended_specialists == (ids.specialist("李四", "某学院"), ids.specialist("张伟", "某学院"))
    assert client.refused_specialists == ()
    assert found(reading, "W18")


def test_someone_in_post_needs_no_row_of_his_own(take):
    pairs = [("姓名", "派出单位", "服务单位", "起始日期"), ("李四", "某院", C[0], "2021.6")]
    reading = take({"专员表": [PEOPLE, A], "需求表": [NEEDS, C], "已有对接表": pairs})
    posted = reading.roster.specialist[ids.specialist("李四", "某院")]
    assert (posted.expertise, posted.district) == ("", "江岸区")
    assert reading.roster.existing[0].locked
    assert {e.specialist for e in reading.roster.existing} == {posted.id}
    assert not reading.failed


def test_someone_in_post_may_leave_the_expertise_blank(take):
    pairs = [("姓名", "派出单位", "服务单位"), ("张伟", "某大学", C[0])]
    reading = take({"专员表": [PEOPLE, (*A[:3], "", "")], "需求表": [NEEDS, C], "已有对接表": pairs})
    assert not reading.failed


def test_a_service_unit_nobody_lists_is_refused_with_suggestions(take):
    pairs = [("姓名", "派出单位", "服务单位"), ("张伟", "某大学", "某铸造公司")]
    issue = found(take({"专员表": [PEOPLE, A], "需求表": [NEEDS, C], "已有对接表": pairs}), "E14")[0]
    assert (issue.sheet, issue.row, issue.column) == ("已有对接表", 2, "服务单位")
    assert C[0] in issue.mend


def test_someone_who_left_is_no_longer_in_post(take):
    pairs = [
        ("姓名", "派出单位", "服务单位", "状态"),
        ("张伟", "某大学", C[0], "离岗"),
        ("李四", "某院", C[0], "离岗"),
    ]
    reading = take({"专员表": [PEOPLE, A], "需求表": [NEEDS, C], "已有对接表": pairs})
    assert not reading.roster.existing
    assert len(reading.roster.specialists) == 1
    assert reading.tallies[-1].skipped == {"已离岗或到期": 2}


def test_an_ambiguous_name_in_an_exclusion_is_refused(take):
    people = [PEOPLE, A, ("张伟", "某学院", "讲师", "食品", "")]
    bans = [("姓名", "单位名称", "类型", "原因"), ("张伟", C[0], "回避", "持股")]
    assert found(take({"专员表": people, "需求表": [NEEDS, C], "排除表": bans}), "E20")


def test_other_lists_are_kept_for_the_rule_of_one_post(take):
    reading = take(
        {
            "专员表": [PEOPLE, A],
            "其他名单表": [("姓名", "单位", "名单", "年度"), ("张伟", "某大学", "三区", 2023)],
        }
    )
    assert reading.roster.other_posts == (OtherPost("张伟", "某大学", "三区", "2023"),)


@pytest.mark.parametrize(
    ("text", "districts", "clients"),
    [
        ("江岸区（某甲公司、某乙厂）、汉阳", ("江岸区", "汉阳区"), ("某甲公司", "某乙厂")),
        ("某甲公司", (), ("某甲公司",)),
        ("江岸区 江汉区", ("江岸区", "江汉区"), ()),
        ("江岸区和江汉区", ("江岸区", "江汉区"), ()),
        ("不限", (), ()),
        ("江岸区、江汉区均可", ("江岸区", "江汉区"), ()),
        ("江岸区某甲公司", ("江岸区",), ("某甲公司",)),
        ("服从调剂", (), ()),
    ],
)
def test_intended_districts_and_firms_of_one_cell_come_apart(take, text, districts, clients):
    reading = take({"专员表": [(*PEOPLE, "意向县区（企业）"), (*A, text)]})
    (person,) = reading.roster.specialists
    assert person.intended_districts == districts
    assert person.intended_clients == clients
    assert person.accepts_adjustment is (True if "服从" in text else None)


def test_yes_no_numbers_and_tags_of_a_demand_row(take):
    head = (
        *NEEDS,
        "可公开",
        "涉密",
        "合规",
        "主导/新兴",
        "投入资金（万元）",
        "需求人数",
        "优先级",
        "资质",
        "联系人",
        "电话",
    )
    row = (*C, "√", "否", "是", "新兴产业", "约50万元", "2人", "高", "高企、规上", "赵六", "13900000001")
    reading = take({"需求表": [head, row]})
    (client,) = reading.roster.clients
    (demand,) = client.demands
    assert (demand.public, demand.secret, demand.budget) == (True, False, 50)
    assert (client.compliant, client.tag, client.upper, client.priority) == (True, "新兴", 2, 5)
    assert client.qualification == ("高企", "规上")
    assert (reading.private[client.id].contact, reading.private[client.id].phone) == ("赵六", "13900000001")
