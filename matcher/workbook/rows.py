"""Rows below a heading that are no data: blank, numbered, placeholders, totals, remarks (§4.3 rule 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from matcher.workbook.cells import is_placeholder, key

BLANK, NUMBERED, PLACEHOLDER, TOTAL, NOTE, EXAMPLE, REPEATED = (
    "空行",
    "仅序号",
    "占位行",
    "合计",
    "备注",
    "示例",
    "重复表头",
)
_TOTAL = re.compile(r"(?:全市|全省|本页|本区)?(合计|总计|小计|共计|总合计|累计)(?:\([^()]*\))?[::]?")
_NOTE = re.compile(r"(备注|说明|填表说明|填报说明|填写说明|注|附注|注意|填表须知)\d*[::.、。]")
_SIGNATURE = re.compile(
    r"(填表人|审核人|负责人|单位负责人|分管负责人|经办人|制表人?|联系人|填报人|填报时间|填表日期|报送单位)(\([^()]*\))?[::]"
)


class _Heading(Protocol):
    @property
    def fields(self) -> Mapping[int, str]: ...
    @property
    def texts(self) -> tuple[str, ...]: ...


class Sorter:
    """Sorts the rows of one table from top to bottom; after a remark, lone texts go on with it."""

    def __init__(self, heading: _Heading) -> None:
        self._fields = heading.fields
        self._index = next((c for c, f in heading.fields.items() if f == "index"), None)
        self._headings = tuple(key(t.replace("\x1f", "")) for t in heading.texts)
        self._remarks = False

    def reason(self, row: list[str]) -> str | None:
        """Why this row is no data; None when it is."""
        filled = {c: text for c, text in enumerate(row) if text}
        found = self._plain(filled) or self._spoken(filled)
        self._remarks = found == NOTE or (self._remarks and found is not None)
        return found

    def _plain(self, filled: dict[int, str]) -> str | None:
        if not filled:
            return BLANK
        index = filled.get(self._index) if self._index is not None else None
        if index is not None and "示例" in index:
            return EXAMPLE
        others = {c: t for c, t in filled.items() if c != self._index}
        if all(is_placeholder(t) for t in others.values()) and (index is None or not self._is_remark(index)):
            numbered = index is not None and not is_placeholder(index)
            if not others and numbered and not _TOTAL.fullmatch(key(index or "")):
                return (
                    NUMBERED
                    if re.fullmatch(r"[\d.、()（）]+|[一二三四五六七八九十]+", key(index or ""))
                    else NOTE
                )
            if not (numbered and _TOTAL.fullmatch(key(index or ""))):
                return PLACEHOLDER
        return None

    def _spoken(self, filled: dict[int, str]) -> str | None:
        texts = [key(t) for t in filled.values()]
        words = [t for t in texts if not re.fullmatch(r"[\d.]+", t)] or texts
        if _TOTAL.fullmatch(words[0]) and (
            len(words) == 1 or all(is_placeholder(w) for w in words[1:]) or len(words) <= 2
        ):
            return TOTAL
        if self._is_remark(texts[0]) and len(texts) <= 4:
            return NOTE
        if len(filled) == 1:
            column, text = next(iter(filled.items()))
            if self._remarks or (self._fields.get(column) in (None, "index") and not text.isdigit()):
                return NOTE
            if column == 0 and len(text) > 20 and re.search(r"[。；：:;]", text):
                return NOTE
        matching = sum(
            key(t) == h for c, t in filled.items() if c < len(self._headings) and (h := self._headings[c])
        )
        return REPEATED if matching >= 2 and matching == len(filled) else None

    @staticmethod
    def _is_remark(text: str) -> bool:
        plain = key(text)
        return bool(_NOTE.match(plain) or _SIGNATURE.match(plain) or plain in ("备注", "说明"))
