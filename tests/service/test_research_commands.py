"""The solver, the check and the scorer alone, as a researcher's script calls them (contract §4)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.cli import call

PROBLEM = {
    "rows": [{"id": "r1"}, {"id": "r2", "upper": 2}],
    "columns": [{"id": "c1", "upper": 1}, {"id": "c2", "upper": 1}],
    "pairs": {"row": [0, 0, 1, 1], "column": [0, 1, 0, 1], "value": [5, 4, 3, 1]},
}


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("engine", [None, "flow", "milp"])
def test_solve_and_verify(engine: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem, solution = write(tmp_path / "p.json", PROBLEM), tmp_path / "s.json"
    more = ["--engine", engine] if engine else []
    assert call(["solve", str(problem), "--out", str(solution), *more]) == 0
    found = json.loads(solution.read_text(encoding="utf-8"))
    assert (found["status"], found["objective"], found["bound"], found["gap"]) == ("optimal", 9, 9, 0.0)
    assert call(["verify", str(problem), str(solution)]) == 0
    write(solution, found | {"objective": 10})
    assert call(["verify", str(problem), str(solution)]) == 1
    assert "Traceback" not in "".join(capsys.readouterr())


def test_solve_prints_the_solution_where_no_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["solve", str(write(tmp_path / "p.json", PROBLEM))]) == 0
    assert json.loads(capsys.readouterr().out)["objective"] == 9


def test_an_infeasible_problem_exits_with_3_and_names_the_clash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = [{"id": "c1", "lower": 2, "upper": 2}, {"id": "c2"}]
    clash = {**PROBLEM, "columns": columns, "bans": [["r1", "c1"]]}
    solution = tmp_path / "s.json"
    assert call(["solve", str(write(tmp_path / "p.json", clash)), "--out", str(solution)]) == 3
    found = json.loads(solution.read_text(encoding="utf-8"))
    assert found["pairs"] == []
    assert found["conflict"]["rules"] == [{"kind": "column", "id": "c1", "side": "lower"}]
    assert found["conflict"]["repairs"][0]["to"] == 1
    assert "没有可行解" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"surprise": 1}, "surprise"),
        ({"rows": [{"id": "r1"}, {"id": "r1"}]}, "r1"),
        ({"pins": [["r1", "c1"]], "bans": [["r1", "c1"]]}, "r1"),
        ({"pairs": {"row": [9], "column": [0], "value": [1]}}, "9"),
    ],
)
def test_a_bad_problem_exits_with_2_and_names_the_fault(
    change: dict[str, object], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["solve", str(write(tmp_path / "p.json", {**PROBLEM, **change}))]) == 2
    assert named in capsys.readouterr().err


def test_an_unknown_engine_lists_the_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["solve", str(write(tmp_path / "p.json", PROBLEM)), "--engine", "magic"]) == 2
    assert "flow" in capsys.readouterr().err


def test_score_ranks_specialists_for_every_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offers, needs = tmp_path / "专长.txt", tmp_path / "需求.jsonl"
    offers.write_text("茶叶加工与茶园管理\n铝合金压铸工艺与模具\n污水生化处理\n", encoding="utf-8")
    need = {"id": "d1", "text": "毛坯一车开就露小孔，气孔砂眼多"}
    needs.write_text(json.dumps(need, ensure_ascii=False) + "\n", encoding="utf-8")
    assert call(["score", "--specialists", str(offers), "--demands", str(needs), "--top", "2"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows[0]["specialist"] == "2"
    assert len(rows) == 2
    assert rows[0]["demand"] == "d1"
    assert rows[0]["fit"] >= rows[1]["fit"]
    assert rows[0]["grade"] in ("高", "中", "低", "依据不足")
    assert rows[0]["evidence"][0]["client_text"] in need["text"]
