"""Degrees and their rank (§4.5): 博士 > 硕士 > 学士; 在读, 肄业 and 结业 do not count."""

from __future__ import annotations

import re
from typing import Literal

from matcher.workbook.cells import key

Degree = Literal["博士", "硕士", "学士"]
DEGREES: tuple[Degree, ...] = ("博士", "硕士", "学士")  # highest first
_UNFINISHED = re.compile(r"在读|在学|肄业|结业|候选|攻读|未毕业|未授予")
_NOT_A_DEGREE = re.compile(r"(博士生?|硕士生?|研究生)(生?导师?|导)|博导|硕导")
_WORDS: tuple[tuple[Degree, str], ...] = (
    ("博士", r"博士|ph\.?d"),
    ("硕士", r"硕士|研究生|mba|mpa|master"),
    ("学士", r"学士|本科|bachelor"),
)


def degree(text: str) -> Degree | None:
    """The highest finished degree named; 「博士在读（硕士）」 is 硕士, 「博士在读」 none, 「研究生」 硕士."""
    plain = _NOT_A_DEGREE.sub("", key(text).casefold())
    parts = [p for p in re.split(r"[/、,;|()。]", plain) if p]
    finished = "/".join(p for p in parts if not _UNFINISHED.search(p))
    if re.search(r"\((在读|肄业|结业|攻读|候选)", plain):  # 博士(在读): the bracket speaks of the word before
        finished = re.sub(r"^[^/]*/?", "", finished)
    return next((name for name, pattern in _WORDS if re.search(pattern, finished)), None)


def rank(text: str) -> int:
    """博士 3, 硕士 2, 学士 1, anything else 0."""
    found = degree(text)
    return len(DEGREES) - DEGREES.index(found) if found else 0


def unproven(text: str) -> bool:
    """学历 「研究生」 without a degree: taken as 硕士, to be checked (§4.5)."""
    plain = key(text)
    return "研究生" in plain and not re.search(r"博士|硕士|学位", plain) and not _UNFINISHED.search(plain)
