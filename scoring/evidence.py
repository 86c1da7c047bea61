"""Why a pair fits: phrases that stand in its two texts, found by leaving them out.

Faithful by construction (erasure, DeYoung et al. 2020): of all found terms and word runs of the two texts,
those are quoted whose removal lowers the fit most, one pair of phrases after the other, each time from what
is left of the texts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoring.calibration import calibrate
from scoring.grams import content
from scoring.niches import NicheSpace
from scoring.normalise import MASK, Normal, normalise
from scoring.scorer import Evidence
from scoring.trie import Letters, longest

Scores = Callable[[Sequence[Sequence[str]], Sequence[str]], np.ndarray]
ENOUGH = 0.9  # share of the score that the quoted phrases carry together; more would only repeat
LEAST = 0.03  # share of the score below which a phrase is no reason
SNAP = 2  # letters of a piece that may be the rest of a word
LONGEST = 10  # letters of a phrase that is still read at a glance
SHOWN_FROM = 0.01  # fit below which there is nothing to explain
NICHES_MOST = 12  # niches of a phrase that are looked at


@dataclass(frozen=True, slots=True)
class Explainer:
    """Finds evidence with the niches of a scorer; `scores` are its own, before calibration.

    A calibrated fit is flat near 1, where leaving out one of several good phrases would seem to change
    nothing; the score is not.
    """

    space: NicheSpace
    read: Callable[[Sequence[str]], Any]  # texts -> the scorer's reading of them
    scores: Scores

    def explain(self, offer: Sequence[str], need: str, most: int) -> tuple[Evidence, ...]:
        """At most `most` pieces of evidence, the weightiest first."""
        sources, wanted = [normalise(text) for text in offer], normalise(need)
        left, right = [text.plain for text in sources], wanted.plain
        found = self._pairs(left, right, most)
        pieces = [
            Evidence(
                _quote(sources, a), _quote([wanted], b), self._niche(a, b), math.floor(weight * 1e6) / 1e6
            )
            for (a, b), weight in zip(found, self._weights(left, right, found), strict=True)
            if weight >= LEAST
        ]
        return tuple(sorted(pieces, key=lambda e: -e.weight))

    def _pairs(self, offer: list[str], need: str, most: int) -> list[tuple[str, str]]:
        """Pairs of phrases, each the heaviest of what the ones before leave."""
        found: list[tuple[str, str]] = []
        whole = 0.0
        while len(found) < most:
            left, right = _erased(offer, need, found)
            a = list(dict.fromkeys(phrase for text in left for phrase in self.phrases(text)))
            b = self.phrases(right)
            offers = [left, *([_without(text, phrase) for text in left] for phrase in a), [""]]
            scores = self.scores(offers, [right, *(_without(right, phrase) for phrase in b)])
            now = float(scores[0, 0] - scores[-1, 0])
            if not found and calibrate(scores[:1, :1])[0, 0] < SHOWN_FROM:
                break
            whole = whole or now
            if not a or not b or whole <= 0 or now <= (1 - ENOUGH) * whole:
                break
            found.append((_lowest(a, scores[1:-1, 0]), _lowest(b, scores[0, 1:])))
        return found

    def _weights(self, offer: list[str], need: str, found: list[tuple[str, str]]) -> list[float]:
        """Shares of the score that the pairs of phrases carry; together what they carry when all are erased.

        One phrase alone may carry little where another says the same: each counts by the mean of its loss
        alone and of its loss after all others.
        """
        if not found:
            return []
        others = [[o for o in found if o != pair] for pair in found]
        trials = [_erased(offer, need, t) for t in ([], found, *([pair] for pair in found), *others)]
        scores = self.scores([[""], *(left for left, _ in trials)], [right for _, right in trials])
        left_of = np.diag(scores[1:]) - scores[0]
        n = len(found)
        total = float(left_of[0] - left_of[1])
        raw = np.maximum(left_of[0] - left_of[2 : 2 + n] + left_of[2 + n :] - left_of[1], 0.0)
        if total <= 0 or not raw.any():
            return [0.0] * n
        share: list[float] = (min(total / float(left_of[0]), 1.0) * raw / raw.sum()).tolist()
        return share

    def phrases(self, text: str) -> list[str]:
        """Found terms of a text, and runs of letters between them, function characters and generic words."""
        letters = Letters.of([text])
        starts, ends, _ = longest(self.space.trie, letters)
        free = content(letters)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            free[start:end] = False
        edge = np.diff(np.concatenate([[0], free.astype(np.int8), [0]]))
        runs = zip(np.nonzero(edge == 1)[0].tolist(), np.nonzero(edge == -1)[0].tolist(), strict=True)
        spans = _joined(sorted([*zip(starts.tolist(), ends.tolist(), strict=True), *runs]))
        return list(dict.fromkeys(text[start:end] for start, end in spans if end - start > 1))

    def _niche(self, a: str, b: str) -> str:
        """The niche that two phrases share, two near ones as «甲→乙», or nothing for shared wording only."""
        one, two = self.read([a, b]).niches.share.toarray()
        rows, columns = (_likeliest(share) for share in (one, two))
        if not len(rows) or not len(columns):
            return ""
        near = self.space.kernel[rows][:, columns].toarray()
        through = np.outer(one[rows], two[columns]) * near
        at = np.unravel_index(int(through.argmax()), through.shape)
        i, j = int(rows[at[0]]), int(columns[at[1]])
        names = self.space.niches
        if through[at] <= 0:
            return ""
        return names[i].name if i == j else f"{names[i].name}→{names[j].name}"


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans joined, and short pieces joined to what they touch: no word is cut."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        last = found[-1] if found else (-2, -2)
        short = min(end - start, last[1] - last[0]) <= SNAP
        if start < last[1] or (start == last[1] and short and end - last[0] <= LONGEST):
            found[-1] = (last[0], end)
        else:
            found.append((start, end))
    return found


def _lowest(phrases: Sequence[str], fits: np.ndarray) -> str:
    """The phrase without which the fit is lowest; of equal ones the longer, then the earlier."""
    return min(enumerate(phrases), key=lambda item: (fits[item[0]], -len(item[1]), item[0]))[1]


def _likeliest(share: np.ndarray) -> np.ndarray:
    """Numbers of the niches with the largest shares, at most NICHES_MOST."""
    order = np.argsort(-share, kind="stable")[:NICHES_MOST]
    return order[share[order] > 0]


def _erased(offer: list[str], need: str, pairs: Sequence[tuple[str, str]]) -> tuple[list[str], str]:
    for a, b in pairs:
        offer, need = [_without(text, a) for text in offer], _without(need, b)
    return offer, need


def _without(text: str, phrase: str) -> str:
    return text.replace(phrase, MASK * len(phrase))


def _quote(texts: Sequence[Normal], phrase: str) -> str:
    """The phrase as the first text that holds it writes it."""
    for text in texts:
        start = text.plain.find(phrase)
        if start >= 0:
            return text.quote(start, start + len(phrase))
    return ""
