"""Measures of a ranking of experts for every demand, and of the assignment that scores lead to.

nDCG with gains 2^grade - 1 (Burges et al. 2005). Ties are broken by the order of the experts, which is
shuffled by a fixed seed, so that a method that scores all pairs alike stands at chance.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.fit.dataset import RIGHT

CUT, SHORT = 10, 5  # ranks of nDCG and of recall
NAMES = ("ndcg10", "recall5", "mrr", "p1")  # per demand, in this order


def per_demand(scores: np.ndarray, grades: np.ndarray) -> np.ndarray:
    """(demands, len(NAMES)) for scores and grades (specialists, demands); NaN where nobody is right."""
    shuffle = np.random.default_rng(0).permutation(len(scores))
    order = np.argsort(-scores[shuffle], axis=0, kind="stable")
    ranked = np.take_along_axis(grades[shuffle].astype(np.int64), order, axis=0)
    gains = 2.0**ranked - 1
    discount = 1 / np.log2(np.arange(2, min(CUT, len(scores)) + 2))
    best = -np.sort(-gains, axis=0)[:CUT]
    ideal = discount @ best
    right = ranked == RIGHT
    count = right.sum(axis=0)
    first = np.where(count > 0, right.argmax(axis=0), 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.stack(
            [
                (discount @ gains[:CUT]) / ideal,
                right[:SHORT].sum(axis=0) / np.minimum(count, SHORT),
                1 / (first + 1.0),
                right[0].astype(float),
            ],
            axis=1,
        )
    found[count == 0] = np.nan
    return found


def assigned(scores: np.ndarray, grades: np.ndarray) -> np.ndarray:
    """True grade of each demand's partner in the assignment of the greatest total score: (demands,).

    One expert per demand; a demand left without one (fewer experts than demands) has grade 0.
    """
    rows, columns = linear_sum_assignment(scores, maximize=True)
    found = np.zeros(grades.shape[1])
    found[columns] = grades[rows, columns]
    return found


def quality(scores: np.ndarray, grades: np.ndarray) -> float:
    """Mean true grade of the optimal assignment as a share of the oracle's, in [0, 1]."""
    oracle = assigned(grades.astype(float), grades).sum()
    return float(assigned(scores, grades).sum() / oracle) if oracle else float("nan")
