"""Similar names: suggestions for a name that was not found, and firms that may be one and the same (W04)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from matcher.workbook.cells import key

_FORMS = re.compile(r"股份有限公司|有限责任公司|有限公司|股份公司|责任公司|集团公司|公司")
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{2,3}省)?(?:[\u4e00-\u9fff]{2,3}市)?")
NONE = "无"


def suggestions(name: str, names: Mapping[str, str], limit: int = 3) -> str:
    """Up to three names that look like it, joined, of levelled name -> name; 「无」 when nothing does."""
    found = process.extract(key(name), names.keys(), scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
    return "、".join(names[levelled] for levelled, _, _ in found) or NONE


def nearest(name: str, names: Iterable[str]) -> str:
    """The one most similar name; 「无」 of nothing."""
    found = process.extractOne(key(name), sorted(set(names)), scorer=fuzz.ratio, processor=key)
    return str(found[0]) if found else NONE


def core(name: str) -> str:
    """A firm's name without bracketed place, form of company, leading province and city."""
    plain = re.sub(r"\([^()]*\)", "", key(name))
    plain = _FORMS.sub("", plain)
    short = re.sub(r"[省市]", "", _PLACE.sub(lambda m: m.group().replace("省", "").replace("市", ""), plain))
    return short or key(name)
