"""The knots of `scoring/calibration.py` and the scales of `scoring/fusion.py`, from the dev half alone.

`python -m benchmarks.fit.calibrate` prints them. A logistic regression (Platt 1999) of «this pair is right»
on a cubic of the logarithm of the fused score, read off at a few levels and joined by straight lines.
"""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.fit import dataset
from benchmarks.fit.dataset import RIGHT
from scoring.calibration import LEAST, MOST
from scoring.embedded import EmbeddedScorer
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus

LEVELS = (0.002, 0.005, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SHIFT = 0.5  # keeps the logarithm finite at the least score


def features(scores: np.ndarray) -> np.ndarray:
    """(scores, 3): the logarithm of each score above the least, its square and its cube."""
    x = np.log(np.maximum(scores.astype(float) - LEAST, 0.0) + SHIFT)
    return np.stack([x, x**2, x**3], axis=-1)


def knots(scores: np.ndarray, right: np.ndarray) -> list[tuple[float, float]]:
    """(score, fit) at LEVELS. Raises ValueError if the regression does not grow with the score."""
    model = LogisticRegression(C=1e4, max_iter=2_000).fit(features(scores), right)
    grid = np.linspace(LEAST, MOST, 20_000)
    chance = model.predict_proba(features(grid))[:, 1]
    top = int(chance.argmax())
    if chance[top] < LEVELS[-1] or (np.diff(chance[: top + 1]) < 0).any():
        raise ValueError("the calibration does not grow with the score")
    return [
        (round(float(np.interp(level, chance[: top + 1], grid[: top + 1])), 2), level) for level in LEVELS
    ]


def main() -> None:
    """Prints the means and deviations of the signals and the knots."""
    data = dataset.load("dev")
    scorer = EmbeddedScorer(Thesaurus.load(), StaticEmbedding.load())
    offers, needs = scorer.read(data.offers), scorer.read(data.needs)
    signals = {
        "NICHE": offers.niches.likeness(needs.niches),
        "LEXICAL": scorer.lexicon.cosines(offers.wording, needs.wording),
    }
    if offers.static is not None and needs.static is not None:
        signals["STATIC"] = StaticEmbedding.cosines(offers.static, needs.static)
    for name, values in signals.items():
        print(f"{name}_MEAN, {name}_DEVIATION = {values.mean():.4f}, {values.std():.4f}")
    fused = scorer.fused(offers, needs)
    for score, fit in knots(fused.ravel(), data.grades.ravel() == RIGHT):
        print(f"    ({score}, {fit}),")


if __name__ == "__main__":
    main()
