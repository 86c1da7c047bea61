"""Find the thesaurus's terms in a text: the longest at each place, and whole Latin words only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Term number `term` stands at `start:end` of the text in its one spelling."""

    term: int
    start: int
    end: int


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


class TermFinder:
    """Places of many terms in a text, by look-up of its pieces; terms inside a longer found one are left out.

    Candidates are found by their first two characters, so a text of n characters costs about n look-ups.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(terms)
        self._number = {term: i for i, term in enumerate(self.terms)}
        lengths: dict[str, set[int]] = {}
        for term in self.terms:
            lengths.setdefault(term[:2], set()).add(len(term))
        self._lengths = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}

    def find(self, text: str) -> list[Hit]:
        """Hits in order of their start; of two that overlap without one holding the other both stay."""
        hits: list[Hit] = []
        reach = 0  # the furthest end so far: a later hit that ends no further lies inside an earlier one
        for start in range(len(text)):
            for length in self._lengths.get(text[start : start + 2], ()):
                end = start + length
                number = self._number.get(text[start:end])
                if number is None or end <= reach or not _whole(text, start, end):
                    continue
                hits.append(Hit(number, start, end))
                reach = end
                break
        return hits


def _whole(text: str, start: int, end: int) -> bool:
    """A term that begins or ends with Latin letters or digits must not cut a word: MES is not in MESH."""
    if start and _latin(text[start]) and _latin(text[start - 1]):
        return False
    return not (end < len(text) and _latin(text[end - 1]) and _latin(text[end]))
