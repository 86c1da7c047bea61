"""From the fused score to a fit in [0, 1]: one strictly increasing map, frozen.

A fit is the chance that the pair is right (grade 2 of the labelled benchmark), fitted on the benchmark's dev
half by `python -m benchmarks.fit.calibrate`; there one pair in seventy is right.
"""

from __future__ import annotations

import numpy as np

from scoring.fusion import fuse

LEAST = float(fuse(np.zeros(()), np.zeros(()), np.zeros(())))  # nothing in common
MOST = float(fuse(np.ones(()), np.ones(()), np.ones(())))  # the same text
KNOTS = (
    (LEAST, 0.0),
    (0.31, 0.002),
    (0.73, 0.005),
    (1.1, 0.01),
    (1.8, 0.03),
    (2.81, 0.1),
    (3.61, 0.2),
    (4.23, 0.3),
    (4.8, 0.4),
    (5.38, 0.5),
    (6.02, 0.6),
    (6.79, 0.7),
    (7.88, 0.8),
    (9.87, 0.9),
    (12.24, 0.95),
    (MOST, 1.0),
)  # (fused score, fit)


CAP = 6.02  # score that a pair hardly passes when one of its texts is little understood: fit .6
SLOPE = 0.05  # of what passes it, so that the ranking stays strict


def capped(fused: np.ndarray, thin: np.ndarray) -> np.ndarray:
    """Scores with those above CAP pressed together where `thin` is true; any equal shapes."""
    pressed = np.minimum(fused, CAP + SLOPE * (fused - CAP))
    scores: np.ndarray = np.where(thin, pressed, fused).astype(np.float32)
    return scores


def calibrate(fused: np.ndarray) -> np.ndarray:
    """Fit of fused scores, elementwise: float32 in [0, 1] rounded to six decimals.

    Linear between knots: sums and products only, so that one score gives one fit on every machine.
    """
    x, y = zip(*KNOTS, strict=True)
    fit: np.ndarray = np.round(np.interp(fused, x, y), 6).astype(np.float32)
    return fit
