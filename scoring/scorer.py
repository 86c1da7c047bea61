"""What every scorer can do: texts in, fit out. It knows nothing of districts, people or solvers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scoring.grades import Fit


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a pair fits: phrases that stand literally in its two texts.

    `niche` is the shared niche, or two neighbouring ones as «甲→乙», or empty for shared wording only.
    `weight` is the share of the score that the phrases carry; removing them from the texts lowers the fit.
    """

    specialist_text: str
    client_text: str
    niche: str
    weight: float


@dataclass(frozen=True, slots=True)
class GroupGuess:
    """A 行业组 with the share of the text's meaning that falls on it, in (0, 1]."""

    group: str
    confidence: float


class Scorer(Protocol):
    """Fit of offers and needs.

    An offer is a sequence of texts: the stated expertise first, then longer works. A need is one demand text.
    """

    @property
    def name(self) -> str:
        """The name under which `load_scorer` gives it."""

    @property
    def digest(self) -> str:
        """SHA-256 of all its artefacts: the same digest gives the same fit."""

    def fit(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> np.ndarray:
        """float32 (offers, needs) in [0, 1], six decimals; a pair's fit never depends on the other texts."""

    def assess(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> Fit:
        """Fit and grade of all pairs, both (offers, needs)."""

    def evidence(self, offer: Sequence[str], need: str, *, most: int = 3) -> tuple[Evidence, ...]:
        """At most `most` reasons, the weightiest first; empty when there is nothing to show."""

    def groups(self, texts: Sequence[str]) -> tuple[GroupGuess, ...]:
        """One to three 行业组 of one party's texts, the likeliest first; empty = 未分组."""
