"""Dates as people type them, to ISO (§4.3 rule 8): 1985.6, 85.06, 85年6月, 31199, 一九八五年六月."""

from __future__ import annotations

import datetime as dt
import re

from matcher.workbook.cells import key, words

PIVOT = 40  # 85 is 1985, 22 is 2022: two-digit years below it belong to this century
SERIALS = range(10_000, 80_000)  # Excel day numbers from 1927 to 2119
_EPOCH = dt.date(1899, 12, 30)
_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九两", "00001234567892")
_CHINESE_DATE = re.compile(
    r"([〇零○一二三四五六七八九]{2,4})年(?:([一二三四五六七八九十]{1,3})月)?(?:([一二三四五六七八九十廿卅]{1,4})[日号])?"
)
_OPEN = frozenset(words("至今 今 现在 长期 无 - — / 待定 未定"))


def _chinese(number: str) -> int:
    """十 -> 10, 十二 -> 12, 二十 -> 20, 二十一 -> 21, 廿一 -> 21, 一 -> 1."""
    number = number.replace("廿", "二十").replace("卅", "三十")
    tens, mark, ones = number.partition("十")
    if not mark:
        return int(tens.translate(_DIGITS))
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)


def _plain(text: str) -> str:
    """Chinese numerals to Arabic ones, separators to dots, no time of day."""
    found = _CHINESE_DATE.search(text)
    if found:
        year = found.group(1).translate(_DIGITS)
        parts = [year, *(str(_chinese(p)) for p in found.groups()[1:] if p)]
        text = ".".join(parts)
    text = re.sub(r"(?<=\d)[T\s]?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$", "", text) if ":" in text else text
    text = re.sub(r"[年月./\-_、,—–]", ".", re.sub(r"[日号]|生$|出生$", "", text))
    return text.strip(".")


def is_open(text: str) -> bool:
    """Blank, or 至今, 长期: no date is meant."""
    return not key(text) or key(text) in _OPEN


def iso(text: str) -> str | None:
    """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precise as the text; None when it is no date."""
    clock = re.match(r"\s*(\d{4}-\d{2}-\d{2})[ T]\d", text)
    plain = _plain(clock.group(1) if clock else key(text))
    if plain.isdecimal():
        if len(plain) == 5 and int(plain) in SERIALS:
            return (_EPOCH + dt.timedelta(days=int(plain))).isoformat()
        cuts = {8: (4, 6), 6: (4, 6), 4: (4, 4)}.get(len(plain))
        if cuts is None:
            return None
        parts = [p for p in (plain[:4], plain[4 : cuts[1]], plain[cuts[1] :]) if p]
    else:
        parts = plain.split(".")
    if not 1 <= len(parts) <= 3 or not all(p.isdecimal() for p in parts):
        return None
    return _checked([int(p) for p in parts], len(parts[0]))


def _checked(numbers: list[int], digits: int) -> str | None:
    """The ISO text when year, month and day exist."""
    year, *rest = numbers
    if digits == 2 and rest:
        year += 2000 if year < PIVOT else 1900
    elif digits != 4:
        return None
    if not 1900 <= year <= 2100:
        return None
    try:
        day = dt.date(year, *[*rest, 1, 1][:2])
    except (ValueError, OverflowError):
        return None
    return day.isoformat()[: (4, 7, 10)[len(rest)]]
