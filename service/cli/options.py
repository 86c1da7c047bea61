"""Options that several commands share, and the round that the solving ones begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from service.telling import shortened
from service.terminal import Steps

INPUTS = click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="输入…")
JSON = click.option("--json", "as_json", is_flag=True, help="标准输出只打印一个 JSON")
ENCODER = click.option(
    "--encoder", default="embedded", metavar="名称或路径", help="文本编码器（默认 embedded，内置离线）"
)
RERANKER = click.option(
    "--reranker", metavar="名称或路径", help="再读每项需求前50名的交叉编码器（可选，需装 neural 扩展）"
)
THESAURUS = click.option(
    "--thesaurus", type=click.Path(path_type=Path), metavar="文件", help="追加的行业词表（TSV）"
)
PROGRAMME = click.option(
    "--programme", metavar="项目", help="项目：wuhan、anqing、yangquan、heilongjiang、open"
)


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
            RERANKER,
            THESAURUS,
            click.option("--seed", type=int, default=0, metavar="整数", help="随机种子（记录在结果中）"),
            JSON,
        )
    ):
        command = option(command)
    return command


def scenario_of(scenario: Path | None, changes: tuple[str, ...]) -> Any:
    from matcher.scenario import Scenario, read_scenario

    base = read_scenario(scenario) if scenario else Scenario()
    settings = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise click.UsageError(f"--set {change} 应写成 参数=值")
        settings[key.strip()] = value.strip()
    return base | Scenario(settings=settings)


def take(inputs: tuple[Path, ...], programme: str | None, steps: Steps, options: dict[str, Any]) -> Any:
    """Inputs read, texts scored: the round of a solving command."""
    from matcher.round import earlier_plan, prepare, take_in

    scorer = scorer_of(options["encoder"], options["thesaurus"], options["reranker"])
    earlier = earlier_plan(options["earlier"]) if options.get("earlier") else None
    steps("read")
    chosen, reading = take_in(inputs, programme)
    scenario = scenario_of(options["scenario"], options["changes"])
    if not options["as_json"]:
        for line in shortened(i for i in reading.issues if i.code[0] != "E"):
            click.echo(line, err=True)
    return prepare(chosen, reading, scenario, scorer, steps, earlier, options.get("leave", ()))


def scorer_of(encoder: str, thesaurus: Path | None, reranker: str | None = None) -> Any:
    from matcher.issue import InputError, Issue
    from scoring import EncoderError, ThesaurusError, load_scorer

    try:
        return load_scorer(encoder, thesaurus, reranker)
    except (EncoderError, ThesaurusError) as error:
        raise InputError((Issue("E36", str(error).rstrip("。")),)) from error
