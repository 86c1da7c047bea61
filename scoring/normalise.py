"""One spelling for every text: full-width, traditional, spaced and lower-case forms become one.

Nothing personal enters scoring: phones, e-mail addresses and identity numbers are masked here, before any
other step sees the text. Every character kept remembers where it stood, so that evidence can quote the
original letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

MASK = "\x1f"  # stands for a masked character; belongs to no term, no word, no n-gram

_PRIVATE = re.compile(
    r"""[\w.+-]+@[\w-]+(?:\.[\w-]+)+                          # e-mail
      | (?<![0-9A-Z])\d{17}[0-9X](?![0-9A-Z])                  # identity card
      | (?<![0-9A-Z])\d{15}(?![0-9A-Z])                        # identity card of the old form
      | (?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)   # mobile
      | (?<!\d)(?:0\d{2,3}\)?[\s-]?)[2-9]\d{6,7}(?:-\d{1,6})?(?!\d)   # land line with area code
      | (?<!\d)400[\s-]?\d{3}[\s-]?\d{4}(?!\d)                 # service line
    """,
    re.VERBOSE | re.ASCII,
)
_LABELLED = re.compile(
    r"""(?:电话|手机号?码?|座机|传真|QQ号?|微信号?|身份证号?码?)\s*(?:
        :?\s*(\d[\d()\s-]{4,24}\d)      # a number after its label
      | :\s*([A-Z_][A-Z0-9_-]{4,24})     # a name after its label and a colon
    )""",
    re.VERBOSE | re.ASCII,
)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP = re.compile(rf"(?<=[{_HAN}])[ \t\u3000]+(?=[{_HAN}])")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in its one spelling. `plain[i]` was written at `original[place[i]]`."""

    original: str
    plain: str
    place: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The letters of the original from which `plain[start:end]` came."""
        return self.original[self.place[start] : self.place[end - 1] + 1]


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=65536)
def _one(letter: str) -> str:
    """NFKC, upper case and the simplified form of one character (OpenCC's table, character by character)."""
    plain = unicodedata.normalize("NFKC", letter).upper()
    if plain.isascii():
        return plain
    return "".join(c if c < "\u3400" else str(_converter().convert(c)) for c in plain)


def _blank(found: re.Match[str]) -> str:
    start, end = found.span(found.lastindex or 0)
    first, last = found.span()
    text = found.string
    return text[first:start] + MASK * (end - start) + text[end:last]


def normalise(text: str) -> Normal:
    """NFKC, upper-case, simplified, private numbers masked, spaces between Han characters dropped.

    Line breaks stay: they part clauses.
    """
    forms = [_one(c) for c in text]
    plain = "".join(forms)
    place: list[int] | range = range(len(text))
    if len(plain) != len(text):
        place = [i for i, form in enumerate(forms) for _ in form]
    plain = _PRIVATE.sub(_blank, plain)
    plain = _LABELLED.sub(_blank, plain)
    if _GAP.search(plain):
        dropped = {i for gap in _GAP.finditer(plain) for i in range(*gap.span())}
        place = [p for i, p in enumerate(place) if i not in dropped]
        plain = "".join(c for i, c in enumerate(plain) if i not in dropped)
    return Normal(text, plain, tuple(place))


class _Forms(dict[int, str]):
    """Code point -> its one spelling, found when first asked for."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _one(chr(code))
        return form


_FORMS = _Forms()
_MAYBE_PRIVATE = re.compile(r"[0-9@:]")


def plain(text: str) -> str:
    """The one spelling of `text` without its places; the same as `normalise(text).plain`, but faster."""
    form = text.translate(_FORMS)
    if _MAYBE_PRIVATE.search(form):
        form = _LABELLED.sub(_blank, _PRIVATE.sub(_blank, form))
    return _GAP.sub("", form) if " " in form or "\t" in form else form


def plain_words(words: Sequence[str]) -> list[str]:
    """The one spelling of many words of a list, none of which holds a line break or anything personal."""
    form = "\n".join(words).translate(_FORMS)
    return (_GAP.sub("", form) if " " in form else form).split("\n") if words else []
