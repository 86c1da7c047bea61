"""Shared wording: character 1–2-gram TF-IDF cosine with inverse document frequencies frozen in the thesaurus.

A document is one niche (its name and all its terms). Grams that the thesaurus lacks count as rare, save those
with function characters (的, 了, 想 …), which bind every demand to every other and are left out.
Features are integers on a grid of 2^-20, so that dot products are exact in float64 and a pair's score is the
same in any batch.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp

from scoring.generic import blank
from scoring.grid import GRID, to_grid

FUNCTION = frozenset(
    "的了是在有和与及或等我们你他它这那哪个些么什怎着过吗呢吧就都也很太又还再只才被把给让叫使得地之其此"
    "要想求能可会应该需请找希望帮如何为因所以但而且对于从到向由按比跟同并不没无一二三两几多少来去上下里外"
    "中前后每各某本该时候次年月天日"
)
LOW_WEIGHT = 0.4  # of single characters against pairs: they carry less meaning


def grams(text: str) -> Counter[str]:
    """Single Han characters, pairs of them, and whole Latin words of a text in its one spelling."""
    found: Counter[str] = Counter()
    word = ""
    last = ""
    for letter in blank(text) + "\n":
        if letter.isascii():
            if letter.isalnum():
                word += letter
            last = ""
        else:
            ok = letter.isalpha() and letter not in FUNCTION
            if ok:
                found[letter] += 1
                if last:
                    found[last + letter] += 1
            last = letter if ok else ""
        if word and not (letter.isascii() and letter.isalnum()):
            if len(word) > 1 and not word.isdigit():
                found[word] += 1
            word = ""
    return found


def runs(text: str, wanted: set[str]) -> list[str]:
    """Longest stretches of a text that are covered by overlapping wanted pairs or are wanted Latin words."""
    found: dict[str, None] = {}
    for word in re.findall(r"[A-Z0-9]+", text):
        if word in wanted:
            found.setdefault(word)
    start = None
    for i in range(len(text)):
        pair = text[i : i + 2]
        joined = len(pair) == 2 and not pair.isascii() and pair in wanted
        if joined and start is None:
            start = i
        elif not joined and start is not None:
            found.setdefault(text[start : i + 1])
            start = None
    return list(found)


class Lexicon:
    """Frozen document frequencies of the grams of `documents`."""

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        frequency: Counter[str] = Counter()
        size = 0
        for document in documents:
            frequency.update({gram for term in document for gram in grams(term)})
            size += 1
        rare = math.log((1 + size) / 2) + 1
        self.idf = {gram: math.log((1 + size) / (1 + n)) + 1 for gram, n in frequency.items()}
        self.rare = rare

    def weights(self, text: str) -> dict[str, float]:
        """TF-IDF weights of a text's grams, of unit length (empty if it has none)."""
        raw = {
            gram: (1 + math.log(n)) * self.idf.get(gram, self.rare) * (LOW_WEIGHT if len(gram) == 1 else 1.0)
            for gram, n in grams(text).items()
        }
        norm = math.sqrt(math.fsum(w * w for w in raw.values()))
        return {gram: w / norm for gram, w in raw.items()} if norm else {}

    def cosines(self, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
        """Cosine of every text of `left` with every one of `right`: float64 (len(left), len(right))."""
        column: dict[str, int] = {}
        a, b = (self._matrix(texts, column) for texts in (left, right))
        width = len(column)
        a.resize((len(left), width))
        b.resize((len(right), width))
        product: np.ndarray = (a @ b.T).toarray()
        return product / GRID**2

    def _matrix(self, texts: Sequence[str], column: dict[str, int]) -> sp.csr_matrix:
        ends, places, values = [0], [], []
        for text in texts:
            for gram, weight in self.weights(text).items():
                places.append(column.setdefault(gram, len(column)))
                values.append(weight)
            ends.append(len(places))
        data = to_grid(np.array(values, dtype=np.float64))
        return sp.csr_matrix((data, np.array(places, dtype=np.int64), ends), shape=(len(texts), len(column)))
