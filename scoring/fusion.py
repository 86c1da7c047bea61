"""One score from several signals, on one global scale, and one score for several works of a party.

Per-query normalisation (ranks, min-max, softmax) is avoided: it damages the assignment (design.md §5).
"""

from __future__ import annotations

import numpy as np

LEXICAL_WEIGHT = 0.08  # against the niches' 1.0; .5 and more hurts wherever words mislead
NICHE_MEAN, NICHE_DEVIATION = 0.0367, 0.0700  # of all pairs of the benchmark's dev half
LEXICAL_MEAN, LEXICAL_DEVIATION = 0.0010, 0.0043
STATIC_WEIGHT = 0.4  # the more a text says, the better it is read as a whole; more would drown the words
STATIC_MEAN, STATIC_DEVIATION = 0.1130, 0.1616
WORK = 0.25  # share of each of the best two works; the stated expertise has the rest


def fuse(niche: np.ndarray, lexical: np.ndarray, static: np.ndarray | None = None) -> np.ndarray:
    """Standardised sum of cosines in [0, 1], elementwise; linear, hence the same for any batch.

    Without a static embedding its place is taken by the mean of strangers.
    """
    scale, offset = 1 / NICHE_DEVIATION, NICHE_MEAN / NICHE_DEVIATION
    wording = LEXICAL_WEIGHT / LEXICAL_DEVIATION
    fused: np.ndarray = niche * np.float32(scale)
    fused += lexical * np.float32(wording)
    fused -= np.float32(offset + wording * LEXICAL_MEAN)
    if static is not None:
        weight = STATIC_WEIGHT / STATIC_DEVIATION
        fused += static * np.float32(weight)
        fused -= np.float32(weight * STATIC_MEAN)
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
