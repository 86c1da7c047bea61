"""Does the quoted evidence carry the fit? Mask it, and mask as much elsewhere (DeYoung et al. 2020)."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from benchmarks.fit.dataset import Dataset
from scoring import Scorer

MASK = "〇"
PAIRS = 150  # pairs tried
FROM = 0.35  # fit: a pair that is not shown as 中 or better needs no reason


@dataclass(frozen=True)
class Faithfulness:
    """Mean relative fall of the fit when the evidence, or random spans of the same length, are masked."""

    pairs: int
    evidence: float
    elsewhere: float
    without: int  # pairs with a fit of FROM or more for which no evidence was given


def measure(scorer: Scorer, data: Dataset, fit: np.ndarray) -> Faithfulness:
    """Best expert of each demand, the first PAIRS demands in random order with a fit of FROM or more."""
    rng = random.Random(0)
    best = fit.argmax(axis=0)
    chosen = [j for j in range(len(data.demands)) if fit[best[j], j] >= FROM]
    rng.shuffle(chosen)
    falls, others, without = [], [], 0
    for j in chosen[:PAIRS]:
        offer, need, whole = data.offers[best[j]], data.needs[j], float(fit[best[j], j])
        found = scorer.evidence((offer,), need)
        if not found:
            without += 1
            continue
        quoted = (
            _spans(offer, [e.specialist_text for e in found]),
            _spans(need, [e.client_text for e in found]),
        )
        left = _fit(scorer, _mask(offer, quoted[0]), _mask(need, quoted[1]))
        falls.append((whole - left) / whole)
        drawn = _elsewhere(offer, quoted[0], rng), _elsewhere(need, quoted[1], rng)
        others.append((whole - _fit(scorer, _mask(offer, drawn[0]), _mask(need, drawn[1]))) / whole)
    mean = [float(np.mean(values)) if values else float("nan") for values in (falls, others)]
    return Faithfulness(len(falls), mean[0], mean[1], without)


def _fit(scorer: Scorer, offer: str, need: str) -> float:
    return float(scorer.fit([(offer,)], [need])[0, 0])


def _spans(text: str, phrases: list[str]) -> list[tuple[int, int]]:
    """Places of all phrases in a text, every occurrence."""
    found = []
    for phrase in phrases:
        start = text.find(phrase)
        while phrase and start >= 0:
            found.append((start, start + len(phrase)))
            start = text.find(phrase, start + len(phrase))
    return sorted(set(found))


def _elsewhere(text: str, taken: list[tuple[int, int]], rng: random.Random) -> list[tuple[int, int]]:
    """For each span one of the same length that touches no evidence; fewer if there is no room."""
    used = list(taken)
    found = []
    for start, end in taken:
        size = end - start
        free = [s for s in range(len(text) - size + 1) if all(s + size <= a or s >= b for a, b in used)]
        if free:
            place = rng.choice(free)
            used.append((place, place + size))
            found.append((place, place + size))
    return found


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return "".join(letters)
