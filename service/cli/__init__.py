"""The command `jiedui`: the one door that may open every room, each only when its command is called."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli import bench, checking, lint, research, rounds
from service.telling import issue_json
from service.terminal import BAD_INPUT, CANCELLED, DONE, FAILED, Group, emit, usage

COMMANDS = (
    rounds.demo,
    checking.check,
    rounds.run,
    checking.judge,
    checking.explain,
    checking.template,
    research.score,
    research.solve,
    research.verify,
    lint.lint,
    bench.bench,
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="jiedui", prog_name="jiedui", message="jiedui %(version)s", help="显示版本"
)
def jiedui() -> None:
    """结对：按“行业分组、就近结对、面上统筹”把专员配给企业，并证明方案有多好。"""


for _command in COMMANDS:
    jiedui.add_command(_command)


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
        errors = [i for i in error.issues if i.code.startswith("E")]
        for issue in errors:
            click.echo(str(issue), err=True)
        if len(errors) > 1:
            click.echo(f"共有{len(errors)}处错误，没有生成结果；改好后请再运行一次。", err=True)
        return BAD_INPUT
    except click.UsageError as error:
        click.echo(f"【错误】{usage(error)}；用 jiedui --help 查看用法", err=True)
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo("已取消。", err=True)
        return CANCELLED
    except AssertionError:  # the judge refused a plan: nothing was written
        click.echo("【错误】内部检查没有通过，未写出任何结果；请把名册和命令交给维护人员", err=True)
        return FAILED
    except OSError as error:
        click.echo(f"【错误】文件读写失败：{error.strerror}（{Path(str(error.filename)).name}）", err=True)
        return FAILED
