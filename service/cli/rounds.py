"""The main job: `demo` and `run`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service.cli.options import PROGRAMME, solving, take
from service.telling import shortened, shown, summary
from service.terminal import CANCELLED, DONE, INCOMPLETE, Command, Steps, emit


@click.command(cls=Command, short_help="用内置样例演示一遍")
@click.argument("programme", default="wuhan", metavar="[项目]")
@click.option("--out", type=click.Path(path_type=Path), metavar="目录", help="结果目录（默认 结果-项目）")
@solving
def demo(programme: str, out: Path | None, **options: Any) -> int:
    """用内置的合成样例走完整个流程：wuhan（默认）、anqing、yangquan、heilongjiang。"""
    from matcher.samples import sample

    return _run((sample(programme),), programme, out or Path(f"结果-{programme}"), **options)


@click.command(cls=Command, short_help="配对：读表、评分、求解、写出文书")
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="输入…")
@PROGRAMME
@click.option("--out", type=click.Path(path_type=Path), metavar="目录", help="结果目录")
@click.option(
    "--earlier",
    type=click.Path(path_type=Path),
    metavar="结果目录",
    help="补录：此前的结对不动，只安排未配的和新增的",
)
@click.option(
    "--leave", multiple=True, metavar="编号", help="接替：此人离岗，只安排其服务单位（须有 --earlier）"
)
@click.option("--help-settings", is_flag=True, help="列出全部参数：依据、单位、默认值")
@solving
def run(
    inputs: tuple[Path, ...], programme: str | None, out: Path | None, help_settings: bool, **options: Any
) -> int:
    """对名册求最优配对。输入可以是工作簿、文件夹、csv、Word 表或 roster.json。"""
    if help_settings:
        return _settings(programme, options["as_json"])
    if not inputs:
        raise click.UsageError("缺少 输入…（表格文件或文件夹）")
    if programme is None:
        raise click.UsageError("缺少 --programme（wuhan、anqing、yangquan、heilongjiang 或 open）")
    if out is None:
        raise click.UsageError("缺少 --out（结果目录）")
    if options["leave"] and options["earlier"] is None:
        raise click.UsageError("--leave 须与 --earlier（此前的结果目录）一起使用")
    return _run(inputs, programme, out, **options)


def _settings(programme: str | None, as_json: bool) -> int:
    from matcher.programmes import programme as find
    from matcher.settings import Settings

    parameters = Settings(find(programme or "open").parameters).parameters.values()
    lines = [f"{p.key} = {shown(p.default)}（{p.unit}）{p.text}〔{p.article}〕" for p in parameters]
    data = [
        {"key": p.key, "default": p.default, "unit": p.unit, "text": p.text, "article": p.article}
        for p in parameters
    ]
    emit(lines, data, as_json)
    return DONE


def _run(inputs: tuple[Path, ...], programme: str, out: Path, **options: Any) -> int:
    from matcher.notices import notices
    from matcher.round import solve, write
    from solver.worker import Worker

    as_json = options["as_json"]
    with Worker() as worker, Steps(quiet=as_json) as steps:
        this = take(inputs, programme, steps, options)
        told = notices(this.case)
        plan = solve(
            this, solver=worker.solve, time_limit=options["time_limit"], seed=options["seed"], progress=steps
        )
        steps("write")
        paths = write(this, plan, out)
    if as_json:
        emit([], plan.to_json(), True)
    else:
        for line in shortened(told):
            click.echo(line, err=True)
        for line in summary(plan, out, paths, steps.seconds):
            click.echo(line)
    if plan.cancelled:
        return CANCELLED
    return DONE if plan.complete and plan.status in ("optimal", "feasible") else INCOMPLETE
