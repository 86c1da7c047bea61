"""The possible pairs of a run as arrays: rows of movable specialists, columns of clients, fit, points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from matcher.roster import Client, Specialist


def whole(points: np.ndarray) -> np.ndarray:
    """Points as int64: solvers take integers."""
    rounded: np.ndarray = np.rint(points).astype(np.int64)
    return rounded


@dataclass(frozen=True)
class Fit:
    """Fit of specialists × clients, all arrays of shape (specialists, clients).

    `value` float64 in [0, 1] with six decimals; `demand` index of the client's demand that fits best;
    `grade` index into `grades`.
    """

    specialists: tuple[str, ...]
    clients: tuple[str, ...]
    value: np.ndarray
    demand: np.ndarray
    grade: np.ndarray
    grades: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    """Pairs that no rule forbids, sorted by specialist id, then client id.

    `row`, `column` index `specialists` and `clients`; the other arrays have the pairs' length.
    """

    specialists: tuple[Specialist, ...]
    clients: tuple[Client, ...]
    row: np.ndarray
    column: np.ndarray
    fit: np.ndarray
    demand: np.ndarray
    grade: np.ndarray
    km: np.ndarray
    points: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.row)

    @property
    def value(self) -> np.ndarray:
        """Sum of all points of each pair, int64."""
        total = np.zeros(len(self), dtype=np.int64)
        for part in self.points.values():
            total += part
        return total

    def per_client(self, values: list[float]) -> np.ndarray:
        """A value of each client, laid out over the pairs."""
        return np.asarray(values, dtype=float)[self.column] if len(self) else np.zeros(0)
