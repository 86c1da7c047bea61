"""Shared wording: character 1–2-gram TF-IDF cosine with inverse document frequencies frozen in the thesaurus.

A document is one niche: its words and example sentences. Grams that the thesaurus lacks count as rare.
Features are integers on a grid, so that dot products are exact and a pair's score is the same in any batch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from scoring.grams import PAIR, Grams
from scoring.grid import GRID, to_grid

LOW_WEIGHT = 0.4  # of single characters against pairs: they carry less meaning


class Lexicon:
    """Frozen document frequencies: `frequency[k]` of `size` niches use the gram `keys[k]` (sorted)."""

    def __init__(self, keys: np.ndarray, frequency: np.ndarray, size: int) -> None:
        self.keys = keys
        self.idf = np.log((1 + size) / (1 + frequency)) + 1
        self.rare = math.log((1 + size) / 2) + 1

    def read(self, found: Grams) -> Wording:
        """The distinct grams of texts with weights; unit length for each text."""
        owner, key, times = found.counts()
        place = np.searchsorted(self.keys, key)
        place[place == len(self.keys)] = 0
        idf = np.where(self.keys[place] == key, self.idf[place], self.rare)
        weight = (1 + np.log(times)) * idf * np.where((key >= 0) & (key < PAIR), LOW_WEIGHT, 1.0)
        norm = np.sqrt(np.bincount(owner, weight**2, minlength=found.size))
        return Wording(owner, key, to_grid(weight / norm[owner]), found.size)

    def cosines(self, left: Wording, right: Wording) -> np.ndarray:
        """Cosine of every text of `left` with every one of `right`: float32 (left, right)."""
        keys = np.intersect1d(left.key, right.key)
        one, two = (_matrix(wording, keys) for wording in (left, right))
        product: np.ndarray = (one @ two.T).toarray()
        product *= np.float32(1 / GRID**2)
        return product


@dataclass(frozen=True)
class Wording:
    """Grams of texts: `weight[k]` of gram `key[k]` in text `owner[k]`, whole numbers on the grid."""

    owner: np.ndarray
    key: np.ndarray
    weight: np.ndarray  # float32
    size: int  # texts


def _matrix(wording: Wording, keys: np.ndarray) -> sp.csr_matrix:
    shared = np.isin(wording.key, keys)
    column = np.searchsorted(keys, wording.key[shared])
    return sp.csr_matrix(
        (wording.weight[shared], (wording.owner[shared], column)), shape=(wording.size, len(keys))
    )
