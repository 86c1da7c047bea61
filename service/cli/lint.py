"""`jiedui lint`: is a bureau's own thesaurus file fit for use?"""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import JSON
from service.terminal import BAD_INPUT, DONE, Command, emit


@click.command(cls=Command, short_help="检查词表：重复、无效、过于宽泛的词")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[词表]…")
@JSON
def lint(files: tuple[Path, ...], as_json: bool) -> int:
    """检查自己的词表（TSV，与内置词表合并后检查）；不写文件名就检查内置词表。"""
    from matcher.issue import InputError, Issue
    from scoring.thesaurus import Thesaurus, ThesaurusError
    from scoring.thesaurus import lint as faults

    try:
        found = faults(Thesaurus.load(*files))
    except ThesaurusError as error:
        raise InputError((Issue("E36", str(error).rstrip("。")),)) from error
    own = {path.name for path in files}
    mine = [f for f in found if not own or f.text.partition("·")[0] in own]
    lines = [finding.text for finding in mine] or ["词表没有问题。"]
    emit(lines, {"findings": [{"kind": f.kind, "text": f.text} for f in mine]}, as_json)
    return BAD_INPUT if mine else DONE
