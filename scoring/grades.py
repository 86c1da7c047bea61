"""高, 中, 低 or 依据不足: what a reader may make of a fit.

A fit is 依据不足 when one of the two texts gives too little to judge by: it is too short, or the thesaurus
knows too little of it (a generic text such as «综合技术服务»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

GRADES = ("高", "中", "低", "依据不足")
HIGH, MIDDLE, LOW, THIN = range(4)
HIGH_FROM, MIDDLE_FROM = 0.7, 0.35  # fit
SHORTEST = 4  # letters of a text that can be judged
KNOWN_FROM = 0.66  # share of a text that must fall on known niches: one good term, or two half-good pairs


@dataclass(frozen=True)
class Fit:
    """All pairs, both arrays (offers, needs): `value` float32, `grade` uint8 (an index of GRADES)."""

    value: np.ndarray
    grade: np.ndarray
    GRADES: tuple[str, ...] = GRADES


def basis(texts: Sequence[str], unknown: np.ndarray) -> np.ndarray:
    """Known share of each text, 0 where it is too short to judge: float64 (texts,)."""
    letters = np.array([sum(c.isalnum() for c in text) for text in texts], dtype=np.int64)
    result: np.ndarray = np.where(letters < SHORTEST, 0.0, 1.0 - unknown)
    return result


def grade(fit: np.ndarray, basis: np.ndarray) -> np.ndarray:
    """Index of GRADES for each fit; `basis` is the smaller known share of the two texts. Any equal shapes."""
    by_value = np.where(fit >= HIGH_FROM, HIGH, np.where(fit >= MIDDLE_FROM, MIDDLE, LOW))
    return np.where(basis < KNOWN_FROM, THIN, by_value).astype(np.uint8)
