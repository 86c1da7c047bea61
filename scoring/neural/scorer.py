"""The embedded scorer with a sentence-transformers model as one more signal, and a CrossEncoder on top."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoring.embedded import EmbeddedScorer, Read
from scoring.grid import GRID, to_grid
from scoring.neural.model import SentenceModel
from scoring.neural.rerank import TOP, Reranker
from scoring.scorer import Evidence
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus

WEIGHT = 1.0  # of the model's standardised cosine against the niches' 1.0
RERANK_WEIGHT = 0.5  # of the CrossEncoder's standardised score
HIGHEST = 6.0  # standard deviations that a signal may add
REFERENCE = 120  # niches whose example sentences set a model's scale


@dataclass(frozen=True)
class NeuralRead(Read):
    """Texts with the model's vectors, whole numbers on the grid: float32 (texts, dimensions)."""

    vectors: np.ndarray


@dataclass(frozen=True)
class Scale:
    """Mean and standard deviation of a signal over pairs of strangers: one scale for every batch."""

    mean: float
    deviation: float

    @classmethod
    def of(cls, strangers: np.ndarray) -> Scale:
        """The scale of scores of strangers, any shape; of none, a plain one for cosines."""
        if not strangers.size:
            return cls(0.5, 0.1)
        return cls(float(strangers.mean()), max(float(strangers.std()), 1e-6))

    def standard(self, scores: np.ndarray) -> np.ndarray:
        """Scores in standard deviations above strangers, at most HIGHEST."""
        found: np.ndarray = np.minimum((scores - self.mean) / self.deviation, HIGHEST)
        return found


class NeuralScorer(EmbeddedScorer):
    """Fit by niches, wording and a sentence model; the best of each demand read again by a CrossEncoder."""

    def __init__(
        self,
        thesaurus: Thesaurus,
        static: StaticEmbedding | None,
        model: SentenceModel | None,
        reranker: Reranker | None,
    ) -> None:
        super().__init__(thesaurus, static)
        self.model = model
        self.reranker = reranker
        self.name = model.name if model else EmbeddedScorer.name

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the embedded scorer and of the models."""
        parts = [super().digest, *(part.digest for part in (self.model, self.reranker) if part)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @cached_property
    def _strangers(self) -> tuple[list[str], list[str]]:
        """Example sentences of niches far apart: expertise and demands, number by number strangers."""
        told = [niche for niche in self.thesaurus.niches if len(niche.examples) > 1]
        told = told[:: max(len(told) // REFERENCE, 1)][:REFERENCE]
        away = told[len(told) // 2 :] + told[: len(told) // 2]
        return [niche.examples[-1] for niche in told], [niche.examples[0] for niche in away]

    @cached_property
    def scale(self) -> Scale:
        """The sentence model's scale."""
        assert self.model is not None
        offers, needs = self._strangers
        cosines = self.model.vectors(offers, demand=False) @ self.model.vectors(needs, demand=True).T
        return Scale.of(cosines)

    @cached_property
    def rerank_scale(self) -> Scale:
        """The CrossEncoder's scale."""
        assert self.reranker is not None
        offers, needs = self._strangers
        return Scale.of(self.reranker.scores(list(zip(needs, offers, strict=True))))

    def read(self, texts: Sequence[str], *, demand: bool = False) -> Read:
        """Texts read by every signal; for a model, demands are its queries."""
        read = super().read(texts)
        if self.model is None:
            return read
        vectors = to_grid(self.model.vectors(texts, demand=demand)) if texts else np.zeros((0, 1), np.float32)
        return NeuralRead(read.texts, read.niches, read.wording, read.static, vectors)

    def fused(self, offers: Read, needs: Read) -> np.ndarray:
        """Fused score of every pair: float32 (offers, needs)."""
        fused = super().fused(offers, needs)
        if isinstance(offers, NeuralRead) and isinstance(needs, NeuralRead) and fused.size:
            cosines = offers.vectors @ needs.vectors.T / np.float32(GRID**2)
            fused += (WEIGHT * self.scale.standard(cosines)).astype(np.float32)
        return fused

    def _judged(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        scores, basis = super()._judged(offers, needs)
        if self.reranker is not None and scores.size:
            scores = self._reranked(offers, needs, scores)
        return scores, basis

    def _reranked(
        self, offers: Sequence[Sequence[str]], needs: Sequence[str], scores: np.ndarray
    ) -> np.ndarray:
        """The best TOP experts of each demand lifted by what the CrossEncoder says; nobody is lowered."""
        assert self.reranker is not None
        best = np.argsort(-scores, axis=0, kind="stable")[:TOP]
        pairs = [(i, j) for j in range(len(needs)) for i in best[:, j].tolist()]
        read = self.reranker.scores([(needs[j], "；".join(offers[i])) for i, j in pairs])
        lifted = scores.copy()
        rows, columns = zip(*pairs, strict=True)
        lift = RERANK_WEIGHT * np.maximum(self.rerank_scale.standard(read), 0.0)
        lifted[list(rows), list(columns)] += lift.astype(np.float32)
        return lifted

    def evidence(self, offer: Sequence[str], need: str, *, most: int = 3) -> tuple[Evidence, ...]:
        """Reasons in words: those of the embedded scorer; a model's vector has no words to quote."""
        return self.plain.evidence(offer, need, most=most)

    @cached_property
    def plain(self) -> EmbeddedScorer:
        """The embedded scorer alone, over the same thesaurus."""
        return EmbeddedScorer(self.thesaurus, self.static)
