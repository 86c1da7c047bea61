"""Read a text as a distribution over niches of technology with an explicit unknown mass.

Explicit semantic analysis (Gabrilovich and Markovitch 2007) over a thesaurus in place of an encyclopaedia:
found terms vote for their niches, characters and pairs of them for the vocabularies and example sentences
they occur in; two texts are compared through a kernel in which niches of one area or one neighbourhood are a
little alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from scoring.grams import PAIR, Grams, grams
from scoring.grid import GRID, to_grid
from scoring.normalise import plain_words
from scoring.thesaurus import Thesaurus
from scoring.trie import Letters, Trie, longest

TERM_LENGTH = 4  # characters; a term of this length counts 1, shorter less, longer more
LENGTH_POWER = 0.5
SPREAD_POWER = 0.35  # a term of n niches gives each of them n^-power of its weight
SOFT = 5.0  # weight of the character pairs against found terms
SINGLE = 0.9  # of single characters against pairs
EXAMPLE = 0.8  # count of a gram in an example sentence against one in a term
FLOOR = 0.15  # share of a text's highest affinity that is subtracted from all
UNKNOWN = 0.4  # affinity of the unknown; a text whose likeliest niche has this much is half understood
AREA, NEIGHBOUR = 0.06, 0.17  # kernel: likeness of two niches of one area, and of two neighbours
COMMON = 0.25  # of all niches: a gram of more says nothing of any
FEW = 10  # niches in which a gram may always stand, however small the thesaurus
BLOCK = 1_000  # texts read at once, to stay in the processor's cache


@dataclass(frozen=True)
class Reading:
    """Texts read over niches. `share` (texts, niches) and `unknown` (texts,) add up to 1 in every row."""

    share: sp.csr_matrix
    unknown: np.ndarray
    norm: np.ndarray  # length of each text's shares and unknown, measured through the kernel
    kernel: sp.csr_matrix

    def likeness(self, other: Reading) -> np.ndarray:
        """Cosine through the kernel, about [0, 1]: float32 (texts, other's texts)."""
        product: np.ndarray = self.through @ other.direct.T
        product *= np.float32(1 / GRID**2)
        return product

    @cached_property
    def direct(self) -> np.ndarray:
        """Unit vectors on the grid: float32 (texts, niches)."""
        return to_grid(self.share.toarray() / self.norm[:, None])

    @cached_property
    def through(self) -> np.ndarray:
        """Unit vectors through the kernel, on the grid: float32 (texts, niches)."""
        return to_grid((self.share @ self.kernel).toarray() / self.norm[:, None])


class NicheSpace:
    """The niches of one thesaurus with the weights of their terms and character pairs, frozen."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.niches = thesaurus.niches
        pairs = [(t, i) for i, niche in enumerate(self.niches) for t in niche.terms if len(t) > 1]
        terms = list(dict.fromkeys(term for term, _ in pairs))
        self.trie = Trie(terms)
        number = {term: i for i, term in enumerate(terms)}
        holder = np.array([i for _, i in pairs], dtype=np.int64)
        place = np.array([number[term] for term, _ in pairs], dtype=np.int64)
        size = len(self.niches)
        self.gram_keys, counts = _gram_counts(thesaurus)
        self.spread = np.diff(counts.indptr)  # niches that use each gram
        votes = [_term_votes(terms, place, holder, size), _gram_votes(self.gram_keys, counts)]
        self.votes = sp.vstack(votes).tocsr().astype(np.float32)
        self.kernel = _kernel(thesaurus)

    def affinity(self, letters: Letters, found: Grams) -> sp.csr_matrix:
        """Votes of terms and grams: float32 (texts, niches)."""
        starts, _, terms = longest(self.trie, letters)
        place = np.searchsorted(self.gram_keys, found.key)
        place[place == len(self.gram_keys)] = 0
        known = self.gram_keys[place] == found.key if len(self.gram_keys) else np.zeros(0, dtype=bool)
        owner = np.concatenate([letters.owner[starts], found.owner[known]]).astype(np.int32)
        feature = np.concatenate([terms, place[known] + len(self.trie.phrases)]).astype(np.int32)
        bag = sp.csr_matrix(
            (np.ones(len(owner), dtype=np.float32), (owner, feature)), shape=(found.size, self.votes.shape[0])
        )
        bag.data[:] = 1.0  # however often a feature occurs
        return bag @ self.votes

    def read(self, letters: Letters, found: Grams) -> Reading:
        """Shares of niches and of the unknown for each text."""
        votes = self.affinity(letters, found)
        size = np.diff(votes.indptr)
        peak = np.zeros(found.size)
        some = size > 0
        peak[some] = np.maximum.reduceat(votes.data, votes.indptr[:-1][some]) if some.any() else 0.0
        votes.data = np.maximum(votes.data - np.repeat(FLOOR * peak, size), 0.0)
        votes.eliminate_zeros()
        known = peak / (peak + UNKNOWN)
        total = np.asarray(votes.sum(axis=1), dtype=np.float64)[:, 0]
        factor = known / np.maximum(total, 1e-12)
        share = sp.csr_matrix(
            (votes.data * np.repeat(factor, np.diff(votes.indptr)), votes.indices, votes.indptr), votes.shape
        )
        return Reading(share, 1 - known, _norms(share, 1 - known, self.kernel), self.kernel)


def _norms(share: sp.csr_matrix, unknown: np.ndarray, kernel: sp.csr_matrix) -> np.ndarray:
    """Length of each text through the kernel: float64 (texts,)."""
    square = unknown**2
    for start in range(0, len(square), BLOCK):
        part = share[start : start + BLOCK]
        square[start : start + BLOCK] += np.einsum("ij,ij->i", part.toarray(), (part @ kernel).toarray())
    found: np.ndarray = np.sqrt(square)
    return found


def _term_votes(terms: list[str], place: np.ndarray, holder: np.ndarray, size: int) -> sp.csr_matrix:
    """(terms, niches): what one found term gives to each of its niches."""
    spread = np.bincount(place, minlength=len(terms))
    length = np.array([len(term) for term in terms]) / TERM_LENGTH
    rarity = np.log1p(size / np.maximum(spread, 1)) / math.log1p(size)
    weight = rarity * length**LENGTH_POWER / np.maximum(spread, 1) ** SPREAD_POWER
    return sp.csr_matrix((weight[place], (place, holder)), shape=(len(terms), size))


def _gram_counts(thesaurus: Thesaurus) -> tuple[np.ndarray, sp.csr_matrix]:
    """Keys of grams, sorted, and (grams, niches): how often a niche's words and sentences use each."""
    terms = _counts([(t, i) for i, niche in enumerate(thesaurus.niches) for t in niche.terms], 1.0)
    sentences = [(t, i) for i, niche in enumerate(thesaurus.niches) for t in plain_words(niche.examples)]
    owner, key, times = (np.concatenate(p) for p in zip(terms, _counts(sentences, EXAMPLE), strict=True))
    keys, row = np.unique(key, return_inverse=True)
    return keys, sp.csr_matrix((times, (row, owner)), shape=(len(keys), len(thesaurus.niches)))


def _gram_votes(keys: np.ndarray, counts: sp.csr_matrix) -> sp.csr_matrix:
    """(grams, niches): what one found gram gives to each of its niches.

    Saturated counts times inverse document frequency; a gram of n niches gives each n^-power.
    """
    size = counts.shape[1]
    spread = np.diff(counts.indptr)
    rarity = np.log((1 + size) / (1 + spread)) / math.log(1 + size)
    weight = SOFT * rarity / np.maximum(spread, 1) ** SPREAD_POWER
    weight *= np.where((keys >= 0) & (keys < PAIR), SINGLE, 1.0)
    weight[spread > max(COMMON * size, FEW)] = 0.0
    votes = counts.copy()
    votes.data = counts.data / (counts.data + 1) * np.repeat(weight, spread)
    votes.eliminate_zeros()
    return votes


def _counts(texts: list[tuple[str, int]], weight: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(niche, key, weight) of every gram of every text, given with the number of its niche."""
    holder = np.array([i for _, i in texts], dtype=np.int32)
    found = grams([text for text, _ in texts])
    return holder[found.owner], found.key, np.full(len(found.key), weight)


def _kernel(thesaurus: Thesaurus) -> sp.csr_matrix:
    """I + AREA·same area + NEIGHBOUR·neighbours (either way): (niches, niches)."""
    niches = thesaurus.niches
    number = {niche.name: i for i, niche in enumerate(niches)}
    near = np.zeros((len(niches), len(niches)))
    for i, niche in enumerate(niches):
        for j in (number[name] for name in niche.neighbours if name in number):
            near[i, j] = near[j, i] = float(i != j)
    area = np.unique([f"{n.group}\t{n.area}" for n in niches], return_inverse=True)[1]
    kernel = np.eye(len(niches)) + NEIGHBOUR * near + AREA * (area[:, None] == area)
    return sp.csr_matrix(kernel)
