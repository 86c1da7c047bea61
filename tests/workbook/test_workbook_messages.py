"""Each message of the catalogue appears where it should: sheet, row, column."""

import pytest
from sheets import NEED, NEEDS, PEOPLE, book, found

from matcher.geography import ANQING, Gazetteer
from matcher.workbook import messages, read

A = ("张三", "某大学", "教授", "铝合金压铸工艺", "13900000001")
C = ("某铸造有限公司", "企业", "江岸区", NEED, "是")
QUOTA = ("县区", "现有人数", "新增人数", "总人数")
BAN = ("姓名", "单位名称", "类型", "原因")
PAIR = ("姓名", "派出单位", "服务单位")


def person(**changes):
    return tuple(changes.get(name, old) for name, old in zip(PEOPLE, A, strict=True))


def client(**changes):
    return tuple(changes.get(name, old) for name, old in zip(NEEDS, C, strict=True))


CASES = {
    "E01": ({"专员表": [("甲", "乙", "丙"), ("1", "2", "3"), ("4", "5", "6")]}, 0, ""),
    "E02": ({"专员表": [("姓名", "派出单位", "职称"), A[:3]]}, 1, "专业领域"),
    "E03": ({"专员表": [PEOPLE, person(姓名="")]}, 2, "姓名"),
    "E04": ({"专员表": [PEOPLE, person(专业领域="")]}, 2, "专业领域"),
    "E05": ({"需求表": [NEEDS, client(技术需求="—")]}, 2, "技术需求"),
    "E06": ({"需求表": [NEEDS, client(所在县区="黄陂曲")]}, 2, "所在县区"),
    "E07": ({"专员表": [PEOPLE, A, A]}, 3, "姓名"),
    "E08": ({"专员表": [PEOPLE, person(联系电话="1.38E+10")]}, 2, "联系电话"),
    "E09": ({"指标表": [QUOTA, ("江岸区", 9, 1, 11)]}, 2, "总人数"),
    "E10": ({"指标表": [QUOTA, ("江岸区", 9, 1, 10), ("合 计", 9, 2, 10)]}, 3, "新增人数"),
    "E11": ({"指标表": [QUOTA[:2] + QUOTA[3:], ("江岸区", 9, 8)]}, 2, "总人数"),
    "E12": ({"需求表": [(*NEEDS, "成立日期"), (*C, "去年春天")]}, 2, "成立日期"),
    "E13": ({"需求表": [(*NEEDS, "涉密"), (*C, "是")]}, 2, "涉密"),
    "E14": (
        {
            "专员表": [PEOPLE, A],
            "需求表": [NEEDS, C],
            "排除表": [BAN, ("张三", "某铸件有限公司", "禁止", "持股")],
        },
        2,
        "单位名称",
    ),
    "E15": (
        {
            "专员表": [PEOPLE, A],
            "需求表": [NEEDS, C],
            "排除表": [BAN, ("张三", C[0], "锁定", "续派"), ("张三", C[0], "禁止", "持股")],
        },
        3,
        "类型",
    ),
    "E20": (
        {"专员表": [PEOPLE, A], "需求表": [NEEDS, C], "排除表": [BAN, ("张三", C[0], "随便", "无故")]},
        2,
        "类型",
    ),
    "E21": ({"专员表": [(*PEOPLE, "人员编号"), (*A, "1"), (*person(姓名="李四"), "1")]}, 3, "人员编号"),
    "W01": ({"专员表": [PEOPLE, person(职称="高级技师")]}, 2, "职称"),
    "W02": (
        {"专员表": [(*PEOPLE, "已合作企业"), (*A, "某铸造有限公司等5家企业")], "需求表": [NEEDS, C]},
        2,
        "已合作企业",
    ),
    "W03": ({"专员表": [PEOPLE, person(联系电话="1390000")]}, 2, "联系电话"),
    "W04": (
        {"需求表": [NEEDS, C, client(单位名称="某铸造有限责任公司", 技术需求="另一项很不相同的技术需求")]},
        3,
        "单位名称",
    ),
    "W05": ({"专员表": [(*PEOPLE, "意向县区"), (*A, "江岸区、怀宁县")]}, 2, "意向县区"),
    "W06": ({"需求表": [NEEDS, client(企业意愿="")]}, 2, "企业意愿"),
    "W07": ({"专员表": [(*PEOPLE, "单位同意", "三年诚信"), (*A, "", "")]}, 2, "单位同意"),
    "W08": ({"需求表": [NEEDS, client(技术需求="想提高产量")]}, 2, "技术需求"),
    "W09": (
        {
            "专员表": [(*PEOPLE, "行业组"), (*A, "新材科")],
            "行业组表": [("行业组", "关键词"), ("新材料", "铸造")],
        },
        2,
        "行业组",
    ),
    "W14": (
        {"需求表": [NEEDS, C, client(企业意愿="否", 技术需求="另一项很不相同的技术需求")]},
        3,
        "企业意愿",
    ),
    "W15": ({"需求表": [NEEDS, C, client(类型="园区", 技术需求="另一项很不相同的技术需求")]}, 3, "类型"),
    "W16": ({"需求表": [NEEDS, C, C]}, 3, "技术需求"),
    "W17": ({"专员表": [(*PEOPLE, "回避企业"), (*A, "某铸件有限公司")], "需求表": [NEEDS, C]}, 2, "回避企业"),
    "W18": (
        {
            "专员表": [PEOPLE, A, person(派出单位="另一学院", 联系电话="")],
            "需求表": [(*NEEDS, "意向专员"), (*C, "张三")],
        },
        2,
        "意向专员",
    ),
    "W19": ({"需求表": [(*NEEDS, "可公开"), (*C, "也许")]}, 2, "可公开"),
    "W20": ({"专员表": [(*PEOPLE, "血型"), (*A, "O")]}, 0, ""),
    "W23": ({"专员表": [(*PEOPLE, "学历"), (*A, "研究生")]}, 2, "最高学位"),
    "W26": ({"专员表": [PEOPLE, A, person(派出单位="某大学材料学院")]}, None, "姓名"),
    "W27": ({"需求表": [NEEDS[:4], C[:4]]}, 0, ""),
    "W30": ({"需求表": [NEEDS, client(单位名称="某某产业园", 类型="")]}, 2, "类型"),
    "W28": ({"需求表": [NEEDS, client(技术需求=f"{NEED}，请电13900000001")]}, 2, "技术需求"),
    "W29": ({"指标表": [QUOTA, ("黄陂曲", 5, 1, 6)]}, 2, "县区"),
    "I03": ({"专员表": [PEOPLE, A], "填表说明": [("请认真填写",)]}, 0, ""),
    "I04": ({"需求表": [NEEDS, C], "已有对接表": [PAIR, ("李四", "某院", C[0])]}, 0, ""),
    "I05": (
        {
            "专员表": [PEOPLE, A],
            "需求表": [NEEDS, C],
            "已有对接表": [(*PAIR, "状态"), ("张三", "某大学", C[0], "离岗")],
        },
        2,
        "状态",
    ),
    "I01": ({"专员表": [PEOPLE, A]}, 0, ""),
}


@pytest.mark.parametrize("code", CASES)
def test_a_message_says_sheet_row_and_column(take, code):
    sheets, row, column = CASES[code]
    issues = found(take(sheets), code)
    assert issues, code
    issue = issues[0]
    assert issue.column == column
    assert row is None or issue.row == row
    assert issue.file == "材料.xlsx" or code == "I04"
    assert "{" not in str(issue)


def test_every_code_of_the_catalogue_has_its_test():
    elsewhere = {"E16", "E18", "E19", "W10", "W22", "I02"}  # the gate's, the document's, the forms' tests
    assert set(CASES) | elsewhere == set(messages.CATALOGUE)


def test_texts_are_those_of_the_guide(take):
    def said(code):
        return str(found(take(CASES[code][0]), code)[0])

    assert said("E04") == (
        "【错误】材料.xlsx·专员表·第2行「专业领域」：“专业领域”为空，无法计算匹配度；"
        "请填写擅长的技术方向（如“铝合金压铸工艺”）"
    )
    assert "不在本次县区名单中；是否为“黄陂区”？" in said("E06")
    assert "第3行与第2行是同一人（姓名、单位相同）；请删除其一；如为同名不同人，请填写人员编号" in said("E07")
    assert "“江岸区”：现有9＋新增1＝10，与总人数11不符；请核对" in said("E09")
    assert "新增合计写的是2，各区相加为1，相差1；请核对" in said("E10")
    assert "“江岸区”目标总数8小于现有9，新增为负" in said("E11")
    assert "相近的有：某铸造有限公司" in said("E14")
    assert "写有“等5家”，但只列出1家" in said("W02")
    assert "电话位数为7位" in said("W03")
    assert "“某铸造有限公司”与“某铸造有限责任公司”可能是同一家企业" in said("W04")
    assert "当前最接近：新材料" in said("W09")


def test_the_count_of_a_table_is_one_sentence(take):
    reading = take(
        {"专员表": [PEOPLE, A, person(姓名="李四", 职称="技师"), person(专业领域=""), ("",), ("合计",)]}
    )
    assert found(reading, "I01")[0].what == "共读5行：有效1，提醒1，错误1，跳过2（合计1、空行1）。"


def test_an_ambiguous_short_district_is_asked_for(tmp_path):
    path = book(tmp_path / "需求.xlsx", {"需求表": [NEEDS, client(所在县区="高新区")]})
    issue = found(read([path], gazetteer=Gazetteer(ANQING)), "E06")[0]
    assert "安庆高新区" in issue.mend
    assert "不止一个" in issue.what


def test_no_message_prints_a_phone(take):
    hostile = person(姓名="张三13900000001", 职称="技师13900000001", 派出单位="某大学 13900000001")
    need = client(单位名称="某厂13900000001", 所在县区="13900000001", 技术需求="13900000001")
    reading = take(
        {"专员表": [PEOPLE, hostile, hostile], "需求表": [NEEDS, need, client(技术需求="电13900000001")]}
    )
    assert reading.issues
    assert not any("13900000001" in str(i) for i in reading.issues)
    assert "13900000001" not in repr(reading.roster)
    assert "13900000001" not in repr(reading)


def test_a_rejected_row_is_not_blamed_again_by_those_who_refer_to_it(take):
    reading = take(
        {
            "专员表": [PEOPLE, person(专业领域="")],
            "需求表": [NEEDS, C],
            "排除表": [BAN, ("张三", C[0], "禁止", "持股")],
        }
    )
    assert [i.code for i in reading.issues if i.code[0] == "E"] == ["E04"]
