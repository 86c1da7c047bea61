from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from made_up import World
from papers import with_settings
from read_back import rows

from matcher.documents import Writer
from matcher.documents.heilongjiang_list import heilongjiang_list
from matcher.documents.view import View
from matcher.documents.yangquan_list import yangquan_list
from matcher.roster import Demand

YANGQUAN, HEILONGJIANG = "科技特派员选派名单.xlsx", "企业科技特派员名单.xlsx"
HEADINGS = {
    YANGQUAN: "序号 姓名 派出单位 学位/职称 专业领域 派驻单位 县（区） 服务内容 协议期限 备注",
    HEILONGJIANG: "序号 市（地） 派驻企业 企业类型 技术需求 科技特派员 派出单位 学位/职称 研究方向 "
    "合作意向 备注",
}


def body(path: Path) -> list[list[object]]:
    """Rows of the data sheet above its totals."""
    table = rows(path, "名单")[1:]
    return table[: next(i for i, row in enumerate(table) if row[0] is None)]


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_are_those_of_the_guide(name: str, folder: Path) -> None:
    assert rows(folder / name, "名单")[0] == HEADINGS[name].split()


@pytest.mark.parametrize("name", HEADINGS)
def test_one_row_a_new_pairing(name: str, made: World, folder: Path) -> None:
    new = [p for p in made.plan.to_json()["pairs"] if not p["existing"]]
    table = body(folder / name)
    assert [row[0] for row in table] == list(range(1, len(new) + 1))
    firm = 5 if name == YANGQUAN else 2
    names = [made.case.roster.client[p["client"]].name for p in new]
    assert Counter(row[firm] for row in table) == Counter(names)


@pytest.mark.parametrize(("name", "place"), [(YANGQUAN, "按县区"), (HEILONGJIANG, "按市（地）")])
def test_totals_are_those_of_the_plan(name: str, place: str, made: World, folder: Path) -> None:
    new = [p for p in made.plan.to_json()["pairs"] if not p["existing"]]
    for sheet in ("名单", "打印版"):
        table = [row[2:5] for row in rows(folder / name, sheet)]
        for heading in (place, "按行业组"):
            start = next(i for i, row in enumerate(table) if row[0] == heading)
            end = next(i for i in range(start, len(table)) if table[i][0] == "合计")
            people = len({p["specialist"] for p in new})
            assert table[end][1:] == [people, len(new)]
            assert table[end][1] == sum(row[1] for row in table[start + 1 : end])


def test_the_enterprise_list_is_grouped_by_place(made: World, folder: Path) -> None:
    order = View(made.case, made.plan).place
    places = [row[1] for row in body(folder / HEILONGJIANG)]
    assert places == sorted(places, key=order)
    bands = [row[0] for row in rows(folder / HEILONGJIANG, "打印版") if "派驻单位" in str(row[0])]
    assert [b.split("（")[0] for b in bands] == list(dict.fromkeys(places))
    new = [p for p in made.plan.pairings if not p.existing and p.district == "武昌区"]
    here = {p.client for p in new if made.case.roster.client[p.client].district == "武昌区"}
    assert any(b.startswith(f"武昌区（派驻单位 {len(here)} 家") for b in bands)


@pytest.mark.parametrize(
    ("write", "name", "column", "said"),
    [
        (heilongjiang_list, HEILONGJIANG, 4, "（企业未同意公开）"),
        (yangquan_list, YANGQUAN, 7, "（派驻单位未同意公开）"),
    ],
)
def test_only_demands_agreed_to_are_printed(
    write: Writer, name: str, column: int, said: str, made: World, tmp_path: Path
) -> None:
    given = ((True, False), (False, False), (None, False), (True, True))
    clients = tuple(
        replace(c, demands=(Demand(c.demands[0].id, f"需求{i % 4}", public=public, secret=secret),))
        for i, c in enumerate(made.case.roster.clients)
        for public, secret in (given[i % 4],)
    )
    case = replace(made.case, roster=replace(made.case.roster, clients=clients))
    write(case, made.plan, {}, tmp_path)
    assert {row[column] for row in body(tmp_path / name)} == {"需求0", said}


def test_an_application_is_a_wish(made: World, tmp_path: Path) -> None:
    p = next(p for p in made.plan.pairings if not p.existing)
    people = tuple(
        replace(s, applications=(p.client,)) if s.id == p.specialist else s
        for s in made.case.roster.specialists
    )
    case = replace(made.case, roster=replace(made.case.roster, specialists=people))
    heilongjiang_list(case, made.plan, {}, tmp_path)
    assert [row[9] for row in body(tmp_path / HEILONGJIANG)].count("专员申报该企业") == 1


def test_the_agreement_runs_for_the_programmes_months(made: World, tmp_path: Path) -> None:
    yangquan_list(with_settings(made.case, term__months=12), made.plan, {}, tmp_path)
    assert body(tmp_path / YANGQUAN)[0][8] == "2026-03-31至2027-03-30"


def test_the_data_sheets_have_no_merged_cells(folder: Path) -> None:
    for name in HEADINGS:
        book = openpyxl.load_workbook(folder / name)
        assert not book["名单"].merged_cells.ranges
        book.close()
