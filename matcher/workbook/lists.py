"""Lists in one cell (§4.3 rules 6 and 7): what splits them, 「等5家」, and words that mean no preference."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from matcher.workbook.cells import Cell, is_placeholder, key, nfkc, words

SEPARATORS = frozenset("、，,；;/\n|")
NO_PREFERENCE = frozenset(
    words(
        "不限 均可 都可 都可以 无 无要求 无意向 无偏好 随意 任意 全市 服从 服从调剂 服从分配 服从安排 "
        "服从组织安排 听从安排 不限县区 各县区均可 均可以 以上均可"
    )
)
_OPEN, _CLOSE = "（(【[《", "）)】]》"
_TAIL = re.compile(
    r"等(?:共|约)?(\d+|[一二三四五六七八九十两]+)?\s*(?:多|余)?(?:家|个|户)?(?:企业|公司|单位|园区)?$"
)
_NUMBERING = re.compile(r"^(?:[(（]\d+[)）]|\d+\s*[.．)）、:：]|[①-⑳])\s*")
_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Listing:
    """The items in their order; `claimed` = N of 「等N家」; `adjusts` = the cell says 服从."""

    items: tuple[str, ...]
    claimed: int | None = None
    adjusts: bool = False


def _cut(text: str) -> list[str]:
    """Pieces between separators, never inside brackets."""
    pieces, depth = [""], 0
    for letter in text:
        depth += (letter in _OPEN) - (letter in _CLOSE)
        depth = max(depth, 0)
        if letter in SEPARATORS and not depth:
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


def _count(word: str | None) -> int | None:
    if not word:
        return None
    if word.isdecimal():
        return int(word)
    tens, mark, ones = word.partition("十")
    return (_NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)) if mark else _NUMERALS.get(word)


def _joined(item: str, known: Callable[[str], bool]) -> list[str]:
    """「甲和乙」 is two only when both are known names (rule 6)."""
    if not known(item):
        for found in re.finditer(r"[和及与]", item):
            left, right = item[: found.start()].strip(), item[found.end() :].strip()
            if known(left) and (rest := _joined(right, known)) and all(known(r) for r in rest):
                return [left, *rest]
    return [item]


def split(cell: Cell, known: Callable[[str], bool] = lambda _: False) -> Listing:
    """The items of a cell; `known` says which names exist, for 和 and 及."""
    if isinstance(cell, tuple):
        return Listing(tuple(i.strip() for i in cell if i.strip()))
    claimed, adjusts, items = None, False, []
    for piece in _cut(cell):
        item = _NUMBERING.sub("", piece.strip()).strip(" 　。.")
        if not known(item) and (tail := _TAIL.search(nfkc(item))):
            claimed = _count(tail.group(1)) if tail.group(1) else claimed
            item = item[: tail.start()].strip()
        if is_placeholder(item) or item.isdecimal():
            continue
        if key(item) in NO_PREFERENCE:
            adjusts = adjusts or "服从" in item or "听从" in item
            continue
        items += _joined(item, known)
    return Listing(tuple(dict.fromkeys(items)), claimed, adjusts)
