"""The seeds' own attachments are read as they are."""

import docx
import pytest
from sheets import NEED, NEEDS, balanced, book, found

from matcher.geography import ANQING, WUHAN, Gazetteer
from matcher.workbook import read

HEAD = ("序号", "姓名", "性别", "职务/职称", "从事专业或擅长领域", "联系电话\n(手机)", "意向县区", "备注")
ANNEX2 = [
    ("双链融合专员候选人信息汇总表",),
    ("派出单位 (盖章): 某理工大学",),
    ("填表人: 赵六", None, None, None, "联系电话: 13900009999"),
    HEAD,
    (1, "张　三", "男", "副教授/博士", "铝合金压铸工艺", 13900000001, "怀宁县、太湖县", ""),
    (2, "李四", "女", "系主任、教授", "食品保鲜", "13900000002", "不限", ""),
    (3,),
    (4,),
    (5,),
    ("—",),
    ("备注：1. 请于3月底前报送。",),
    ("2. 盖章后扫描。",),
]
FORM1 = [
    ("江岸区", 9, 1, 10),
    ("江汉区", 5, 5, 10),
    ("硚口区", 5, 5, 10),
    ("汉阳区", 5, 5, 10),
    ("武昌区", 6, 9, 15),
    ("青山区", 8, 2, 10),
    ("洪山区", 8, 7, 15),
    ("蔡甸区", 5, 1, 6),
    ("江夏区", 5, 1, 6),
    ("黄陂区", 5, 1, 6),
    ("新洲区", 6, 1, 7),
    ("东湖高新区", 16, 34, 50),
    ("武汉经开区", 11, 19, 30),
    ("临空港开发区", 6, 9, 15),
]
FORM1_HEAD = ("序号", "责任单位", "现有联络员 人数", "新选派联络员\n人数", "选派后联络员 总人数")
FORM2_HEAD = ("序号", "姓名", "工作单位及职务", "联系电话", "对接产业园区、孵化器", "对接本区重点企业")


def annex1(path, *forms):
    """Word forms laid out as in 附件1, labels broken by spaces."""
    document = docx.Document()
    for form in forms:
        document.add_paragraph("双链融合专员候选人信息表")
        document.add_paragraph("申报人（签名）:")
        table = document.add_table(rows=0, cols=6)

        def line(*texts, spans=(), table=table):
            row = table.add_row().cells
            for left, right in spans:
                row[left].merge(row[right])
            for at, text in texts:
                row[at].text = text

        line((0, "派出单位"), (1, form.get("unit", "")), spans=[(1, 5)])
        line(
            (0, "姓名"),
            (1, form.get("name", "")),
            (2, "性别"),
            (3, form.get("sex", "")),
            (4, "出生年月"),
            (5, form.get("birth", "")),
        )
        line(
            (0, "政治面貌"),
            (1, form.get("party", "")),
            (4, "联系电话"),
            (5, form.get("phone", "")),
            spans=[(1, 3)],
        )
        line((0, "职称"), (1, form.get("title", "")), (4, "职务"), (5, form.get("post", "")), spans=[(1, 3)])
        line((0, "从事专业\n或擅长领域"), (1, form.get("expertise", "")), spans=[(1, 5)])
        line((0, "主要情况（含 科研成果、产 学研合作等）"), (1, form.get("text", "")), spans=[(1, 5)])
        line((0, "意向县区\n（企业）"), (1, form.get("intent", "")), spans=[(1, 5)])
        line((0, "派出单位\n意见"), (1, form.get("opinion", "（单位盖章） 年 月 日")), spans=[(1, 5)])
    document.save(path)
    return path


LONG = {
    "unit": "某理工大学",
    "name": "张三",
    "phone": "13900000001",
    "title": "副教授",
    "birth": "1983.4",
    "party": "群众",
    "text": "做过两项压铸模具技术攻关，与两家企业合作。",
    "intent": "怀宁县（某铸造有限公司）、潜山市",
    "expertise": "压铸",
    "opinion": "同意推荐（单位盖章）2023年3月1日",
}


def test_annex2_of_anqing_lifts_the_unit_and_drops_the_form_filler(tmp_path, anqing):
    reading = read([book(tmp_path / "附件2.xlsx", {"Sheet1": ANNEX2})], gazetteer=anqing)
    people = {s.name: s for s in reading.roster.specialists}
    assert set(people) == {"张三", "李四"}
    assert {s.institution for s in people.values()} == {"某理工大学"}
    assert (people["张三"].title, people["张三"].degree) == ("副教授", "博士")
    assert (people["李四"].title, people["李四"].post) == ("教授", "系主任")
    assert people["张三"].intended_districts == ("怀宁县", "太湖县")
    assert people["李四"].intended_districts == ()
    assert {p.phone for p in reading.private.values()} == {"13900000001", "13900000002"}
    assert reading.private[people["张三"].id].sex == "男"
    assert not found(reading, "W07")
    assert not reading.failed


def test_annex2_counts_numbered_rows_dashes_and_remarks(tmp_path, anqing):
    tally = read([book(tmp_path / "附件2.xlsx", {"Sheet1": ANNEX2})], gazetteer=anqing).tallies[0]
    assert (tally.seen, tally.accepted) == (8, 2)
    assert tally.skipped == {"仅序号": 3, "占位行": 1, "备注": 2}


def test_annex1_joins_the_row_of_the_same_person(tmp_path, anqing):
    paths = [book(tmp_path / "附件2.xlsx", {"Sheet1": ANNEX2}), annex1(tmp_path / "附件1.docx", LONG)]
    reading = read(paths, gazetteer=anqing)
    people = {s.name: s for s in reading.roster.specialists}
    assert len(people) == 2
    zhang = people["张三"]
    assert zhang.achievements == LONG["text"]
    assert zhang.expertise == "铝合金压铸工艺"
    assert zhang.intended_districts == ("怀宁县", "太湖县", "潜山市")
    assert zhang.intended_clients == ("某铸造有限公司",)
    assert zhang.institution_consent is True
    assert reading.private[zhang.id].birth == "1983-04"
    assert reading.private[zhang.id].political == "群众"
    assert balanced(reading)
    assert not reading.failed


def test_annex1_of_a_namesake_with_another_phone_and_unit_stays_another_person(tmp_path, anqing):
    other = LONG | {"unit": "另一大学", "phone": "13900000003"}
    paths = [book(tmp_path / "附件2.xlsx", {"Sheet1": ANNEX2}), annex1(tmp_path / "附件1.docx", other)]
    reading = read(paths, gazetteer=anqing)
    assert len(reading.roster.specialists) == 3
    assert found(reading, "W22")[0].file == "附件1.docx"


def test_annex1_with_the_same_unit_but_another_phone_is_never_joined(tmp_path, anqing):
    other = LONG | {"phone": "13900000003"}
    paths = [book(tmp_path / "附件2.xlsx", {"Sheet1": ANNEX2}), annex1(tmp_path / "附件1.docx", other)]
    reading = read(paths, gazetteer=anqing)
    assert found(reading, "E07")
    assert all(
        LONG["text"] != s.achievements for s in reading.roster.specialists if s.expertise == "铝合金压铸工艺"
    )


def test_several_forms_of_one_file_are_several_people_and_a_blank_one_is_none(tmp_path, anqing):
    second = LONG | {"name": "李四", "phone": "13900000002"}
    reading = read([annex1(tmp_path / "附件1.docx", LONG, second, {})], gazetteer=anqing)
    assert {s.name for s in reading.roster.specialists} == {"张三", "李四"}
    assert reading.tallies[0].skipped == {"空行": 1}
    assert reading.tallies[0].seen == 3


def test_a_table_pasted_into_word_is_read_with_the_line_above_it(tmp_path, anqing):
    document = docx.Document()
    document.add_paragraph("派出单位（盖章）：某学院")
    table = document.add_table(rows=2, cols=len(HEAD))
    for at, text in enumerate(HEAD):
        table.rows[0].cells[at].text = text
    for at, text in enumerate(("1", "王五", "男", "讲师", "茶叶加工", "13900000004", "岳西县", "")):
        table.rows[1].cells[at].text = text
    document.save(tmp_path / "汇总.docx")
    (person,) = read([tmp_path / "汇总.docx"], gazetteer=anqing).roster.specialists
    assert (person.name, person.institution, person.intended_districts) == ("王五", "某学院", ("岳西县",))


def test_form1_of_wuhan_gives_fourteen_districts_and_the_city_is_not_doubled(tmp_path, wuhan):
    rows = [("全市第二批区派联络员指标分解表",), FORM1_HEAD]
    rows += [(n, *row) for n, row in enumerate(FORM1, start=1)] + [("", "合 计", 100, 100, 200)]
    reading = read([book(tmp_path / "附件1.xlsx", {"Sheet1": rows})], gazetteer=wuhan)
    districts = reading.roster.districts
    assert len(districts) == 14
    assert [sum(getattr(d, n) or 0 for d in districts) for n in ("existing", "new", "total")] == [
        100,
        100,
        200,
    ]
    assert reading.tallies[0].skipped == {"合计": 1}
    assert not reading.failed


def test_form1_with_one_number_changed_names_row_sum_and_total(tmp_path, wuhan):
    rows = [FORM1_HEAD] + [(n, *row) for n, row in enumerate(FORM1, start=1)] + [("", "合 计", 100, 100, 200)]
    rows[12] = (12, "东湖高新区", 16, 33, 50)
    reading = read([book(tmp_path / "附件1.xlsx", {"Sheet1": rows})], gazetteer=wuhan)
    assert (found(reading, "E09")[0].row, "16＋新增33＝49" in found(reading, "E09")[0].what) == (13, True)
    assert "新增合计写的是100，各区相加为99，相差1" in found(reading, "E10")[0].what


@pytest.mark.parametrize("columns", [(1, 2), (1, 3), (2, 3)])
def test_any_two_of_existing_new_and_total_give_the_third(tmp_path, wuhan, columns):
    rows = [
        tuple(row[c] for c in (0, *columns)) for row in [("县区", "现有人数", "新增人数", "总人数"), *FORM1]
    ]
    reading = read([book(tmp_path / "指标.xlsx", {"县区指标表": rows})], gazetteer=wuhan)
    assert {(d.name, d.existing, d.new, d.total) for d in reading.roster.districts} == set(FORM1)


def test_qiaokou_written_with_the_common_character_is_the_same_district(tmp_path, wuhan):
    rows = [("责任单位", "新选派联络员人数"), ("桥口区", 5), ("东西湖", 9)]
    reading = read([book(tmp_path / "指标.xlsx", {"指标": rows})], gazetteer=wuhan)
    assert [d.name for d in reading.roster.districts] == ["临空港开发区", "硚口区"]


def test_form2_of_wuhan_gives_people_of_the_district_and_their_listed_pairs(tmp_path, wuhan):
    rows = [
        ("各区第二批选派联络员信息表",),
        ("所属区：江岸区（盖章）",),
        ("填报时间：2022年3月10日",),
        FORM2_HEAD,
        (1, "张三", "江岸区生产力促进中心副主任", "13900000001", "某孵化器、某科技园", "某铸造有限公司等3家"),
        (2,),
        ("-",),
        ("备注：1. 请各区局于3月10日前报送。",),
    ]
    needs = [NEEDS, ("某铸造有限公司", "企业", "江岸区", NEED, "是")]
    reading = read([book(tmp_path / "附件2.xlsx", {"Sheet1": rows, "需求表": needs})], gazetteer=wuhan)
    (person,) = reading.roster.specialists
    assert (person.institution, person.post, person.district) == ("江岸区生产力促进中心", "副主任", "江岸区")
    assert person.expertise == ""
    assert set(reading.listed_pairs) == {(person.id, n) for n in ("某孵化器", "某科技园", "某铸造有限公司")}
    assert found(reading, "W02")
    assert not reading.failed


def test_form2_joins_the_specialists_table_instead_of_repeating_its_people(tmp_path, wuhan):
    people = [("姓名", "派出单位", "专业领域"), ("张三", "某中心", "铸造工艺")]
    form = [FORM2_HEAD, (1, "张三", "某中心主任", "13900000001", "", "某铸造有限公司")]
    reading = read([book(tmp_path / "a.xlsx", {"专员表": people, "附件2": form})], gazetteer=wuhan)
    (person,) = reading.roster.specialists
    assert (person.expertise, person.post) == ("铸造工艺", "主任")
    assert reading.listed_pairs == ((person.id, "某铸造有限公司"),)
    assert not reading.failed


def test_the_blank_seed_forms_hold_nobody(tmp_path):
    blank = [HEAD, *[(n,) for n in range(1, 6)], ("—",)]
    form2 = [
        ("所属区：_____（盖章）",),
        FORM2_HEAD,
        *[(n,) for n in range(1, 9)],
        ("-",),
        ("备注：1. 请报送。",),
    ]
    paths = [book(tmp_path / "a.xlsx", {"附件2": blank, "武汉": form2})]
    for places in (ANQING, WUHAN):
        reading = read(paths, gazetteer=Gazetteer(places))
        assert reading.roster.specialists == ()
        assert not reading.failed
