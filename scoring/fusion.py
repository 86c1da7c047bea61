"""One score from several signals, on one global scale, and one score for several works of a party.

Per-query normalisation (ranks, min-max, softmax) is avoided: it damages the assignment (design.md §5).
"""

from __future__ import annotations

import numpy as np

LEXICAL_WEIGHT = 0.08  # against the niches' 1.0; .5 and more hurts wherever words mislead
NICHE_MEAN, NICHE_DEVIATION = 0.0369, 0.0700  # of all pairs of the benchmark's dev half
LEXICAL_MEAN, LEXICAL_DEVIATION = 0.0011, 0.0044
WORK = 0.25  # share of each of the best two works; the stated expertise has the rest


def fuse(niche: np.ndarray, lexical: np.ndarray) -> np.ndarray:
    """Standardised sum of two cosines in [0, 1], elementwise; linear, hence the same for any batch."""
    scale, offset = 1 / NICHE_DEVIATION, NICHE_MEAN / NICHE_DEVIATION
    wording = LEXICAL_WEIGHT / LEXICAL_DEVIATION
    fused: np.ndarray = niche * np.float32(scale)
    fused += lexical * np.float32(wording)
    fused -= np.float32(offset + wording * LEXICAL_MEAN)
    return fused


def party(scores: np.ndarray) -> np.ndarray:
    """Score of one party for each need: (needs,).

    `scores` (texts, needs) holds the stated expertise, then clauses of its works. The score is the mean of
    the best three with the stated expertise always in, weighing as much as the other two together. Works that
    fit worse than it never lower the score, so that listing more of them cannot drown what is stated.
    """
    stated: np.ndarray = scores[0]
    works = scores[1:]
    if not len(works):
        return stated
    best = np.maximum(np.sort(works, axis=0)[::-1][:2], stated)
    score: np.ndarray = (1 - WORK * len(best)) * stated + WORK * best.sum(axis=0)
    return score
