"""One cell: to text, to a comparison key, to yes or no, to a number. Everything later reads text only."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata

Cell = str | tuple[str, ...]  # a tuple = a list that came as a list (roster.json): never split again


def words(text: str) -> tuple[str, ...]:
    """The words of a visible list."""
    return tuple(text.split())


PLACEHOLDERS = frozenset(words("- — —— – ― / \\ * … …… ... 无 ／"))
_EMPTY = PLACEHOLDERS - {"无"}  # 「无」 says something in some columns (titles, integrity)
_ERRORS = frozenset(words("#N/A #REF! #VALUE! #NAME? #DIV/0! #NULL! #NUM!"))

YES = frozenset(
    words(
        "是 有 对 可 可以 愿意 自愿 同意 已同意 接受 服从 通过 合格 符合 合规 公开 可公开 涉密 需要 "
        "锁定 已锁定 √ ✓ ✔ ☑ ● 1 y yes true 独立 独立法人 重点 服从调剂"
    )
)
NO = frozenset(
    words(
        "否 无 非 不 不可 不可以 不愿意 不愿 不同意 拒绝 不接受 不服从 不通过 未通过 不合格 不符合 "
        "不合规 不公开 不可公开 不涉密 非涉密 未锁定 不锁定 × ✗ ✘ x ☒ 0 n no false 非独立 一般 "
        "不服从调剂"
    )
)
PENDING = frozenset(words("未征求 待征求 待定 未定 待核 未核查 未填 不清楚 暂未"))


def text(value: object) -> str:
    """The text a clerk sees, the same for xlsx, xls and csv: 50.0 -> 50, midnight dates -> ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e20 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    cell = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").replace("\x00", "")
    cell = cell.encode("utf-8", "replace").decode("utf-8").strip(" \t\n\v\f\u3000\xa0\ufeff\u200b")
    return "" if cell in _ERRORS else cell


def nfkc(string: str) -> str:
    """Full-width digits, letters and brackets to their plain forms (§4.3 rule 5)."""
    return unicodedata.normalize("NFKC", string)


def squeeze(string: str) -> str:
    """Without any white space."""
    return "".join(string.split())


def key(string: str) -> str:
    """The form in which names are compared: NFKC without spaces."""
    return squeeze(nfkc(string))


def value(cell: Cell) -> str:
    """The cell as one text; a lone dash or dots mean nothing was written (§4.3 rule 3)."""
    joined = "、".join(cell) if isinstance(cell, tuple) else cell
    stripped = joined.strip()
    return "" if squeeze(stripped) in _EMPTY else stripped


def is_placeholder(cell: str) -> bool:
    """Nothing, or a dash, dots, 「无」 that stand for nothing (§4.3 rule 3)."""
    squeezed = squeeze(cell)
    return not squeezed or squeezed in PLACEHOLDERS or not squeezed.strip("-—–―…._＿/\\")


def yes_no(string: str) -> tuple[bool | None, bool]:
    """(answer, understood): 是 -> (True, True); blank and 待定 -> (None, True); 也许 -> (None, False)."""
    word = key(string).casefold().rstrip("。.")
    if not word or word in PENDING:
        return None, True
    if word in YES:
        return True, True
    if word in NO:
        return False, True
    if re.match(r"不|未|无|非|否|拒绝", word):
        return False, True
    if re.match(r"同意|愿意|是|可公开|服从|接受|通过", word):
        return True, True
    return None, False


_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,15})?")


def integer(string: str) -> int | None:
    """「2名」「约3家」「1-2人」 -> 2, 3, 2 (the last of a range); None when there is no whole number."""
    plain = key(string).replace(",", "")
    found = re.fullmatch(
        r"(?:约|不超过|最多|至多|不少于|至少)?(?:(\d{1,9}(?:\.0+)?)[-~—至到])?(-?\d{1,9}(?:\.0+)?)"
        r"(?:个|名|人|家|天|日|项|位|以内|左右|工作日)*(?:/年|每年)?",
        plain,
    )
    return int(float(found.group(2))) if found else None


def number(string: str) -> float | None:
    """A plain decimal, thousands separators and a unit of km or minutes allowed."""
    plain = re.sub(r"(?i)(公里|千米|km|分钟|min)$", "", key(string).replace(",", ""))
    try:
        result = float(plain)
    except ValueError:
        return None
    return result if math.isfinite(result) else None


def money(string: str) -> tuple[float | None, bool]:
    """万元 of 「50万」「50万元」「约50」「5000元」「1.2亿」; the lower end of a range.

    The second member is False when the text could not be read, or only in part (a range).
    """
    plain = key(string).replace(",", "")
    if not plain or re.fullmatch(r"面议|待定|另议|无|未定|协商|双方协商", plain):
        return None, True
    found = _NUMBER.findall(plain)
    if not found or plain.startswith("-"):
        return None, False
    factor = 10000.0 if "亿" in plain else 1.0
    if "万" not in plain and "亿" not in plain and re.search(r"\d元", plain):
        factor = 0.0001
    rest = re.sub(
        r"[\d.]+|亿|万|千|元|人民币|rmb|约|左右|以上|以内|不少于|不低于|不超过|至少|[≥>≤<=~—\-至到。()￥¥]",
        "",
        plain,
        flags=re.IGNORECASE,
    )
    if rest or "千" in plain:
        return None, False
    return round(float(found[0]) * factor, 6), len(found) == 1
