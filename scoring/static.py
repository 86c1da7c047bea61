"""A static embedding: a vector for each frequent character and pair, a text is the sum of its vectors.

Learned from the thesaurus's terms and example sentences by `python -m scoring.neural.static_training`;
reading needs no torch. It hears what several half-known words say together, where niches hear each alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from scoring.grams import Grams
from scoring.grid import GRID, to_grid

FILE = Path(__file__).parent / "static.npz"


@dataclass(frozen=True)
class StaticEmbedding:
    """`keys` (grams,) sorted; `vectors` int8 (grams, dimensions) times `scale` (grams,); `source`: digest."""

    keys: np.ndarray
    vectors: np.ndarray
    scale: np.ndarray
    source: str

    @classmethod
    def load(cls, file: Path = FILE) -> StaticEmbedding:
        """The embedding of a file that `save` wrote."""
        with np.load(file, allow_pickle=False) as data:
            return cls(data["keys"], data["vectors"], data["scale"], str(data["source"]))

    def save(self, file: Path = FILE) -> None:
        """Writes the embedding, compressed."""
        np.savez_compressed(
            file, keys=self.keys, vectors=self.vectors, scale=self.scale, source=np.array(self.source)
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content."""
        parts = (self.keys, self.vectors, self.scale)
        return hashlib.sha256(b"".join(np.ascontiguousarray(part).tobytes() for part in parts)).hexdigest()

    @cached_property
    def _table(self) -> np.ndarray:
        table: np.ndarray = self.vectors.astype(np.float32) * self.scale.astype(np.float32)[:, None]
        return table

    def read(self, found: Grams) -> np.ndarray:
        """Unit vectors on the grid: float32 (texts, dimensions); 0 for a text of which nothing is known."""
        place = np.searchsorted(self.keys, found.key)
        place[place == len(self.keys)] = 0
        known = self.keys[place] == found.key
        ones = np.ones(int(known.sum()), dtype=np.float32)
        shape = (found.size, len(self.keys))
        bag = sp.csr_matrix((ones, (found.owner[known], place[known])), shape=shape)
        bag.data[:] = 1.0  # however often a gram occurs
        total = bag @ self._table
        norm = np.sqrt(np.einsum("ij,ij->i", total, total, dtype=np.float64))
        return to_grid(total / np.maximum(norm, 1e-9)[:, None])

    @staticmethod
    def cosines(left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Cosines of texts that were read, those below 0 as 0: float32 (left, right)."""
        product: np.ndarray = left @ right.T
        product *= np.float32(1 / GRID**2)
        np.maximum(product, 0, out=product)
        return product
