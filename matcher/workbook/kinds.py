"""Which tables there are, and which of them a sheet is (by its headings, helped by sheet and file name)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matcher.workbook import columns
from matcher.workbook.cells import key
from matcher.workbook.columns import Column


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: its Chinese and English names, words that hint at it, groups of alternatives it requires."""

    name: str
    sheet: str
    hints: tuple[str, ...]
    columns: tuple[Column, ...]
    required: tuple[tuple[str, ...], ...]

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(c for c in self.columns if c.field == field)

    def heading(self, field: str) -> str:
        """The Chinese heading of a field."""
        return self.column(field).heading

    def hinted(self, *names: str) -> bool:
        """Whether a sheet or file name speaks of this table."""
        return any(hint in key(n).casefold() for n in names for hint in (self.name, *self.hints))


SPECIALISTS = Kind(
    "specialists",
    "专员表",
    ("专员", "联络员信息", "特派员", "候选人", "人员信息"),
    columns.SPECIALISTS,
    (("name",), ("expertise", "parks", "firms")),
)
DEMANDS = Kind(
    "demands",
    "需求表",
    ("需求", "企业表", "园区", "服务单位", "clients"),
    columns.DEMANDS,
    (("name",), ("district",), ("need",)),
)
QUOTAS = Kind(
    "districts",
    "县区指标表",
    ("指标", "名额", "县区表", "quota"),
    columns.QUOTAS,
    (("name",), ("new", "total", "existing", "lower", "upper")),
)
EXISTING = Kind(
    "existing",
    "已有对接表",
    ("已有对接", "第一批", "在岗", "对接表"),
    columns.EXISTING,
    (("specialist", "number"), ("client",)),
)
EXCLUSIONS = Kind(
    "exclusions",
    "排除锁定表",
    ("排除", "锁定", "回避", "禁止"),
    columns.EXCLUSIONS,
    (("specialist", "number"), ("client",), ("kind",), ("reason",)),
)
DISTANCES = Kind("distances", "距离表", ("距离",), columns.DISTANCES, (("from",), ("to",), ("km",)))
GROUPS = Kind("groups", "行业组表", ("行业组", "行业分组"), columns.GROUPS, (("group",), ("keywords",)))
OTHERS = Kind(
    "other_posts",
    "其他名单表",
    ("其他名单", "三区", "省级名单"),
    columns.OTHER_POSTS,
    (("name",), ("list",)),
)
KINDS = (SPECIALISTS, DEMANDS, QUOTAS, EXISTING, EXCLUSIONS, DISTANCES, GROUPS, OTHERS)


def normal(heading: str) -> str:
    """NFKC without spaces, line breaks, （盖章）, colons, stars (§4.3 rule 1)."""
    return re.sub(r"[:*★☆\"'“”]|\(盖章\)|\(必填\)|\(选填\)|_x000d_", "", key(heading).casefold())


@cache
def _fields(kind: Kind) -> dict[str, str]:
    """Normal heading -> field; the field's own English name too."""
    table: dict[str, str] = {}
    for column in kind.columns:
        for heading in (column.heading, column.field, *column.aliases):
            table.setdefault(normal(heading), column.field)
    return table


def field(kind: Kind, heading: str) -> str | None:
    """The field a heading means: as it stands, without its last bracket, by one of its two lines."""
    known = _fields(kind)
    lines = [normal(part) for part in heading.split("\x1f") if normal(part)]
    if not lines:
        return None
    trials = ["".join(lines)]
    if len(lines) == 2:
        trials += [lines[1], f"{lines[1]}{lines[0]}", lines[0], "/".join(lines)]
    for trial in trials:
        for form in (trial, re.sub(r"\([^()]*\)$", "", trial), re.sub(r"\([^()]*\)", "", trial)):
            if form in known:
                return known[form]
    return None


def fields(kind: Kind, headings: Sequence[str]) -> dict[int, str]:
    """Column number -> field; the first column of a field wins, the second phone becomes `phone2`."""
    found: dict[int, str] = {}
    for number, heading in enumerate(headings):
        name = field(kind, heading)
        if name == "phone" and name in found.values() and kind is SPECIALISTS:
            name = "phone2"
        if name and name not in found.values():
            found[number] = name
    return found


def groups_met(kind: Kind, found: dict[int, str]) -> int:
    """How many of the required groups the columns satisfy."""
    present = set(found.values())
    return sum(any(name in present for name in group) for group in kind.required)


def recognise(headings: Sequence[str], *names: str) -> tuple[Kind, dict[int, str]] | None:
    """The table whose heading this row is, or None: two required headings, or one and a hint or more."""
    best: tuple[float, Kind, dict[int, str]] | None = None
    for kind in KINDS:
        found = fields(kind, headings)
        met, hinted = groups_met(kind, found), kind.hinted(*names)
        wide = len([f for f in found.values() if f != "index"])
        if not (met >= 2 or (met and (wide >= 4 or (hinted and wide >= 2)))):
            continue
        score = 3.0 * met - 3.0 * (len(kind.required) - met) + wide + 2.0 * hinted
        if best is None or score > best[0]:
            best = (score, kind, found)
    return best[1:] if best else None
