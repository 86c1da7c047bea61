from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import World
from read_back import everything, rows, sheet_names

from matcher.documents import DOCUMENTS, write_all
from matcher.documents.report import render
from matcher.plan import Clash, ClashRule, Plan, RepairOffer

EMPTY = Plan("wuhan", "unknown", False)


def test_an_unknown_name_lists_the_known_ones_and_writes_nothing(made: World, tmp_path: Path) -> None:
    with pytest.raises(KeyError) as error:
        write_all(made.case, made.plan, {}, tmp_path / "out", names=["report", "raport"])
    assert "raport" in str(error.value)
    assert all(name in str(error.value) for name in DOCUMENTS)
    assert not (tmp_path / "out").exists()


def test_all_returned_paths_exist_and_no_other_file_does(made: World, folder: Path, tmp_path: Path) -> None:
    paths = write_all(made.case, made.plan, made.private, tmp_path, names=list(DOCUMENTS))
    assert sorted(paths) == sorted(p for p in tmp_path.rglob("*") if p.is_file())


def test_the_same_plan_gives_the_same_bytes(made: World, folder: Path, tmp_path: Path) -> None:
    for path in write_all(made.case, made.plan, made.private, tmp_path, names=list(DOCUMENTS)):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_empty_plan_is_written(name: str, made: World, tmp_path: Path) -> None:
    for path in write_all(made.case, EMPTY, {}, tmp_path, names=[name]):
        assert path.stat().st_size > 1000


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_empty_roster_is_written(name: str, made: World, tmp_path: Path) -> None:
    roster = replace(made.case.roster, specialists=(), clients=(), existing=(), districts=())
    case = replace(made.case, roster=roster)
    for path in write_all(case, EMPTY, {}, tmp_path, names=[name]):
        assert path.exists()


def infeasible(made: World) -> Plan:
    clash = Clash((ClashRule("pin", "指定结对：甲—乙"),), (RepairOffer("解除指定结对：甲—乙", {}),))
    return Plan("wuhan", "infeasible", False, conflict=clash, relaxed=made.plan)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_infeasible_plan_is_written(name: str, made: World, tmp_path: Path) -> None:
    assert write_all(made.case, infeasible(made), {}, tmp_path, names=[name])


def test_an_infeasible_workbook_names_the_clash_and_the_repairs(made: World, tmp_path: Path) -> None:
    (path,) = write_all(made.case, infeasible(made), {}, tmp_path, names=["plan_workbook"])
    assert [row[1] for row in rows(path, "规则冲突")[1:]] == ["指定结对：甲—乙", "解除指定结对：甲—乙"]
    assert len(rows(path, "放宽后参考")) == 1 + len(made.plan.pairings)
    assert rows(path, "结对结果")[1][0].startswith("没有结对结果")


def test_an_infeasible_report_shows_the_relaxed_plan_as_such(made: World) -> None:
    page = render(made.case, infeasible(made))
    assert "规则互相冲突" in page
    assert "解除指定结对：甲—乙" in page
    assert "不能直接使用" in page


def test_only_the_second_form_holds_phones(made: World, folder: Path) -> None:
    phone = made.private[made.plan.pairings[-1].specialist].phone
    holders = [p for p in folder.rglob("*.xlsx") if phone in everything(p)]
    assert all("（内部）" in p.name for p in holders)
    assert phone not in (folder / "report.html").read_text(encoding="utf-8")


def test_sheets_of_the_plan_stand_in_reading_order(folder: Path) -> None:
    names = [
        "结对结果",
        "未配对清单",
        "候补名单",
        "配对说明表",
        "指标看板",
        "不合资格",
        "待复核",
        "违规检查",
        "运行说明",
    ]
    assert sheet_names(folder / "plan.xlsx") == names
