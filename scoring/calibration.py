"""From the fused score to a fit in [0, 1]: one strictly increasing map, frozen.

A fit is the chance that the pair is right (grade 2 of the labelled benchmark), fitted on the benchmark's dev
half by `python -m benchmarks.fit.calibrate`; there one pair in seventy is right.
"""

from __future__ import annotations

import numpy as np

from scoring.fusion import fuse

LEAST = float(fuse(np.zeros(()), np.zeros(())))  # nothing in common
MOST = float(fuse(np.ones(()), np.ones(())))  # the same text
KNOTS = (
    (LEAST, 0.0),
    (-0.03, 0.002),
    (0.15, 0.005),
    (0.32, 0.01),
    (0.68, 0.03),
    (1.28, 0.1),
    (1.81, 0.2),
    (2.25, 0.3),
    (2.67, 0.4),
    (3.13, 0.5),
    (3.65, 0.6),
    (4.32, 0.7),
    (5.31, 0.8),
    (7.25, 0.9),
    (9.71, 0.95),
    (MOST, 1.0),
)  # (fused score, fit)


def calibrate(fused: np.ndarray) -> np.ndarray:
    """Fit of fused scores, elementwise: float32 in [0, 1] rounded to six decimals.

    Linear between knots: sums and products only, so that one score gives one fit on every machine.
    """
    x, y = zip(*KNOTS, strict=True)
    fit: np.ndarray = np.round(np.interp(fused, x, y), 6).astype(np.float32)
    return fit
