"""Is a fit of .8 right eight times in ten? Bands of fit against what was observed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.fit.dataset import RIGHT

EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Band:
    """Pairs of one band of fit: how many, the mean fit (the promise), the share that is right."""

    low: float
    high: float
    pairs: int
    promised: float
    observed: float


def bands(fit: np.ndarray, grades: np.ndarray) -> list[Band]:
    """The bands of EDGES that hold a pair; the last one includes 1."""
    place = np.clip(np.digitize(fit, EDGES) - 1, 0, len(EDGES) - 2)
    found = []
    for i in range(len(EDGES) - 1):
        inside = place == i
        if inside.any():
            right = float((grades[inside] == RIGHT).mean())
            promised = float(fit[inside].mean())
            found.append(Band(EDGES[i], EDGES[i + 1], int(inside.sum()), promised, right))
    return found


def right_from(fit: np.ndarray, grades: np.ndarray, low: float) -> tuple[int, float]:
    """Number of pairs with a fit of at least `low`, and the share of them that is right."""
    chosen = fit >= low
    return int(chosen.sum()), float((grades[chosen] == RIGHT).mean()) if chosen.any() else float("nan")
