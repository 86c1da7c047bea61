"""Read a text as a distribution over niches of technology with an explicit unknown mass.

Explicit semantic analysis (Gabrilovich and Markovitch 2007) over a thesaurus in place of an encyclopaedia:
found terms vote for their niches, pairs of characters for the vocabularies they occur in; two texts are
compared through a kernel in which niches of one area, one 行业组 or one neighbourhood are a little alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from scoring.grid import GRID, to_grid
from scoring.lexical import grams, runs
from scoring.normalise import MASK
from scoring.terms import Hit, TermFinder
from scoring.thesaurus import Thesaurus

TERM_LENGTH = 4  # characters; a term of this length counts 1, shorter less, longer more
LENGTH_POWER = 0.5
SPREAD_POWER = 0.4  # a term of n niches gives each of them n^-power of its weight
SOFT = 2.0  # weight of the character pairs against found terms
FLOOR = 0.1  # share of a text's highest affinity that is subtracted from all
UNKNOWN = 0.7  # affinity of the unknown; a text whose likeliest niche has this much is half understood
AREA, GROUP, NEIGHBOUR = 0.05, 0.01, 0.1  # kernel: likeness of two niches that share these


@dataclass(frozen=True)
class Reading:
    """Texts read over niches. `share` (texts, niches) and `unknown` (texts,) add up to 1 in every row."""

    share: np.ndarray
    unknown: np.ndarray
    left: np.ndarray  # (texts, niches) whole numbers: unit vectors through the kernel
    right: np.ndarray  # (texts, niches) whole numbers: unit vectors

    def likeness(self, other: Reading) -> np.ndarray:
        """Cosine through the kernel, in [0, 1]: float64 (texts, other's texts)."""
        product: np.ndarray = self.left @ other.right.T
        return np.minimum(product / GRID**2, 1.0)


class NicheSpace:
    """The niches of one thesaurus with the weights of their terms and character pairs, frozen."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.niches = thesaurus.niches
        holders: dict[str, list[int]] = {}
        for number, niche in enumerate(self.niches):
            for term in niche.terms:
                if len(term) > 1:
                    holders.setdefault(term, []).append(number)
        self.finder = TermFinder(holders)
        self._gram: dict[str, int] = {}  # character pair or Latin word -> its row of votes
        self.votes = sp.vstack([self._term_votes(holders), SOFT * self._gram_votes(len(holders))]).tocsr()
        self.kernel = _kernel(thesaurus)

    def _term_votes(self, holders: dict[str, list[int]]) -> sp.csr_matrix:
        """(terms, niches): what one found term gives to each of its niches."""
        size = len(self.niches)
        top = math.log1p(size)
        ends, places, values = [0], [], []
        for term, numbers in holders.items():
            rarity = math.log1p(size / len(numbers)) / top
            length = (len(term) / TERM_LENGTH) ** LENGTH_POWER
            places.extend(numbers)
            values.extend([rarity * length / len(numbers) ** SPREAD_POWER] * len(numbers))
            ends.append(len(places))
        return sp.csr_matrix((values, places, ends), shape=(len(holders), size))

    def _gram_votes(self, first: int) -> sp.csr_matrix:
        """(grams, niches): affinity of character pairs and Latin words to each niche's vocabulary.

        Saturated counts times inverse document frequency; a gram of n niches gives each n^-power. Rows of
        `votes` are numbered from `first`.
        """
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for number, niche in enumerate(self.niches):
            counts = Counter(gram for term in niche.terms for gram in grams(term).elements())
            for gram, count in counts.items():
                if len(gram) > 1:
                    rows.append(self._gram.setdefault(gram, first + len(self._gram)) - first)
                    columns.append(number)
                    values.append(count / (count + 1))
        shape = (len(self._gram), len(self.niches))
        raw = sp.coo_matrix((values, (rows, columns)), shape=shape).tocsr()
        spread = np.diff(raw.indptr)
        rarity = np.log((1 + shape[1]) / (1 + spread)) / math.log(1 + shape[1])
        return sp.diags(rarity / np.maximum(spread, 1) ** SPREAD_POWER) @ raw

    def hits(self, text: str) -> list[Hit]:
        """Terms found in a text (in its one spelling)."""
        return self.finder.find(text)

    def affinity(self, texts: Sequence[str]) -> np.ndarray:
        """Votes of terms and character pairs: float64 (texts, niches)."""
        rows = []
        for text in texts:
            terms = dict.fromkeys(hit.term for hit in self.hits(text))
            rows.append([*terms, *(self._gram[gram] for gram in grams(text) if gram in self._gram)])
        votes: np.ndarray = (_bag(rows, self.votes.shape[0]) @ self.votes).toarray()
        return votes

    def voters(self, text: str) -> dict[int, dict[str, float]]:
        """For each niche, the phrases of a text that vote for it, with their shares of the votes (sum 1).

        A pair of characters that touches a found term is counted to that term; pairs outside all terms are
        joined into runs. So a phrase never cuts a term.
        """
        hits = self.hits(text)
        votes: dict[int, dict[str, float]] = {}
        for hit in hits:
            for niche, vote in _entries(self.votes, hit.term):
                votes.setdefault(niche, {})[self.finder.terms[hit.term]] = vote
        rest = text
        for hit in hits:
            rest = rest[: hit.start] + MASK * (hit.end - hit.start) + rest[hit.end :]
        loose: dict[int, dict[str, float]] = {}
        for gram in grams(text):
            if gram not in self._gram:
                continue
            touched = next((h for h in hits if gram in text[max(h.start - 1, 0) : h.end + 1]), None)
            for niche, vote in _entries(self.votes, self._gram[gram]):
                if gram in rest or touched is None:
                    loose.setdefault(niche, {})[gram] = vote
                else:
                    own = votes.setdefault(niche, {})
                    term = self.finder.terms[touched.term]
                    own[term] = own.get(term, 0.0) + vote
        for niche, single in loose.items():
            own = votes.setdefault(niche, {})
            for run in runs(rest, set(single)):
                own[run] = own.get(run, 0.0) + sum(vote for gram, vote in single.items() if gram in run)
        return {niche: _shares(own) for niche, own in votes.items() if own}

    def read(self, texts: Sequence[str]) -> Reading:
        """Shares of niches and of the unknown for each text (in its one spelling)."""
        votes = self.affinity(texts)
        peak = votes.max(axis=1, keepdims=True, initial=0.0)
        votes = np.maximum(votes - FLOOR * peak, 0.0)
        known = peak / (peak + UNKNOWN)
        share = known * votes / np.maximum(votes.sum(axis=1, keepdims=True), 1e-12)
        unknown = 1 - known[:, 0]
        through = (sp.csr_matrix(share) @ self.kernel).toarray()
        norm = np.sqrt((share * through).sum(axis=1) + unknown**2)[:, None]
        return Reading(share, unknown, to_grid(through / norm), to_grid(share / norm))


def _entries(matrix: sp.csr_matrix, row: int) -> list[tuple[int, float]]:
    """(column, value) of one row."""
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return list(zip(matrix.indices[part].tolist(), matrix.data[part].tolist(), strict=True))


def _shares(votes: dict[str, float]) -> dict[str, float]:
    total = sum(votes.values())
    return {phrase: vote / total for phrase, vote in votes.items()}


def _bag(rows: list[list[int]], width: int) -> sp.csr_matrix:
    """(rows, width) with a 1 for every number in a row."""
    ends = np.cumsum([0, *map(len, rows)])
    places = np.array([c for row in rows for c in row], dtype=np.int64)
    return sp.csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), width))


def _kernel(thesaurus: Thesaurus) -> sp.csr_matrix:
    """I + AREA·same area + GROUP·same 行业组 + NEIGHBOUR·neighbours (either way): (niches, niches)."""
    niches = thesaurus.niches
    number = {niche.name: i for i, niche in enumerate(niches)}
    near = np.zeros((len(niches), len(niches)))
    for i, niche in enumerate(niches):
        for j in (number[name] for name in niche.neighbours if name in number):
            near[i, j] = near[j, i] = float(i != j)
    area = np.unique([f"{n.group}\t{n.area}" for n in niches], return_inverse=True)[1]
    group = np.unique([n.group for n in niches], return_inverse=True)[1]
    kernel = np.eye(len(niches)) + NEIGHBOUR * near
    kernel += AREA * (area[:, None] == area) + GROUP * (group[:, None] == group)
    return sp.csr_matrix(kernel)
