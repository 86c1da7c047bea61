"""Free text without phones, e-mail addresses, identity numbers and web addresses (domain §5, privacy)."""

from __future__ import annotations

import re

HIDDEN = "〔已隐去〕"
_GAP = r"[-\s.·—–]?"
_PERSONAL = re.compile(
    r"(?<!\d)\d{15,18}[\dXx]?(?![\dA-Za-z])"  # identity numbers, old and new, and bank cards
    rf"|(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)"
    r"|(?<![\d.])\(?0\d{2,3}\)?[-\s—–]?\d{7,8}(?!\d)"
    r"|(?<!\d)[48]00-?\d{3}-?\d{4}(?!\d)"
    r"|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:https?:|www\.)[!-~]+"
    r"|(?:QQ|微信号?|[Ww]e[Cc]hat)[:\s]*[A-Za-z0-9_-]{5,}"
)
# Full-width digits and marks are read as the half-width ones they stand for; lengths stay equal.
_HALF = str.maketrans("０１２３４５６７８９＋－（）＠．：Ｘ\u3000", "0123456789+-()@.:X ")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def scrub(text: str, by: str = HIDDEN) -> str:
    """The text as it was, with every personal number or address replaced by 〔已隐去〕 or `by`."""
    text = text.translate(_INVISIBLE)
    parts, end = [], 0
    for found in _PERSONAL.finditer(text.translate(_HALF)):
        parts += [text[end : found.start()], by]
        end = found.end()
    return "".join((*parts, text[end:]))
