"""Find many phrases at every place of many texts at once: a trie walked level by level with numpy.

All places advance together; only those that still follow a phrase go on to the next letter. Keys are exact
(state and code point in one integer), so there are no hash collisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

_BITS = 21  # a code point has at most 21 bits
_LETTERS = 0x110000  # code points that there are


@dataclass(frozen=True)
class Letters:
    """Texts laid end to end, each followed by a line feed: `codes` and `owner` (number of the text)."""

    codes: np.ndarray  # int64 (letters,)
    owner: np.ndarray  # int64 (letters,)
    start: np.ndarray  # int64 (texts,) place of each text's first letter

    @classmethod
    def of(cls, texts: Sequence[str]) -> Letters:
        """The letters of texts (in their one spelling)."""
        joined = "".join(f"{text}\n" for text in texts)
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
        sizes = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
        return cls(codes, np.repeat(np.arange(len(texts)), sizes), np.cumsum(sizes) - sizes)


class Trie:
    """Phrases by their letters. `phrases[i]` is phrase number i; empty and repeated ones are refused."""

    def __init__(self, phrases: Sequence[str]) -> None:
        if not all(phrases) or len(set(phrases)) < len(phrases):
            raise ValueError("phrases must be distinct and not empty")
        self.phrases = tuple(phrases)
        sizes = np.array([len(phrase) for phrase in phrases], dtype=np.int64)
        letters = Letters.of(phrases)
        state = np.zeros(len(phrases), dtype=np.int64)
        alive = np.arange(len(phrases))
        self._keys: list[np.ndarray] = []  # sorted (state, letter) of each level; the index is the next state
        self._ends: list[
            np.ndarray
        ] = []  # per state of the level: number of the phrase that ends there, or -1
        level = 0
        while len(alive):
            key = (state[alive] << _BITS) | letters.codes[letters.start[alive] + level]
            keys, state[alive] = np.unique(key, return_inverse=True)
            ends = np.full(len(keys), -1, dtype=np.int64)
            done = sizes[alive] == level + 1
            ends[state[alive[done]]] = alive[done]
            self._keys.append(keys)
            self._ends.append(ends)
            alive = alive[~done]
            level += 1
        self._first = (
            np.searchsorted(self._keys[0], np.arange(_LETTERS)) if level else np.zeros(_LETTERS, int)
        )

    def walk(self, letters: Letters) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        """(length, places, phrase numbers) of all phrases of each length, shortest first."""
        places = np.arange(len(letters.codes))
        state = np.zeros(len(places), dtype=np.int64)
        for level, (keys, ends) in enumerate(zip(self._keys, self._ends, strict=True)):
            inside = places + level < len(letters.codes)
            places, state = places[inside], state[inside]
            key = (state << _BITS) | letters.codes[places + level]
            found = self._first[key] if level == 0 else np.searchsorted(keys, key)
            found[found == len(keys)] = 0
            hit = keys[found] == key
            places, state = places[hit], found[hit]
            number = ends[state]
            done = number >= 0
            yield level + 1, places[done], number[done]


def longest(trie: Trie, letters: Letters) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(starts, ends, phrase numbers) of the longest phrase at each place, in order of their starts.

    A phrase inside another found one is left out; of two that overlap both stay. Phrases that begin or end
    with Latin letters or digits must not cut a word: MES is not in MESH.
    """
    codes = letters.codes
    latin = np.zeros(len(codes) + 1, dtype=bool)
    latin[:-1] = ((codes >= 48) & (codes <= 57)) | ((codes >= 65) & (codes <= 90))
    end = np.zeros(len(codes), dtype=np.int64)
    number = np.full(len(codes), -1, dtype=np.int64)
    for length, places, phrases in trie.walk(letters):
        cut = latin[places] & latin[places - 1] & (places > 0)
        cut |= latin[places + length - 1] & latin[places + length]
        whole = ~cut
        end[places[whole]] = places[whole] + length
        number[places[whole]] = phrases[whole]
    reach = np.zeros(len(codes), dtype=np.int64)
    np.maximum.accumulate(end[:-1], out=reach[1:])
    start = np.nonzero((number >= 0) & (end > reach))[0]
    return start, end[start], number[start]
