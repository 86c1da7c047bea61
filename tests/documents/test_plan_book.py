from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from made_up import World
from papers import hostile
from read_back import PHONE, everything, formulas, rows

from matcher.documents import DOCUMENTS, write_all
from matcher.documents.figures import due, median_grade
from matcher.documents.plan_workbook import plan_workbook
from matcher.plan import Violation

HEADINGS = {
    "结对结果": "县区 专员 单位(派出) 对接单位 类型 技术需求 行业组 匹配等级 契合度 距离(公里) "
    "是否原有 得分 理由",
    "配对说明表": "序号 专员(编号) 单位 匹配等级 依据词句 行业组 距离 双方意向 "
    "是否锁定/人工调整及理由 备选前三及未选原因 适用规则条款 运行编号",
}
ADDED = "现有 新增指标 已配 缺额 总数 园区数 企业数 结对数 需求项(应) 案例(应) 到期60天内"
# Papers without a person's name, and those that list nobody when nothing changed, left or was assessed.
NAMELESS = (
    "report",
    "wuhan_form1",
    "brief",
    "kpi_ledger",
    "replacement_record",
    "change_list",
    "ranking_list",
)
HOSTILE = (
    "13800138000 138-0013-8000 １３８００１３８０００ 027-87654321 （027）87654321 420106199001011234 "
    "a.b@c.com 微信号:abc12345"
)


@pytest.mark.parametrize("sheet", HEADINGS)
def test_headings_are_those_of_the_guide(sheet: str, folder: Path) -> None:
    assert rows(folder / "plan.xlsx", sheet)[0] == HEADINGS[sheet].split()


def test_every_pairing_has_one_row_and_its_points(made: World, folder: Path) -> None:
    table = rows(folder / "plan.xlsx", "结对结果")[1:]
    assert len(table) == len(made.plan.pairings)
    assert sum(row[11] for row in table) == made.plan.objective


def test_everybody_left_over_is_listed_with_reason_and_remedy(made: World, folder: Path) -> None:
    table = rows(folder / "plan.xlsx", "未配对清单")[1:]
    assert len(table) == len(made.plan.unmatched) + len(made.plan.unserved)
    assert all(row[4] and row[5] for row in table)


def test_board_totals_are_the_sums_of_their_rows(folder: Path) -> None:
    heading, *table = rows(folder / "plan.xlsx", "指标看板")
    end = next(i for i, row in enumerate(table) if row[0] == "合计")
    for name in ADDED.split():
        column = heading.index(name)
        assert table[end][column] == sum(row[column] for row in table[:end]), name


def test_cases_are_rounded_by_district_and_shown_beside_the_city_wide_count(folder: Path) -> None:
    heading, *table = rows(folder / "plan.xlsx", "指标看板")
    total = next(row for row in table if row[0] == "合计")
    assert total[heading.index("案例(应)")] == 63
    note = " ".join(str(row[0]) for row in table)
    assert "63 项" in note
    assert "⌈0.3×200⌉ ＝ 60 项" in note


@pytest.mark.parametrize(("share", "n", "expected"), [(0.3, 0, 0), (0.3, 1, 1), (0.3, 10, 3), (0.1, 30, 3)])
def test_shares_are_rounded_up_without_binary_dust(share: float, n: int, expected: int) -> None:
    assert due(share, n) == expected


def test_the_middle_grade_is_the_lower_of_two() -> None:
    assert median_grade(["高", "中"]) == "中"
    assert median_grade(["高", "高", "低"]) == "高"
    assert median_grade([]) == ""


def test_no_violation_says_so(folder: Path) -> None:
    assert rows(folder / "plan.xlsx", "违规检查")[1][0] == "0 条"


def test_violations_are_listed(made: World, tmp_path: Path) -> None:
    plan = replace(made.plan, violations=(Violation("quota", "江岸区超过指标"),))
    (path,) = plan_workbook(made.case, plan, {}, tmp_path)
    assert rows(path, "违规检查")[1:] == [["硬规则", "quota", "江岸区超过指标", 1]]


def test_eligible_is_placed_and_reserve_and_unmatched(made: World, folder: Path) -> None:
    table = {row[0]: row[1] for row in rows(folder / "plan.xlsx", "运行说明")}
    placed = len({p.specialist for p in made.plan.pairings} - made.case.in_post)
    assert table["选派人数"] == placed
    assert table["合格人员"] == placed + len(made.plan.reserve) + len(made.plan.unmatched)
    assert table["结果摘要"] == made.plan.digest


def test_alternatives_stand_in_their_column(folder: Path) -> None:
    assert len(str(rows(folder / "plan.xlsx", "配对说明表")[1][9]).splitlines()) == 3


def test_the_plan_carries_no_personal_number_whatever_was_typed(made: World, tmp_path: Path) -> None:
    bad = hostile(made, HOSTILE)
    (path,) = plan_workbook(bad.case, bad.plan, bad.private, tmp_path)
    text = everything(path)
    assert not PHONE.search(text)
    for part in HOSTILE.split():
        assert part not in text


def test_no_figure_of_the_workbook_looks_like_a_phone(folder: Path) -> None:
    assert not PHONE.search(everything(folder / "plan.xlsx"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_formula_in_a_name_stays_a_text(name: str, made: World, tmp_path: Path) -> None:
    roster = made.case.roster
    people = tuple(replace(s, name="=cmd()", institution="+1+1") for s in roster.specialists)
    clients = tuple(replace(c, name="@SUM(A1)") for c in roster.clients)
    case = replace(made.case, roster=replace(roster, specialists=people, clients=clients))
    seen = False
    for path in write_all(case, made.plan, {}, tmp_path, names=[name]):
        if path.suffix == ".xlsx":
            assert not [f for f in formulas(path) if "cmd" in f[2] or "@" in f[2] or f[2].startswith("=1")]
            seen = seen or "=cmd()" in everything(path)
    assert seen or name in NAMELESS


def test_texts_that_look_like_formulas_are_marked_as_text(made: World, tmp_path: Path) -> None:
    people = tuple(replace(s, name="=cmd()") for s in made.case.roster.specialists)
    case = replace(made.case, roster=replace(made.case.roster, specialists=people))
    (path,) = plan_workbook(case, made.plan, {}, tmp_path)
    book = openpyxl.load_workbook(path)
    cell = book["结对结果"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd()", "s", True)
    book.close()


def test_libreoffice_calculates_the_values_that_were_written(
    folder: Path, convert: Callable[[Sequence[Path], str], list[Path]]
) -> None:
    paths = [folder / "plan.xlsx", folder / "双链融合专员选派名单.xlsx", *folder.glob("附件1*.xlsx")]
    for path, made in zip(paths, convert(paths, "xlsx"), strict=True):
        written = formulas(path)
        again = formulas(made)
        assert written
        assert [(f[0], f[1]) for f in written] == [(f[0], f[1]) for f in again]
        assert [f[3] for f in written] == pytest.approx([f[3] for f in again])
