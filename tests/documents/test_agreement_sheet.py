from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
from made_up import World
from papers import with_settings
from read_back import formulas, rows

from matcher.documents.agreement_sheet import agreement_sheet

NAME = "三方协议要素表（内部）.xlsx"


def test_one_row_an_agreement_with_texts_for_phones(made: World, folder: Path) -> None:
    heading, *body = rows(folder / NAME, "协议要素")
    new = [p for p in made.plan.to_json()["pairs"] if not p["existing"]]
    assert len(body) == len(new)
    names = Counter(made.case.roster.specialist[p["specialist"]].name for p in new)
    assert Counter(row[heading.index("丙方（选派人员）")] for row in body) == names
    book = openpyxl.load_workbook(folder / NAME)
    sheet = book["协议要素"]
    assert not sheet.merged_cells.ranges
    column = heading.index("丙方联系电话")
    for row in sheet.iter_rows(min_row=2):
        assert (row[column].data_type, row[column].number_format) == ("s", "@")
        assert len(row[column].value) == 11
    book.close()


def test_phones_stand_only_in_phone_columns(made: World, folder: Path) -> None:
    heading, *body = rows(folder / NAME, "协议要素")
    columns = {i for row in body for i, cell in enumerate(row) if str(cell).startswith("138")}
    assert columns == {heading.index("丙方联系电话")}


def test_the_term_runs_from_the_reference_day(made: World, tmp_path: Path) -> None:
    agreement_sheet(with_settings(made.case, term__months=12), made.plan, {}, tmp_path)
    heading, first, *_ = rows(tmp_path / NAME, "协议要素")
    start = heading.index("服务期限起")
    assert first[start : start + 2] == ["2026-03-31", "2027-03-30"]


def test_a_missing_first_party_is_told(made: World, tmp_path: Path) -> None:
    people = tuple(replace(s, institution="") for s in made.case.roster.specialists)
    case = replace(made.case, roster=replace(made.case.roster, specialists=people))
    agreement_sheet(case, made.plan, {}, tmp_path)
    assert rows(tmp_path / NAME, "协议要素")[1][-1] == "未填派出单位，缺甲方；期限由三方商定"


def test_totals_are_those_of_the_plan(made: World, folder: Path) -> None:
    new = [p for p in made.plan.to_json()["pairs"] if not p["existing"]]
    demands = {d.id: d for c in made.case.roster.clients for d in c.demands}
    money = sum(demands[d].budget or 0 for d in {p["demand"] for p in new})
    total = next(row for row in rows(folder / NAME, "汇总") if row[0] == "合计")
    assert total[1:] == [len(new), money]
    assert [f[3] for f in formulas(folder / NAME)] == [len(new), money]
