"""Questions to a roster or a plan: `check`, `judge`, `explain`; and the empty forms of `template`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service.cli.options import ENCODER, INPUTS, JSON, PROGRAMME, THESAURUS, scorer_of, solving, take
from service.telling import issue_json, where
from service.terminal import BAD_INPUT, DONE, FAILED, Command, Steps, emit


@click.command(cls=Command, short_help="只检查表格，不写任何文件")
@INPUTS
@PROGRAMME
@JSON
def check(inputs: tuple[Path, ...], programme: str | None, as_json: bool) -> int:
    """读取表格，逐行报告：有效、提醒、错误、跳过。"""
    from matcher.round import take_in

    chosen, reading = take_in(inputs, programme)
    lines = [str(i) for i in reading.issues]
    roster = reading.roster
    lines.append(
        f"专员{len(roster.specialists)}人，单位{len(roster.clients)}家，"
        f"需求{sum(len(c.demands) for c in roster.clients)}项，县区{len(roster.districts)}个，"
        f"已有对接{len(roster.existing)}对"
    )
    data = {
        "programme": chosen.name,
        "ok": not reading.failed,
        "issues": [issue_json(i) for i in reading.issues],
        "tallies": [
            {
                "file": t.file,
                "sheet": t.sheet,
                "table": t.table,
                "seen": t.seen,
                "accepted": t.accepted,
                "warned": t.warned,
                "rejected": t.rejected,
                "skipped": dict(t.skipped),
            }
            for t in reading.tallies
        ],
    }
    emit(lines, data, as_json)
    return BAD_INPUT if reading.failed else DONE


@click.command(cls=Command, short_help="评判一份手工或别处做的名单")
@INPUTS
@PROGRAMME
@click.option(
    "--plan",
    "plan_file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="名单：xlsx、csv 或 json",
)
@solving
def judge(inputs: tuple[Path, ...], programme: str | None, plan_file: Path, **options: Any) -> int:
    """检查名单违反了哪些规则、离最优差多少分、最值得做的调整。"""
    from matcher.own_plan import resolve, verdict
    from matcher.round import solve
    from matcher.workbook.plan_file import read_pairs
    from solver.worker import Worker

    with Worker() as worker, Steps(quiet=options["as_json"]) as steps:
        this = take(inputs, programme, steps, options)
        pairings = resolve(this.case, read_pairs(plan_file), plan_file.name)
        best = solve(this, solver=worker.solve, time_limit=options["time_limit"], progress=steps)
        steps("judge")
        found = verdict(this.case, pairings, best if best.objective is not None else None)
    hard = [v for v in found.violations if v.hard]
    lines = [f"名单共{found.pairs}对，得{found.points}分；硬规则违反{len(hard)}条。"]
    lines += [f"  违反〔{v.rule}〕{v.text}（{where(this.case, v.where)}）" for v in hard]
    lines += [
        f"  提示〔{v.rule}〕{v.text}（{where(this.case, v.where)}）" for v in found.violations if not v.hard
    ]
    if found.distance is not None:
        lines.append(f"最优方案得{found.optimum}分，相差{found.distance}分。")
    lines += [f"  可改进：{s.text}" for s in found.swaps] or ["  没有更好的单步调整。"]
    data = {
        "pairs": found.pairs,
        "points": found.points,
        "optimum": found.optimum,
        "distance": found.distance,
        "violations": [
            {"rule": v.rule, "where": dict(v.where), "excess": v.excess, "hard": v.hard, "text": v.text}
            for v in found.violations
        ],
        "swaps": [
            {
                "gain": s.gain,
                "text": s.text,
                "remove": [list(k) for k in s.remove],
                "add": [list(k) for k in s.add],
            }
            for s in found.swaps
        ],
    }
    emit(lines, data, options["as_json"])
    return FAILED if hard else DONE


@click.command(cls=Command, short_help="为什么配给这家？")
@click.argument("folder", type=click.Path(path_type=Path), metavar="结果目录")
@click.option("--specialist", metavar="编号或姓名", help="只看这名专员")
@click.option("--client", metavar="编号或名称", help="只看这家单位")
@ENCODER
@THESAURUS
@JSON
def explain(
    folder: Path,
    specialist: str | None,
    client: str | None,
    encoder: str,
    thesaurus: Path | None,
    as_json: bool,
) -> int:
    """读取一次配对的结果目录，说明每一对的理由；两者都给而未结对时说明为什么没配。"""
    from matcher.explain import explain as answer
    from matcher.round import reopen

    case, plan = reopen(folder, scorer_of(encoder, thesaurus))
    found = answer(case, plan, specialist, client)
    emit(found.lines, found.data, as_json)
    return DONE


@click.command(cls=Command, short_help="写出空白的填报表")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[目录]")
@JSON
def template(folder: Path, as_json: bool) -> int:
    """写出空白输入工作簿：每张表一行示例，另有一张表逐列说明。"""
    from matcher.workbook.template import write_template

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "结对填报表.xlsx"
    write_template(path)
    emit([f"已写出 {path}"], {"path": str(path)}, as_json)
    return DONE
