"""A CrossEncoder reads the two texts of a pair together: slow, so only for the best experts of a demand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from scoring.neural.model import BAR_FROM, BATCH, digest, load
from scoring.normalise import plain

TOP = 50  # experts of a demand that are read again


class Reranker:
    """Scores of pairs by a CrossEncoder, by local folder or hub id."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = load("CrossEncoder", name)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the model."""
        return digest(self.name, self._model)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """float64 (pairs,) for (demand, expertise); a model with several classes is read by its last one."""
        if not pairs:
            return np.zeros(0)
        clean = [(plain(a).replace("\x1f", ""), plain(b).replace("\x1f", "")) for a, b in pairs]
        made = self._model.predict(
            clean, batch_size=BATCH, show_progress_bar=len(clean) >= BAR_FROM and sys.stderr.isatty()
        )
        found = np.asarray(made, dtype=np.float64)
        return found[:, -1] if found.ndim == 2 else found
