"""Numbers on a grid of 2^-11: products of grid numbers are summed exactly in float32, in whatever order.

A BLAS sums in an order that depends on the shape of the batch; with unit vectors of grid numbers every
partial sum is an integer below 2^24, so the sum is the same in any order and a pair's fit in any batch.
"""

from __future__ import annotations

import numpy as np

GRID = 2.0**11


def to_grid(values: np.ndarray) -> np.ndarray:
    """Values times GRID, rounded to whole numbers kept as float32."""
    return np.rint(values * GRID).astype(np.float32)
