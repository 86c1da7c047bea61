from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from made_up import World
from read_back import rows

from matcher.documents.anqing_list import anqing_list
from matcher.documents.view import View, term_end
from matcher.documents.wuhan_form2 import file_part, sheet_name, wuhan_form2
from matcher.settings import Settings

FORM1 = ["序号", "责任单位", "现有联络员 人数", "新选派联络员 人数", "选派后联络员 总人数"]
FORM2 = ["序号", "姓名", "工作单位及职务", "联系电话", "对接产业园区、孵化器", "对接本区重点企业"]
ANQING = ["序号", "姓名", "派出单位", "职务/职称", "从事专业或擅长领域", "行业组"]
ANQING += ["服务县（市、区）", "服务园区/企业", "拟任职务", "派驻周期(起止)", "备注"]


def form1(folder: Path) -> Path:
    return folder / "附件1 全市第二批区派联络员指标分解表.xlsx"


def form2(folder: Path, district: str) -> Path:
    return folder / "附件2（内部）" / f"附件2 {district}第二批选派联络员信息表（内部）.xlsx"


def test_form_1_has_the_headings_and_figures_of_the_notice(folder: Path) -> None:
    table = rows(form1(folder))
    assert table[1][0] == "全市第二批区派联络员指标分解表"
    assert table[2] == FORM1
    assert table[3] == [1, "江岸区", 9, 1, 10]
    assert table[14] == [12, "东湖高新区", 16, 34, 50]
    assert table[17][1:] == ["合 计", 100, 100, 200]


def test_form_1_totals_are_formulas_over_their_rows(folder: Path) -> None:
    table = rows(form1(folder), values=False)
    assert [row[4] for row in table[3:17]] == [f"=C{i}+D{i}" for i in range(4, 18)]
    assert table[17][2:] == ["=SUM(C4:C17)", "=SUM(D4:D17)", "=SUM(E4:E17)"]


def test_form_1_tells_shortfall_on_a_sheet_of_its_own(made: World, tmp_path: Path, folder: Path) -> None:
    table = rows(form1(folder), "完成情况")
    assert table[0] == ["责任单位", "新选派指标", "已配", "缺额", "现有", "目前在岗合计"]
    assert table[15] == ["合 计", 100, 100, 0, 100, 200]


def test_form_2_is_laid_out_as_in_the_notice(folder: Path) -> None:
    table = rows(form2(folder, "江汉区"))
    assert table[0][0] == "附件 2"
    assert table[1][0] == "各区第二批选派联络员信息表"
    assert table[2][0] == "所属区：江汉区（盖章）"
    assert table[3][0] == "填报时间：____年 月 日"
    assert table[4] == FORM2


def test_form_2_lists_only_the_newly_selected_of_the_district(made: World, folder: Path) -> None:
    view = View(made.case, made.plan)
    for district in view.districts:
        here = [s for s in view.new_people if view.main_district[s] == district]
        table = rows(form2(folder, district))[5:]
        assert [row[0] for row in table] == list(range(1, len(here) + 1))
        assert [row[1] for row in table] == [made.case.roster.specialist[s].name for s in here]


def test_form_2_is_made_for_every_district_and_the_city(made: World, folder: Path) -> None:
    assert len(list((folder / "附件2（内部）").iterdir())) == 14 + 1


def test_form_2_joins_as_the_notice_asks(made: World, folder: Path) -> None:
    view = View(made.case, made.plan)
    s = next(s for s in view.new_people if view.main_district[s] == "武昌区")
    person, row = made.case.roster.specialist[s], rows(form2(folder, "武昌区"))[5]
    assert row[2] == person.institution + (person.post or person.title)
    clients = [view.client(p) for p in view.of_specialist[s]]
    assert (row[4] or "") == "、".join(c.name for c in clients if c.kind == "园区")
    assert (row[5] or "") == "、".join(c.name for c in clients if c.kind == "企业")


def test_phones_are_texts(made: World, folder: Path) -> None:
    book = openpyxl.load_workbook(form2(folder, "东湖高新区"))
    for row in book.worksheets[0].iter_rows(min_row=6):
        assert (row[3].data_type, row[3].number_format) == ("s", "@")
        assert len(row[3].value) == 11
    book.close()


def test_a_person_without_phone_gets_an_empty_cell(made: World, tmp_path: Path) -> None:
    wuhan_form2(made.case, made.plan, {}, tmp_path)
    assert all(row[3] is None for row in rows(form2(tmp_path, "东湖高新区"))[5:])


def test_places_not_filled_are_numbered_blank_lines(made: World, tmp_path: Path) -> None:
    gone = next(
        s for s in View(made.case, made.plan).new_people if made.case.roster.specialist[s].home == "武昌区"
    )
    plan = replace(made.plan, pairings=tuple(p for p in made.plan.pairings if p.specialist != gone))
    wuhan_form2(made.case, plan, made.private, tmp_path)
    table = rows(form2(tmp_path, "武昌区"))[5:]
    assert [row[0] for row in table] == list(range(1, 10))
    assert table[-1][1:] == [None] * 5


def test_the_city_merge_holds_every_new_person_once(made: World, folder: Path) -> None:
    table = rows(folder / "附件2（内部）" / "附件2 全市汇总（内部）.xlsx")
    assert table[3] == [FORM2[0], "所属区", *FORM2[1:]]
    assert [row[0] for row in table[4:]] == list(range(1, 101))
    assert Counter(row[1] for row in table[4:])["东湖高新区"] == 34


def test_forms_print_on_a4_landscape(folder: Path) -> None:
    for path in (form1(folder), form2(folder, "江岸区"), folder / "双链融合专员选派名单.xlsx"):
        book = openpyxl.load_workbook(path)
        setups = {(str(s.page_setup.paperSize), s.page_setup.orientation) for s in book.worksheets}
        assert setups == {("9", "landscape")}
        book.close()


@pytest.mark.parametrize(("name", "expected"), [("a/b", "a_b"), ("..", "_"), ("江岸区", "江岸区")])
def test_a_district_cannot_leave_the_folder(name: str, expected: str) -> None:
    assert file_part(name) == expected
    assert not set(sheet_name(name)) & set("[]:*?/\\")


def test_the_anqing_list_has_one_row_a_new_pairing_by_county_then_group(made: World, folder: Path) -> None:
    table = rows(folder / "双链融合专员选派名单.xlsx", "名单")
    new = [p for p in made.plan.pairings if not p.existing]
    body = table[1 : 1 + len(new)]
    order = View(made.case, made.plan).place
    assert table[0] == ANQING
    assert [row[0] for row in body] == list(range(1, len(new) + 1))
    assert body == sorted(body, key=lambda row: (order(row[6]), row[5]))
    assert not any(table[1 + len(new)])


def test_the_anqing_data_sheet_is_unmerged_and_the_printed_one_merged(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "双链融合专员选派名单.xlsx")
    assert not book["名单"].merged_cells.ranges
    assert book["打印版"].merged_cells.ranges
    book.close()


def test_the_anqing_totals_count_each_person_once(made: World, folder: Path) -> None:
    table = [row[2:5] for row in rows(folder / "双链融合专员选派名单.xlsx", "名单")]
    pairs = sum(not p.existing for p in made.plan.pairings)
    for name in ("按县区", "按行业组"):
        start = next(i for i, row in enumerate(table) if row[0] == name)
        end = next(i for i in range(start, len(table)) if table[i][0] == "合计")
        block = table[start + 1 : end]
        assert table[end][1:] == [sum(r[1] for r in block), sum(r[2] for r in block)] == [100, pairs]


def test_the_term_runs_from_the_reference_day(made: World, tmp_path: Path) -> None:
    case = replace(made.case, settings=Settings(made.case.programme.parameters, {"term.months": 24}))
    anqing_list(case, made.plan, {}, tmp_path)
    assert rows(tmp_path / "双链融合专员选派名单.xlsx", "名单")[1][9] == "2026-03-31至2028-03-30"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2026-01-01", 12, "2026-12-31"), ("2026-08-31", 6, "2027-02-28"), ("2024-02-29", 12, "2025-02-28")],
)
def test_a_term_ends_the_day_before(start: str, months: int, end: str) -> None:
    assert term_end(start, months) == end
