"""Headings, merged cells, skipped rows: every row ends in exactly one class."""

from sheets import NEED, NEEDS, PEOPLE, book, found

from matcher.workbook import read

A = ("张三", "某大学", "教授", "铝合金压铸工艺", "13900000001")


def names(reading):
    return {s.name for s in reading.roster.specialists}


def test_headings_may_stand_in_any_order_under_titles_with_breaks_and_full_width(take):
    head = ("联系电话\n(手机)", "擅　长领域 *", "姓　名", "工作单位：", "序 号")
    reading = take(
        {"Sheet1": [("某市专员汇总表",), (), head, ("13900000001", "压铸工艺", "张　三", "某大学", 1)]}
    )
    (person,) = reading.roster.specialists
    assert (person.name, person.expertise, person.institution) == ("张三", "压铸工艺", "某大学")


def test_english_headings_and_sheet_names_are_accepted(take):
    reading = take(
        {
            "specialists": [("id", "name", "institution", "expertise"), ("s1", "张三", "某大学", "压铸工艺")],
            "demands": [("id", "name", "district", "kind", "need"), ("c1", "某厂", "江岸区", "企业", NEED)],
            "districts": [("name", "existing", "new", "total"), ("江岸区", 9, 1, 10)],
            "existing": [("specialist", "client", "start"), ("s1", "c1", "2021.6")],
            "exclusions": [("specialist", "client", "kind", "reason"), ("s1", "c1", "回避", "持股")],
            "distances": [("from", "to", "km"), ("江岸区", "江汉区", 5)],
            "groups": [("group", "keywords"), ("新材料", "铸造、涂料")],
        }
    )
    roster = reading.roster
    assert not reading.failed
    assert (roster.specialists[0].id, roster.clients[0].id) == ("s1", "c1")
    assert (roster.existing[0].start, roster.exclusions[0].kind) == ("2021-06", "回避")
    assert roster.distances[0].km == 5
    assert roster.groups == {"新材料": ("涂料", "铸造")}


def test_a_merged_unit_speaks_for_its_rows(take):
    rows = [PEOPLE, A, ("李四", None, "讲师", "食品保鲜", "13900000002")]
    reading = take({"专员表": rows}, {"专员表": ["B2:B3"]})
    assert {s.institution for s in reading.roster.specialists} == {"某大学"}
    assert not reading.failed


def test_a_merged_name_or_phone_is_never_filled_down(take):
    rows = [PEOPLE, A, (None, "某大学", "讲师", "食品保鲜", None)]
    reading = take({"专员表": rows}, {"专员表": ["A2:A3", "E2:E3"]})
    assert names(reading) == {"张三"}
    assert found(reading, "E03")[0].row == 3
    assert len(reading.private) == 1


def test_two_heading_lines_are_one_heading(take):
    rows = [
        ("序号", "基本情况", None, "专业领域", "联系方式"),
        (None, "姓名", "派出单位", None, None),
        (1, "张三", "某大学", "压铸工艺", "13900000001"),
    ]
    merges = ["A1:A2", "B1:C1", "D1:D2", "E1:E2"]
    reading = take({"专员表": rows}, {"专员表": merges})
    (person,) = reading.roster.specialists
    assert (person.name, person.institution, person.expertise) == ("张三", "某大学", "压铸工艺")
    assert reading.tallies[0].seen == 1


def test_two_heading_lines_of_the_quota_table_count_heads(take):
    rows = [
        ("序号", "责任单位", "联络员人数", None, None),
        (None, None, "现有", "新选派", "选派后总人数"),
        (1, "江岸区", 9, 1, 10),
    ]
    (district,) = take({"指标": rows}, {"指标": ["A1:A2", "B1:B2", "C1:E1"]}).roster.districts
    assert (district.existing, district.new, district.total) == (9, 1, 10)


def test_every_skipped_row_has_its_reason(take):
    head = ("序号", *PEOPLE)
    rows = [
        head,
        (1, *A),
        (),
        (2,),
        ("—",),
        (3, "—", "—", "—", "—", "—"),
        head,
        ("示例", "示例甲", "某校", "", "某专业", ""),
        ("合 计", "1人"),
        ("", "小计", "1"),
        ("备注：请认真填写",),
        ("2. 盖章后报送",),
        ("填表人：赵六",),
        (4, "李四", "某院", "讲师", "食品", ""),
    ]
    reading = take({"专员表": rows})
    assert names(reading) == {"张三", "李四"}
    assert reading.tallies[0].skipped == {
        "空行": 1,
        "仅序号": 1,
        "占位行": 2,
        "重复表头": 1,
        "示例": 1,
        "合计": 2,
        "备注": 3,
    }
    assert reading.tallies[0].seen == 13


def test_hidden_sheets_and_rows_are_told_and_not_read(tmp_path, wuhan):
    path = book(
        tmp_path / "a.xlsx", {"专员表": [PEOPLE, A, ("李四", *A[1:])], "旧": [PEOPLE, ("王五", *A[1:])]}
    )
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    workbook["专员表"].row_dimensions[3].hidden = True
    workbook["旧"].sheet_state = "hidden"
    workbook.save(path)
    reading = read([path], gazetteer=wuhan)
    assert names(reading) == {"张三"}
    assert [i.what for i in found(reading, "W10")] == [
        "有1个隐藏工作表未读取：旧",
        "有1个隐藏行未读取：第3行",
    ]
    assert reading.tallies[0].skipped == {"隐藏行": 1}


def test_several_sheets_of_one_kind_are_one_table(take):
    reading = take({"一": [PEOPLE, A], "二": [PEOPLE, ("李四", *A[1:4], "")]})
    assert names(reading) == {"张三", "李四"}
    assert len(reading.tallies) == 2


def test_a_table_without_a_required_column_is_counted_as_rejected(take):
    reading = take({"需求表": [("单位名称", "类型", "所在县区"), ("某厂", "企业", "江岸区"), ("", "", "")]})
    assert found(reading, "E02")
    assert (reading.tallies[0].seen, reading.tallies[0].rejected) == (1, 1)


def test_two_phones_in_one_cell_are_two_private_phones(take):
    reading = take({"专员表": [PEOPLE, (*A[:4], "13900000001/13900000002")]})
    (private,) = reading.private.values()
    assert (private.phone, private.phone2) == ("13900000001", "13900000002")


def test_a_quota_sheet_extends_the_known_districts(take):
    quota = [("县区", "新增人数"), ("某新设区", 3)]
    reading = take({"指标": quota, "需求表": [NEEDS, ("某厂", "企业", "某新设区", NEED, "是")]})
    assert reading.roster.clients[0].district == "某新设区"
    assert not reading.failed


def test_the_unit_line_survives_a_form_filler_in_the_same_cell(take):
    rows = [
        ("派出单位（盖章）：某大学   填表人：赵六  联系电话：13900009999",),
        ("姓名", "专业领域"),
        ("张三", "压铸"),
    ]
    reading = take({"Sheet1": rows})
    assert reading.roster.specialists[0].institution == "某大学"
    assert not reading.private


def test_label_and_unit_may_stand_in_neighbouring_cells(take):
    rows = [("派出单位：", "某大学", "填表人：", "赵六"), ("姓名", "专业领域"), ("张三", "压铸")]
    assert take({"Sheet1": rows}).roster.specialists[0].institution == "某大学"
