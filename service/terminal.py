"""What the command says: Chinese help and errors, progress on standard error, one JSON on standard output."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

import click

DONE, FAILED, BAD_INPUT, INCOMPLETE, CANCELLED = 0, 1, 2, 3, 130

STAGES = {
    "read": "读取表格",
    "fit": "计算契合度",
    "unplaced": "求解：先让人人有着落",
    "shortfall": "求解：补足指标",
    "value": "求解：总分最高",
    "balance": "求解：行业与力量均衡",
    "explain": "写明理由",
    "write": "写出文书",
    "judge": "逐条检查",
}

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class ChineseFormatter(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args.replace("COMMAND [ARGS]", "命令 [参数]"), "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class Context(click.Context):
    """The context whose help is Chinese."""

    formatter_class = ChineseFormatter


class Command(click.Command):
    """A command with Chinese help."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本帮助"
        return option


class Group(click.Group):
    """The front door with Chinese help."""

    context_class = Context
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本帮助"
        return option


def usage(error: click.UsageError) -> str:
    """A usage error in Chinese."""
    if isinstance(error, click.NoSuchOption):
        near = f"，是否为 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else error.param_hint
        return f"缺少 {name}"
    if isinstance(error, click.BadParameter):
        name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
        return f"{name} 的值不对：{error.message}"
    if "No such command" in error.message:
        return f"没有这个命令：{error.message.split(chr(39))[1] if chr(39) in error.message else ''}"
    if "unexpected extra" in error.message:
        return f"多余的参数：{error.message.split('(')[-1].rstrip(')').rstrip(').')}"
    return error.message


class Steps:
    """Progress by stage on standard error: a live bar on a terminal, one line a stage elsewhere."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        self.started = self.last = time.monotonic()
        self.stage = ""
        self.seconds: dict[str, float] = {}
        self._live: Any = None

    def __enter__(self) -> Steps:
        if not self.quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            self._live = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
            )
            self._live.start()
            self._task = self._live.add_task("准备", total=len(STAGES) - 1)
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        if self._live is not None:
            self._live.update(self._task, completed=len(STAGES) - 1, description="完成")
            self._live.stop()

    def _close(self) -> None:
        now = time.monotonic()
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self.last
        self.last = now

    def __call__(self, stage: str) -> None:
        """A new stage begins."""
        self._close()
        self.stage = stage
        words = STAGES.get(stage, stage)
        if self._live is not None:
            self._live.update(self._task, advance=1, description=words)
        elif not self.quiet:
            click.echo(f"… {words}（{self.last - self.started:.1f} 秒）", err=True)


def emit(lines: Sequence[str], data: Any, as_json: bool) -> None:
    """The answer: lines for people, or one JSON document."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(line)


def status_words(plan: Any) -> str:
    """The plan's status as a clerk says it."""
    if plan.status == "optimal":
        given = f"（为均衡让出{plan.gap:.2%}的分数）" if plan.gap else ""
        return f"已证明最优{given}"
    if plan.status == "feasible":
        return f"可行，与最优相差不超过{plan.gap:.2%}" if plan.gap is not None else "可行"
    return {"infeasible": "规则相互冲突，没有可行方案", "unknown": "时限内没有找到方案"}[plan.status]
