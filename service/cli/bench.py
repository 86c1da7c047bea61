"""`jiedui bench`: the benchmark suites, from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import ENCODER
from service.terminal import DONE, Command


@click.command(cls=Command, short_help="基准测试：契合度等，与有名的对照方法同场比较")
@click.argument("suites", nargs=-1, metavar="[套件]…")
@click.option("--quick", is_flag=True, help="只做一遍小的，看能不能跑通")
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="文件夹", help="用自己的标注数据（JSONL）代替内置数据"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("bench"),
    show_default="bench",
    metavar="文件夹",
    help="报告（JSON、Markdown、图）写到这里",
)
@ENCODER
def bench(suites: tuple[str, ...], quick: bool, data: Path | None, out: Path, encoder: str) -> int:
    """运行基准测试；不写套件名就全部运行。现有套件：fit（专长与需求的契合度）。"""
    from benchmarks.suites import SUITES, BadData, MissingExtra, Options, run
    from matcher.issue import InputError, Issue

    unknown = [name for name in suites if name not in SUITES]
    if unknown:
        raise click.UsageError(f"没有名为“{unknown[0]}”的套件；可用的有：{'、'.join(SUITES)}")
    for name in suites or tuple(SUITES):
        try:
            report = run(name, Options(quick, data, encoder, lambda line: click.echo(line, err=True)))
        except BadData as error:
            raise InputError((Issue("E39", str(error), "请改好数据文件夹", ""),)) from error
        except MissingExtra as error:
            raise InputError((Issue("E36", f"基准测试需先安装扩展：{error}", "", ""),)) from error
        for path in report.write(out):
            click.echo(str(path), err=True)
        click.echo(report.markdown())
    return DONE
