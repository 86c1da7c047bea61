"""Single Han characters, pairs of them and whole Latin words of many texts at once.

Function characters (的, 了, 想 …) bind every text to every other, and the words of any form (generic.py) say
nothing of a technology: both are left out, and no pair reaches across them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.generic import WORDS
from scoring.trie import Letters, Trie, longest

FUNCTION = (
    "的了是在有和与及或等我们你他它这那哪个些么什怎着过吗呢吧就都也很太又还再只才被把给让叫使得地之其此"
    "要想求能可会应该需请找希望帮如何为因所以但而且对于从到向由按比跟同并不没无一二三两几多少来去上下里外"
    "中前后每各某本该时候次年月天日"
)
PAIR = 1 << 21  # key of a pair: first letter · PAIR + second; of a single character: its code point
_LATIN = re.compile(r"[A-Z0-9]*[A-Z][A-Z0-9]*")
_FUNCTION = np.sort(np.array([ord(c) for c in FUNCTION], dtype=np.int64))
_GENERIC = Trie(WORDS)


@dataclass(frozen=True)
class Grams:
    """Grams of texts: `owner[k]` is the text of the gram with key `key[k]`; repetitions are kept."""

    owner: np.ndarray
    key: np.ndarray
    size: int  # texts

    def counts(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Distinct grams of each text: (owner, key, times), ordered by owner and key."""
        order = np.lexsort((self.key, self.owner))
        owner, key = self.owner[order], self.key[order]
        first = np.ones(len(owner), dtype=bool)
        first[1:] = (owner[1:] != owner[:-1]) | (key[1:] != key[:-1])
        place = np.nonzero(first)[0]
        return owner[first], key[first], np.diff(np.append(place, len(owner)))


def latin_key(word: str) -> int:
    """Key of a Latin word: negative, so that it meets no character."""
    return -1 - int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest())


def grams(texts: Sequence[str], letters: Letters | None = None) -> Grams:
    """The grams of texts (in their one spelling)."""
    letters = letters or Letters.of(texts)
    codes = letters.codes
    ok = content(letters)
    both = ok[:-1] & ok[1:]
    first, second = codes[:-1][both], codes[1:][both]
    latin = np.array(_latin_words(texts, letters), dtype=np.int64).reshape(-1, 2)
    owner = np.concatenate([letters.owner[ok], letters.owner[:-1][both], latin[:, 0]])
    key = np.concatenate([codes[ok], first * PAIR + second, latin[:, 1]])
    return Grams(owner, key, len(texts))


def _latin_words(texts: Sequence[str], letters: Letters) -> list[tuple[int, int]]:
    """(number of the text, key) of every whole Latin word of two letters or more."""
    codes = letters.codes
    written = np.unique(letters.owner[(codes >= ord("A")) & (codes <= ord("Z"))])
    return [
        (i, latin_key(word)) for i in written.tolist() for word in _LATIN.findall(texts[i]) if len(word) > 1
    ]


def content(letters: Letters) -> np.ndarray:
    """True where a letter is neither Latin, nor a mark, nor a function character, nor in a generic word."""
    codes = letters.codes
    place = np.searchsorted(_FUNCTION, codes)
    place[place == len(_FUNCTION)] = 0
    ok: np.ndarray = (codes >= 0x3400) & (codes <= 0x2FA1F) & (_FUNCTION[place] != codes)
    ok &= ~((codes >= 0xA000) & (codes < 0xF900)) & ~((codes >= 0xFB00) & (codes < 0x20000))
    starts, ends, _ = longest(_GENERIC, letters)
    edge = np.zeros(len(codes) + 1, dtype=np.int64)
    np.add.at(edge, starts, 1)
    np.add.at(edge, ends, -1)
    ok &= np.cumsum(edge)[:-1] == 0
    return ok


def telling(word: str) -> bool:
    """Whether a word says anything of a technology: two letters or more, not all generic (服务, 科技服务)."""
    return len(word) > 1 and bool(content(Letters.of([word])).any())
