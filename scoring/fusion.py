"""One score from several signals, on one global scale, and one score for several works of a party.

Per-query normalisation (ranks, min-max, softmax) is avoided: it damages the assignment (design.md §5).
"""

from __future__ import annotations

import numpy as np

LEXICAL_WEIGHT = 0.15  # against the niches' 1.0; .5 and more hurts wherever words mislead
NICHE_MEAN, NICHE_DEVIATION = 0.022, 0.09  # of all 66 x 66 pairs of the authors' development set
LEXICAL_MEAN, LEXICAL_DEVIATION = 0.002, 0.0116
WORK = 0.25  # share of each of the best two works; the stated expertise has the rest
FACET = 0.5  # share of the best facet in the stated expertise


def fuse(niche: np.ndarray, lexical: np.ndarray) -> np.ndarray:
    """Standardised sum of two cosines in [0, 1], elementwise; linear, hence the same for any batch."""
    wording = (lexical - LEXICAL_MEAN) / LEXICAL_DEVIATION
    return (niche - NICHE_MEAN) / NICHE_DEVIATION + LEXICAL_WEIGHT * wording


def scales() -> tuple[float, float]:
    """What one unit of the niche cosine and of the lexical cosine adds to the fused score."""
    return 1 / NICHE_DEVIATION, LEXICAL_WEIGHT / LEXICAL_DEVIATION


def party(scores: np.ndarray, facets: int) -> np.ndarray:
    """Score of one party for each need: float64 (needs,).

    `scores` (units, needs) holds the whole stated expertise, `facets` pieces of it, then its works. The
    stated expertise is read half as a whole and half by its best facet: a list of several topics fits a need
    of one of them. The party's score is the mean of the best three with the stated expertise always in,
    weighing as much as the other two together. Facets and works that fit worse never lower it, so that
    listing more of them cannot drown what is stated.
    """
    whole = scores[0]
    best = np.maximum(scores[: facets + 1].max(axis=0), whole)
    stated: np.ndarray = (1 - FACET) * whole + FACET * best
    works = scores[facets + 1 :]
    if len(works):
        ranked = np.maximum(np.sort(works, axis=0)[::-1][:2], stated)
        stated = (1 - WORK * len(ranked)) * stated + WORK * ranked.sum(axis=0)
    return stated


def parts(scores: np.ndarray, facets: int) -> dict[int, float]:
    """Units that make up the party's score for one need, with their shares of it; `scores` (units,)."""
    facet = max(range(facets + 1), key=lambda unit: (scores[unit], -unit))
    stated = (1 - FACET) * scores[0] + FACET * scores[facet]
    works = sorted(range(facets + 1, len(scores)), key=lambda unit: (-scores[unit], unit))[:2]
    works = [unit for unit in works if scores[unit] > stated]
    rest = 1 - WORK * len(works)
    shares = {0: rest * (1 - FACET), **dict.fromkeys(works, WORK)}
    shares[facet] = shares.get(facet, 0.0) + rest * FACET
    return shares
