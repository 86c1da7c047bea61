"""Dictionaries and single cells: titles, degrees, dates, lists, names, phones, yes and no, money."""

import datetime as dt

import pytest

from matcher.workbook import cells, dates, degrees, lists, people, titles


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("教授", "正高"),
        ("研究员", "正高"),
        ("正高级工程师", "正高"),
        ("教授级高工", "正高"),
        ("研究馆员", "正高"),
        ("正高级农艺师", "正高"),
        ("推广研究员", "正高"),
        ("教授级高级工程师", "正高"),
        ("副教授", "副高"),
        ("副研究员", "副高"),
        ("高级工程师", "副高"),
        ("高级实验师", "副高"),
        ("高级经济师", "副高"),
        ("高级讲师", "副高"),
        ("高工", "副高"),
        ("电气高级工程师", "副高"),
        ("讲师", "中级"),
        ("助理研究员", "中级"),
        ("工程师", "中级"),
        ("农艺师", "中级"),
        ("经济师", "中级"),
        ("助教", "初级"),
        ("研究实习员", "初级"),
        ("助理工程师", "初级"),
        ("助理农艺师", "初级"),
        ("技术员", "初级"),
        ("高级技师", None),
        ("技师", None),
        ("处长", None),
        ("院长", None),
        ("博士", None),
        ("博导", None),
        ("总工程师", None),
        ("客座教授", None),
        ("高级工", None),
        ("", None),
        ("教授、博导", "正高"),
        ("讲师/高级工程师", "副高"),
        ("高 级 工程师", "副高"),
        ("工程师（正高级）", "正高"),
    ],
)
def test_titles_have_their_level_longest_word_first(text, level):
    assert titles.level(text) == level


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("副院长/教授", ("副院长", "教授", "")),
        ("副教授/博士", ("", "副教授", "博士")),
        ("主任、高级工程师", ("主任", "高级工程师", "")),
        ("副院长教授", ("副院长", "教授", "")),
        ("教授", ("", "教授", "")),
        ("科长", ("科长", "", "")),
        ("主任医师", ("", "主任医师", "")),
        ("助理研究员", ("", "助理研究员", "")),
        ("总经理助理", ("总经理助理", "", "")),
        ("", ("", "", "")),
    ],
)
def test_post_and_title_in_one_cell_come_apart(text, parts):
    assert titles.split(text) == parts


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("博士", "博士"),
        ("博士研究生", "博士"),
        ("研究生/硕士", "硕士"),
        ("硕士研究生", "硕士"),
        ("本科", "学士"),
        ("博士在读", None),
        ("在读博士", None),
        ("博士（在读）", None),
        ("硕士肄业", None),
        ("大专", None),
        ("", None),
        ("硕士，博士在读", "硕士"),
        ("博士在读（硕士）", "硕士"),
        ("研究生", "硕士"),
        ("博导", None),
        ("博士后", "博士"),
    ],
)
def test_unfinished_degrees_do_not_count(text, degree):
    assert degrees.degree(text) == degree


def test_degrees_are_ranked():
    assert [degrees.rank(t) for t in ("博士", "硕士", "学士", "大专", "博士在读")] == [3, 2, 1, 0, 0]
    assert degrees.unproven("研究生")
    assert not degrees.unproven("硕士研究生")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1985.6", "1985-06"),
        ("85.06", "1985-06"),
        ("85年6月", "1985-06"),
        ("1985年06月", "1985-06"),
        ("31199", "1985-06-01"),
        ("一九八五年六月", "1985-06"),
        ("二〇二二年三月十日", "2022-03-10"),
        ("二○二二年十二月二十一日", "2022-12-21"),
        ("2022-03-10", "2022-03-10"),
        ("2022/3/10", "2022-03-10"),
        ("2022.3.10", "2022-03-10"),
        ("2022年3月10日", "2022-03-10"),
        ("20220310", "2022-03-10"),
        ("198506", "1985-06"),
        ("1985", "1985"),
        ("２０２２年３月", "2022-03"),
        ("22.3", "2022-03"),
        ("2022-03-10 08:30:00", "2022-03-10"),
        ("2023-02-30", None),
        ("2022-13-01", None),
        ("去年", None),
        ("", None),
        ("38岁", None),
        ("1985.6.1.2", None),
        ("99999999", None),
    ],
)
def test_dates_as_people_type_them(text, iso):
    assert dates.iso(text) == iso


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "甲公司、乙公司，丙公司;丁公司；戊公司\n己公司",
            ("甲公司", "乙公司", "丙公司", "丁公司", "戊公司", "己公司"),
        ),
        ("甲（一厂、二厂）、乙", ("甲（一厂、二厂）", "乙")),
        ("1、甲公司 2、乙公司".replace(" ", "\n"), ("甲公司", "乙公司")),
        ("1.甲公司；2.乙公司。", ("甲公司", "乙公司")),
        ("甲公司、乙公司等", ("甲公司", "乙公司")),
        ("不限", ()),
        ("服从分配", ()),
        ("无", ()),
        ("—", ()),
        ("", ()),
        ("均可", ()),
    ],
)
def test_lists_split_outside_brackets_only(text, items):
    assert lists.split(text).items == items


def test_and_splits_only_between_known_names():
    known = {"江岸区", "江汉区"}.__contains__
    assert lists.split("江岸区和江汉区", known).items == ("江岸区", "江汉区")
    assert lists.split("和记公司", known).items == ("和记公司",)


def test_and_so_on_claims_a_number():
    listing = lists.split("甲公司、乙公司等5家企业")
    assert (listing.items, listing.claimed) == (("甲公司", "乙公司"), 5)
    assert lists.split("甲、乙等十二家").claimed == 12


def test_a_list_that_came_as_a_list_is_not_split():
    assert lists.split(("甲、乙", "丙")).items == ("甲、乙", "丙")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张　伟", "张伟"),
        ("张 伟", "张伟"),
        ("阿不都·热合曼", "阿不都·热合曼"),
        ("䶮 㛃", "䶮㛃"),
        ("John  Smith", "John Smith"),
    ],
)
def test_padding_inside_a_name_is_dropped(text, name):
    assert people.name(text) == name


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("139 0000 0001", ("13900000001",)),
        ("139-0000-0001", ("13900000001",)),
        ("+86 13900000001", ("13900000001",)),
        ("１３９００００００01", ("13900000001",)),
        ("13900000001/13900000002", ("13900000001", "13900000002")),
        ("13900000001 13900000002", ("13900000001", "13900000002")),
        ("0556-5000001", ("0556-5000001",)),
        ("13900000001.0", ("13900000001",)),
        ("", ()),
    ],
)
def test_phones_are_levelled_and_parted(text, phones):
    assert people.phones(text) == phones
    assert all(people.is_phone(p) for p in phones)


def test_scientific_phones_are_recognised():
    assert people.scientific("1.38E+10") == "1.38E+10"
    assert people.scientific("1.38e+10") == "1.38E+10"
    assert people.scientific("13800000000") == "1.38E+10"
    assert people.scientific("13800000001") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("某研究院成果转化部部长", ("某研究院成果转化部", "部长")),
        ("某孵化器有限公司总经理", ("某孵化器有限公司", "总经理")),
        ("某区生产力促进中心 副主任", ("某区生产力促进中心", "副主任")),
        ("某大学", ("某大学", "")),
        ("某局/科员", ("某局", "科员")),
    ],
)
def test_unit_and_post_come_apart(text, parts):
    assert people.unit_and_post(text) == parts


@pytest.mark.parametrize("text", ["是", "同意", "愿意", "√", "✓", "Y", "TRUE", "1", "同意派出", "有"])
def test_yes_is_understood(text):
    assert cells.yes_no(text) == (True, True)


@pytest.mark.parametrize("text", ["否", "不同意", "×", "无", "N", "不愿意", "FALSE"])
def test_no_is_understood(text):
    assert cells.yes_no(text) == (False, True)


def test_blank_and_pending_are_neither_and_the_rest_is_not_understood():
    assert cells.yes_no("") == cells.yes_no("未征求") == (None, True)
    assert cells.yes_no("也许") == (None, False)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("50", (50.0, True)),
        ("50万", (50.0, True)),
        ("50万元", (50.0, True)),
        ("约50", (50.0, True)),
        ("1.2亿", (12000.0, True)),
        ("5000元", (0.5, True)),
        ("1,200", (1200.0, True)),
        ("面议", (None, True)),
        ("", (None, True)),
        ("50-100万", (50.0, False)),
        ("若干", (None, False)),
        ("-5", (None, False)),
    ],
)
def test_money_is_read_in_ten_thousands(text, money):
    assert cells.money(text) == money


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (50.0, "50"),
        (1985.6, "1985.6"),
        (13900000001.0, "13900000001"),
        (True, "是"),
        (None, ""),
        (dt.datetime(2022, 3, 10), "2022-03-10"),
        (float("nan"), ""),
        ("  a\u3000", "a"),
        ("#REF!", ""),
    ],
)
def test_every_cell_becomes_the_text_a_clerk_sees(value, text):
    assert cells.text(value) == text
