"""The command `jiedui`: the one door that may open every room, each only when its command is called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from service.telling import issue_json, shortened, shown, summary, where
from service.terminal import (
    BAD_INPUT,
    CANCELLED,
    DONE,
    FAILED,
    INCOMPLETE,
    Group,
    Steps,
    emit,
    usage,
)

INPUTS = click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="输入…")
JSON = click.option("--json", "as_json", is_flag=True, help="标准输出只打印一个 JSON")
ENCODER = click.option(
    "--encoder", default="embedded", metavar="名称或路径", help="文本编码器（默认 embedded，内置离线）"
)
THESAURUS = click.option(
    "--thesaurus", type=click.Path(path_type=Path), metavar="文件", help="追加的行业词表（TSV）"
)
PROGRAMME = click.option(
    "--programme", metavar="项目", help="项目：wuhan、anqing、yangquan、heilongjiang、open"
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="jiedui", prog_name="jiedui", message="jiedui %(version)s", help="显示版本"
)
def jiedui() -> None:
    """结对：按“行业分组、就近结对、面上统筹”把专员配给企业，并证明方案有多好。"""


def solving(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every solving command has."""
    for option in reversed(
        (
            click.option(
                "--scenario", type=click.Path(path_type=Path), metavar="文件", help="方案文件（JSON）"
            ),
            click.option("--set", "changes", multiple=True, metavar="参数=值", help="修改一个参数，可重复"),
            click.option(
                "--time-limit",
                type=click.FloatRange(min=0.1),
                default=120.0,
                show_default="120",
                metavar="秒",
                help="求解时限",
            ),
            ENCODER,
            THESAURUS,
            click.option("--seed", type=int, default=0, metavar="整数", help="随机种子（记录在结果中）"),
            JSON,
        )
    ):
        command = option(command)
    return command


@jiedui.command(short_help="用内置样例演示一遍")
@click.argument("programme", default="wuhan", metavar="[项目]")
@click.option("--out", type=click.Path(path_type=Path), metavar="目录", help="结果目录（默认 结果-项目）")
@solving
def demo(programme: str, out: Path | None, **options: Any) -> int:
    """用内置的合成样例走完整个流程：wuhan（默认）、anqing、yangquan、heilongjiang。"""
    from matcher.samples import sample

    return _run((sample(programme),), programme, out or Path(f"结果-{programme}"), **options)


@jiedui.command(short_help="只检查表格，不写任何文件")
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


@jiedui.command(short_help="配对：读表、评分、求解、写出文书")
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


def _scenario(scenario: Path | None, changes: tuple[str, ...]) -> Any:
    from matcher.scenario import Scenario, read_scenario

    base = read_scenario(scenario) if scenario else Scenario()
    settings = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise click.UsageError(f"--set {change} 应写成 参数=值")
        settings[key.strip()] = value.strip()
    return base | Scenario(settings=settings)


def _take(inputs: tuple[Path, ...], programme: str | None, steps: Steps, options: dict[str, Any]) -> Any:
    """Inputs read, texts scored: the round of a solving command."""
    from matcher.round import earlier_plan, prepare, take_in

    scorer = _scorer(options["encoder"], options["thesaurus"])
    earlier = earlier_plan(options["earlier"]) if options.get("earlier") else None
    steps("read")
    chosen, reading = take_in(inputs, programme)
    scenario = _scenario(options["scenario"], options["changes"])
    if not options["as_json"]:
        for line in shortened(i for i in reading.issues if i.code[0] != "E"):
            click.echo(line, err=True)
    return prepare(chosen, reading, scenario, scorer, steps, earlier, options.get("leave", ()))


def _scorer(encoder: str, thesaurus: Path | None) -> Any:
    from matcher.issue import InputError, Issue
    from scoring import EncoderError, ThesaurusError, load_scorer

    try:
        return load_scorer(encoder, thesaurus)
    except (EncoderError, ThesaurusError) as error:
        raise InputError((Issue("E36", str(error).rstrip("。")),)) from error


def _run(inputs: tuple[Path, ...], programme: str, out: Path, **options: Any) -> int:
    from matcher.notices import notices
    from matcher.round import solve, write
    from solver.worker import Worker

    as_json = options["as_json"]
    with Worker() as worker, Steps(quiet=as_json) as steps:
        this = _take(inputs, programme, steps, options)
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


@jiedui.command(short_help="评判一份手工或别处做的名单")
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
        this = _take(inputs, programme, steps, options)
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


@jiedui.command(short_help="为什么配给这家？")
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

    case, plan = reopen(folder, _scorer(encoder, thesaurus))
    found = answer(case, plan, specialist, client)
    emit(found.lines, found.data, as_json)
    return DONE


@jiedui.command(short_help="写出空白的填报表")
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


def main(arguments: list[str] | None = None) -> None:
    """Runs the command; every end has its exit code (contract §1) and a Chinese sentence."""
    sys.exit(call(arguments))


def call(arguments: list[str] | None = None) -> int:
    """Like `main`, but returns the exit code."""
    from matcher.issue import InputError

    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = jiedui.main(args=given, prog_name="jiedui", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except InputError as error:
        if "--json" in given:
            emit([], {"error": "bad_input", "issues": [issue_json(i) for i in error.issues]}, True)
        for issue in error.issues:
            click.echo(str(issue), err=True)
        return BAD_INPUT
    except click.UsageError as error:
        click.echo(f"【错误】{usage(error)}；用 jiedui --help 查看用法", err=True)
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo("已取消。", err=True)
        return CANCELLED
    except OSError as error:
        click.echo(f"【错误】文件读写失败：{error.strerror}（{Path(str(error.filename)).name}）", err=True)
        return FAILED


if __name__ == "__main__":
    main()
