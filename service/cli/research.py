"""For researchers: the solver, the independent check and the scorer, each alone (contract §4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from service.cli.options import ENCODER, JSON, RERANKER, THESAURUS, scorer_of
from service.terminal import DONE, FAILED, INCOMPLETE, Command, emit

STATUS = {
    "optimal": "已证明最优",
    "feasible": "可行",
    "infeasible": "没有可行解",
    "unknown": "时限内没有找到解",
}


def _read_problem(path: Path) -> Any:
    from matcher.issue import InputError, Issue
    from solver import ProblemError
    from solver.files import read_problem

    try:
        return read_problem(path)
    except ProblemError as error:
        raise InputError((Issue("E37", f"不是可用的问题文件：{error}", "", path.name),)) from error
    except OSError as error:
        raise InputError((Issue("E16", "文件读不出", "请核对文件名", path.name),)) from error


@click.command(cls=Command, short_help="只求解：问题文件进，解和证明出")
@click.argument("problem_file", type=click.Path(path_type=Path), metavar="问题文件")
@click.option("--out", type=click.Path(path_type=Path), metavar="文件", help="解文件（默认打印到标准输出）")
@click.option("--time-limit", type=click.FloatRange(min=0.1), metavar="秒", help="求解时限")
@click.option("--engine", metavar="名称", help="指定引擎：flow、milp")
@JSON
def solve(
    problem_file: Path, out: Path | None, time_limit: float | None, engine: str | None, as_json: bool
) -> int:
    """求解 problem.json 或 problem.npz；没有可行解时写出冲突的规则和修复办法。"""
    from matcher.issue import InputError, Issue
    from solver import ProblemError
    from solver.files import write_solution
    from solver.solution_json import solution_to_json
    from solver.worker import Worker

    problem = _read_problem(problem_file)
    with Worker() as worker:
        try:
            solution = worker.solve(problem, engine=engine, time_limit=time_limit)
        except ProblemError as error:
            raise InputError(
                (Issue("E38", str(error), "请换用别的引擎或不指定", problem_file.name),)
            ) from error
    document = solution_to_json(problem, solution)
    if out is not None:
        write_solution(problem, solution, out)
    line = (
        f"{STATUS[solution.status]}：目标值 {solution.objective}，界 {solution.bound}，引擎 {solution.engine}"
    )
    emit([line] if out is not None else [json.dumps(document, ensure_ascii=False)], document, as_json)
    return INCOMPLETE if solution.objective is None else DONE


@click.command(cls=Command, short_help="独立核对一个解：可行、目标值、界")
@click.argument("problem_file", type=click.Path(path_type=Path), metavar="问题文件")
@click.argument("solution_file", type=click.Path(path_type=Path), metavar="解文件")
@JSON
def verify(problem_file: Path, solution_file: Path, as_json: bool) -> int:
    """用整数重新计算可行性、目标值和可核实的界，不用任何求解引擎。"""
    from matcher.issue import InputError, Issue
    from solver import ProblemError
    from solver import verify as check
    from solver.files import read_solution

    problem = _read_problem(problem_file)
    try:
        solution = read_solution(problem, solution_file)
    except ProblemError as error:
        raise InputError((Issue("E37", f"不是可用的解文件：{error}", "", solution_file.name),)) from error
    except OSError as error:
        raise InputError((Issue("E16", "文件读不出", "请核对文件名", solution_file.name),)) from error
    faults = check(problem, solution)
    lines = [f"不符：{fault}" for fault in faults] or ["核对无误：可行性、目标值和可核实的界都成立。"]
    if not faults and solution.certified_bound != solution.bound:
        lines.append(
            f"界 {solution.bound} 中可核实到 {solution.certified_bound}，其余由求解器得出，未另行核实。"
        )
    data = {"ok": not faults, "faults": faults, "certified_bound": solution.certified_bound}
    emit(lines, data, as_json)
    return FAILED if faults else DONE


@click.command(cls=Command, short_help="只评分：专长文字对需求文字")
@click.option(
    "--specialists",
    "offers",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="一行一段，或 JSONL（id、text）",
)
@click.option(
    "--demands",
    "needs",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="一行一段，或 JSONL（id、text）",
)
@click.option(
    "--top", type=click.IntRange(min=1), default=10, metavar="K", help="每项需求给出最合适的 K 名（默认 10）"
)
@ENCODER
@RERANKER
@THESAURUS
def score(
    offers: Path, needs: Path, top: int, encoder: str, reranker: str | None, thesaurus: Path | None
) -> int:
    """逐项需求打印契合度最高的 K 名专员（JSONL，同分按编号）。"""
    from scoring import GRADES

    people, demands = _texts(offers), _texts(needs)
    scorer = scorer_of(encoder, thesaurus, reranker)
    fit = scorer.assess([(text,) for _, text in people], [text for _, text in demands])
    for j, (demand, need) in enumerate(demands):
        order = sorted(range(len(people)), key=lambda i: (-float(fit.value[i, j]), people[i][0]))
        for i in order[:top]:
            specialist, offer = people[i]
            evidence = [
                {
                    "specialist_text": e.specialist_text,
                    "client_text": e.client_text,
                    "niche": e.niche,
                    "weight": round(e.weight, 3),
                }
                for e in scorer.evidence((offer,), need)
            ]
            record = {
                "specialist": specialist,
                "demand": demand,
                "fit": round(float(fit.value[i, j]), 6),
                "grade": GRADES[int(fit.grade[i, j])],
                "evidence": evidence,
            }
            click.echo(json.dumps(record, ensure_ascii=False))
    return DONE


def _texts(path: Path) -> list[tuple[str, str]]:
    """(id, text) of each line: JSONL with id and text, else the line itself with its number as id."""
    from matcher.issue import InputError, Issue

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError((Issue("E16", "文件读不出（应为 UTF-8 文本）", "请核对文件", path.name),)) from error
    found: list[tuple[str, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record: Any = None
        if line.lstrip().startswith("{"):
            try:
                record = json.loads(line)
                found.append((str(record["id"]), str(record["text"])))
            except (ValueError, KeyError, TypeError) as error:
                mend = '请写成 {"id": "…", "text": "…"}'
                raise InputError(
                    (Issue("E39", "不是 id、text 的 JSON 行", mend, path.name, row=number),)
                ) from error
        else:
            found.append((str(number), line.strip()))
    return found
