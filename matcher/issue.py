"""A problem found in the input, in one Chinese sentence that says where it is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: an error rejects the row or the input, a warning keeps it, a note only tells."""

    ERROR = "错误"
    WARNING = "提醒"
    NOTE = "说明"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding; `code` is E01…, W01…, I01 of the message catalogue, `row` counts from 1."""

    code: str
    what: str
    mend: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def level(self) -> Level:
        """Level by the first letter of the code."""
        return {"E": Level.ERROR, "W": Level.WARNING, "I": Level.NOTE}[self.code[0]]

    def __str__(self) -> str:
        place = "·".join(part for part in (self.file, self.sheet) if part)
        row = f"第{self.row}行" if self.row else ""
        where = "·".join(part for part in (place, row) if part)
        column = f"「{self.column}」" if self.column else ""
        tail = f"；{self.mend}" if self.mend else ""
        head = f"{where}{column}：" if where or column else ""
        return f"【{self.level}】{head}{self.what}{tail}"


class InputError(Exception):
    """The input cannot be used; `issues` say why (exit code 2)."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("\n".join(str(i) for i in issues))
        self.issues = issues
