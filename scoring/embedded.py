"""The embedded scorer: thesaurus and character statistics only; no download, no model, no network."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import ModuleType

import numpy as np

from scoring import (
    calibration,
    clauses,
    fusion,
    generic,
    grades,
    grid,
    lexical,
    niches,
    normalise,
    terms,
    units,
)
from scoring.evidence import Explainer
from scoring.grades import Fit
from scoring.scorer import Evidence, GroupGuess
from scoring.thesaurus import Thesaurus
from scoring.units import Units

CODE: tuple[ModuleType, ...] = (
    calibration,
    clauses,
    fusion,
    generic,
    grades,
    grid,
    lexical,
    niches,
    normalise,
    terms,
    units,
)
BLOCK = 2_000  # units (stated expertises, facets, clauses) scored at once, to bound memory
GROUP_FROM = 0.2  # share of the known meaning from which a 行业组 is named
GROUPS_MOST = 3


class EmbeddedScorer:
    """Fit by niches of technology and shared wording over one thesaurus."""

    name = "embedded"

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        self.space = niches.NicheSpace(thesaurus)
        self.lexicon = lexical.Lexicon(niche.terms for niche in thesaurus.niches)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the thesaurus and of the code and constants that turn it into a fit."""
        parts = [self.thesaurus.digest, *(inspect.getsource(module) for module in CODE)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def fit(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> np.ndarray:
        """float32 (offers, needs) in [0, 1], six decimals; a pair's fit never depends on the other texts."""
        return self.assess(offers, needs).value

    def assess(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> Fit:
        """Fit and grade of all pairs, both (offers, needs)."""
        wanted = [normalise.plain(need) for need in needs]
        reading = self.space.read(wanted)
        known = grades.basis(wanted, reading.unknown)
        value = np.zeros((len(offers), len(wanted)), dtype=np.float32)
        grade = np.zeros((len(offers), len(wanted)), dtype=np.uint8)
        for block in _blocks([_units(offer) for offer in offers]):
            texts = [text for _, own in block for text in own.texts]
            read = self.space.read(texts)
            fused = fusion.fuse(read.likeness(reading), self.lexicon.cosines(texts, wanted))
            sure = grades.basis(texts, read.unknown)
            start = 0
            for number, own in block:
                end = start + len(own.texts)
                value[number] = calibration.calibrate(fusion.party(fused[start:end], own.facets))
                grade[number] = grades.grade(value[number], np.minimum(known, sure[start:end].max()))
                start = end
        return Fit(value, grade)

    def evidence(self, offer: Sequence[str], need: str, *, most: int = 3) -> tuple[Evidence, ...]:
        """At most `most` reasons, the weightiest first; empty when there is nothing to show."""
        return Explainer(self.space, self.lexicon, self.fit).explain(offer, need, most)

    def groups(self, texts: Sequence[str]) -> tuple[GroupGuess, ...]:
        """One to three 行业组 of one party's texts, the likeliest first; empty = 未分组."""
        own = _units(texts)
        read = [own.texts[0], *own.texts[own.facets + 1 :]]
        reading = self.space.read(read)
        if grades.basis(read, reading.unknown).max() < grades.KNOWN_FROM:
            return ()
        share = reading.share[0] + reading.share[1:].sum(axis=0) / max(len(read) - 1, 1)
        names = self.thesaurus.groups
        total = dict.fromkeys(names, 0.0)
        for niche, part in zip(self.thesaurus.niches, share / share.sum(), strict=True):
            total[niche.group] += float(part)
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:GROUPS_MOST]
        return tuple(GroupGuess(name, round(part, 6)) for name, part in ranked if part >= GROUP_FROM)


def _units(offer: Sequence[str]) -> Units:
    if isinstance(offer, str):
        raise TypeError("an offer is a sequence of texts, not one text: write (text,)")
    return Units.of([normalise.plain(text) for text in offer])


def _blocks(offers: Sequence[Units]) -> Iterator[list[tuple[int, Units]]]:
    """Offers with their numbers in blocks of about BLOCK units."""
    block: list[tuple[int, Units]] = []
    size = 0
    for number, own in enumerate(offers):
        block.append((number, own))
        size += len(own.texts)
        if size >= BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block
