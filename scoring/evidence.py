"""Why a pair fits: phrases that stand in its two texts, checked to carry the score.

Candidates come from the score itself: what a phrase of the offer votes for one niche, times the kernel, times
what a phrase of the need votes for another. Each is then checked by leaving it out (faithfulness by erasure,
DeYoung et al. 2020): a phrase whose removal does not lower the fit is no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scoring import fusion
from scoring.lexical import Lexicon, runs
from scoring.niches import NicheSpace
from scoring.normalise import Normal, normalise
from scoring.scorer import Evidence
from scoring.units import Units

FitMatrix = Callable[[Sequence[Sequence[str]], Sequence[str]], np.ndarray]
SPARE = 3  # candidates tried beyond those asked for, should some fail the check
ENOUGH = 0.5  # of the weight of the best, for those that pass the check alone
NICHES_MOST = 12  # niches of a text that are looked at
LEAST = 0.02  # share of the score below which a phrase is no reason


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase of each text in the one spelling, the niche they share, and their share of the score."""

    offer: str
    need: str
    niche: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explainer:
    """Finds evidence with the parts of a scorer; `fit` is the scorer's own."""

    space: NicheSpace
    lexicon: Lexicon
    fit: FitMatrix

    def explain(self, offer: Sequence[str], need: str, most: int) -> tuple[Evidence, ...]:
        """At most `most` pieces of evidence, the weightiest first."""
        texts = [normalise(text) for text in offer]
        wanted = normalise(need)
        found = []
        for candidate in self._candidates([text.plain for text in texts], wanted.plain)[: most + SPARE]:
            left, right = _quote(texts, candidate.offer), _quote([wanted], candidate.need)
            if left and right:
                found.append(Evidence(left, right, candidate.niche, round(candidate.weight, 6)))
        return self._checked(offer, need, found, most)

    def _candidates(self, offer: Sequence[str], need: str) -> list[_Candidate]:
        """Phrase pairs by weight; weights of all of them together are at most 1."""
        parted = Units.of(offer)
        units = parted.texts
        read = self.space.read([*units, need])
        alike = read.likeness(read)[:-1, -1]
        shared = self.lexicon.cosines(units, [need])[:, 0]
        niche_scale, lexical_scale = fusion.scales()
        scores = niche_scale * alike + lexical_scale * shared
        shares = fusion.parts(scores, parted.facets)
        weights: dict[tuple[str, str], dict[str, float]] = {}
        for unit, part in shares.items():
            pairs = self._niche_pairs(units[unit], read.share[unit], need, read.share[-1])
            whole = sum(pairs.values())
            for (a, b, niche), vote in pairs.items():
                names = weights.setdefault((a, b), {})
                names[niche] = names.get(niche, 0.0) + part * niche_scale * float(alike[unit]) * vote / whole
            words = _shared_runs(self.lexicon, units[unit], need)
            for word, vote in words.items():
                names = weights.setdefault((word, word), {})
                names[""] = names.get("", 0.0) + part * lexical_scale * float(shared[unit]) * vote
        total = sum(part * float(scores[unit]) for unit, part in shares.items())
        if total <= 0:
            return []
        found = [
            _Candidate(a, b, max(names, key=lambda n: (bool(n), names[n], n)), sum(names.values()) / total)
            for (a, b), names in weights.items()
        ]
        return sorted((c for c in found if c.weight >= LEAST), key=lambda c: (-c.weight, c.offer, c.need))

    def _niche_pairs(
        self, unit: str, share: np.ndarray, need: str, wanted: np.ndarray
    ) -> dict[tuple[str, str, str], float]:
        """Votes of (phrase of the unit, phrase of the need, niche label) through the kernel."""
        rows, columns = _likeliest(share), _likeliest(wanted)
        through = np.outer(share[rows], wanted[columns]) * self.space.kernel[rows][:, columns].toarray()
        limit = LEAST * through.sum()
        pairs: dict[tuple[str, str, str], float] = {}
        left, right = self.space.voters(unit), self.space.voters(need)
        for r, c in np.argwhere(through > limit).tolist():
            i, j = int(rows[r]), int(columns[c])
            label = self._label(i, j)
            for a, vote_a in left.get(i, {}).items():
                for b, vote_b in right.get(j, {}).items():
                    key = (a, b, label)
                    pairs[key] = pairs.get(key, 0.0) + float(through[r, c]) * vote_a * vote_b
        return pairs

    def _label(self, i: int, j: int) -> str:
        names = self.space.niches
        return names[i].name if i == j else f"{names[i].name}→{names[j].name}"

    def _checked(
        self, offer: Sequence[str], need: str, found: list[Evidence], most: int
    ) -> tuple[Evidence, ...]:
        """The weightiest whose removal lowers the fit: each alone and all together.

        Where a text speaks of two things, leaving one out may sharpen the other and raise the fit. If the
        check of each alone leaves too little, the weightiest are shown if together they lower the fit.
        """
        if not found or most < 1:
            return ()
        trials = [[], *([e] for e in found), found[:most]]
        fits = self._left_out(offer, need, trials)
        whole = fits[0]
        if fits[-1] < whole and all(value < whole for value in fits[1 : len(found[:most]) + 1]):
            return tuple(found[:most])
        kept = [e for e, value in zip(found, fits[1:], strict=False) if value < whole][:most]
        if fits[-1] < whole and _weight(kept) < ENOUGH * _weight(found[:most]):
            return tuple(found[:most])
        while len(kept) > 1 and self._left_out(offer, need, [kept])[0] >= whole:
            kept.pop()
        return tuple(kept)

    def _left_out(self, offer: Sequence[str], need: str, trials: Sequence[Sequence[Evidence]]) -> list[float]:
        """Fit of the pair without the phrases of each trial."""
        offers = [[_erase(text, [e.specialist_text for e in trial]) for text in offer] for trial in trials]
        needs = [_erase(need, [e.client_text for e in trial]) for trial in trials]
        return [float(value) for value in np.diag(self.fit(offers, needs))]


def _shared_runs(lexicon: Lexicon, unit: str, need: str) -> dict[str, float]:
    """Longest runs of letters that both texts hold, with their parts of the texts' wording score."""
    left, right = lexicon.weights(unit), lexicon.weights(need)
    common = {gram: left[gram] * right[gram] for gram in left if gram in right}
    total = sum(common.values())
    found: dict[str, float] = {}
    for run in sorted(runs(unit, set(common)), key=len, reverse=True):
        if run in need:
            votes = [gram for gram in common if gram in run]
            found[run] = sum(common.pop(gram) for gram in votes) / total
    return found


def _likeliest(share: np.ndarray) -> np.ndarray:
    """Numbers of the niches with the largest shares, at most NICHES_MOST."""
    order = np.argsort(-share, kind="stable")[:NICHES_MOST]
    return order[share[order] > 0]


def _quote(texts: Sequence[Normal], phrase: str) -> str:
    """The phrase as the first text that holds it writes it; empty if none does."""
    for text in texts:
        start = text.plain.find(phrase)
        if start >= 0:
            return text.quote(start, start + len(phrase))
    return ""


def _weight(found: Sequence[Evidence]) -> float:
    return sum(e.weight for e in found)


def _erase(text: str, phrases: Sequence[str]) -> str:
    for phrase in sorted(phrases, key=len, reverse=True):
        text = text.replace(phrase, "")
    return text
