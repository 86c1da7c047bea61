"""Bootstrap intervals over niches: demands of one niche stand or fall together (clustered bootstrap)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

ROUNDS = 2_000
LOW, HIGH = 2.5, 97.5  # percentiles: 95 %


def interval(values: np.ndarray, clusters: Sequence[str], *, seed: int = 0) -> tuple[float, float]:
    """95 % interval of the mean of `values` (demands,) by resampling clusters; NaN values are left out."""
    known = ~np.isnan(values)
    names, member = np.unique(np.array(clusters)[known], return_inverse=True)
    if not len(names):
        return float("nan"), float("nan")
    sums = np.bincount(member, values[known], minlength=len(names))
    sizes = np.bincount(member, minlength=len(names))
    drawn = np.random.default_rng(seed).integers(len(names), size=(ROUNDS, len(names)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [LOW, HIGH])
    return float(low), float(high)
