"""The embedded scorer: thesaurus, character statistics and a small table of vectors; no torch, no network."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType

import numpy as np

from scoring import (
    calibration,
    clauses,
    fusion,
    generic,
    grades,
    grams,
    grid,
    lexical,
    niches,
    normalise,
    static,
    trie,
)
from scoring.clauses import topics
from scoring.evidence import Explainer
from scoring.grades import Fit
from scoring.lexical import Wording
from scoring.niches import Reading
from scoring.scorer import Evidence, GroupGuess
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus
from scoring.trie import Letters

CODE: tuple[ModuleType, ...] = (
    calibration,
    clauses,
    fusion,
    generic,
    grades,
    grams,
    grid,
    lexical,
    niches,
    normalise,
    static,
    trie,
)
BLOCK = 2_000  # texts (stated expertise, clauses) scored at once, to bound memory
GROUP_FROM = 0.15  # share of the known meaning from which a 行业组 is named
GROUPS_MOST = 3
NAMED = 0.4  # share of the meaning that goes to the 行业组 that a text names itself
_AND = re.compile("[与及和、]")


@dataclass(frozen=True)
class Read:
    """Texts as the signals read them."""

    texts: tuple[str, ...]
    niches: Reading
    wording: Wording
    static: np.ndarray | None

    @property
    def basis(self) -> np.ndarray:
        """Known share of each text, 0 where it is too short to judge: float64 (texts,)."""
        return grades.basis(self.texts, self.niches.unknown)


class EmbeddedScorer:
    """Fit by niches of technology, a static embedding and shared wording over one thesaurus."""

    name = "embedded"

    def __init__(self, thesaurus: Thesaurus, static: StaticEmbedding | None = None) -> None:
        self.thesaurus = thesaurus
        self.static = static
        self.space = niches.NicheSpace(thesaurus)
        self.lexicon = lexical.Lexicon(self.space.gram_keys, self.space.spread, len(thesaurus.niches))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the thesaurus and of the code and constants that turn it into a fit."""
        learned = self.static.digest if self.static else ""
        parts = [self.thesaurus.digest, learned, *(inspect.getsource(module) for module in CODE)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def read(self, texts: Sequence[str], *, demand: bool = False) -> Read:
        """Texts as people write them, read by every signal; demands and expertise are read alike here."""
        plain = tuple(normalise.plain(text) for text in texts)
        letters = Letters.of(plain)
        found = grams.grams(plain, letters)
        vectors = self.static.read(found) if self.static else None
        return Read(plain, self.space.read(letters, found), self.lexicon.read(found), vectors)

    def fused(self, offers: Read, needs: Read) -> np.ndarray:
        """Fused score of every pair: float32 (offers, needs)."""
        wording = self.lexicon.cosines(offers.wording, needs.wording)
        static = None
        if self.static and offers.static is not None and needs.static is not None:
            static = self.static.cosines(offers.static, needs.static)
        return fusion.fuse(offers.niches.likeness(needs.niches), wording, static)

    def fit(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> np.ndarray:
        """float32 (offers, needs) in [0, 1], six decimals; a pair's fit never depends on the other texts."""
        return self.assess(offers, needs).value

    def assess(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> Fit:
        """Fit and grade of all pairs, both (offers, needs)."""
        scores, basis = self._judged(offers, needs)
        value = calibration.calibrate(scores)
        return Fit(value, grades.grade(value, basis))

    def scores(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> np.ndarray:
        """Score before calibration: float32 (offers, needs); the fit grows strictly with it."""
        return self._judged(offers, needs)[0]

    def _judged(self, offers: Sequence[Sequence[str]], needs: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Scores, and the smaller known share of the two sides, both (offers, needs)."""
        wanted = self.read(needs, demand=True)
        scores = np.zeros((len(offers), len(needs)), dtype=np.float32)
        basis = np.zeros((len(offers), len(needs)), dtype=np.float32)
        for block in _blocks([_texts(offer) for offer in offers]):
            read = self.read([text for _, own in block for text in own])
            fused, known = self.fused(read, wanted), read.basis
            start = 0
            for number, own in block:
                end = start + len(own)
                scores[number] = fusion.party(fused[start:end])
                basis[number] = np.minimum(wanted.basis, known[start:end].max())
                start = end
        return calibration.capped(scores, basis < grades.KNOWN_FROM), basis

    def evidence(self, offer: Sequence[str], need: str, *, most: int = 3) -> tuple[Evidence, ...]:
        """At most `most` reasons, the weightiest first; empty when there is nothing to show."""
        return Explainer(self.space, self.read, self.scores).explain(offer, need, most)

    def groups(self, texts: Sequence[str]) -> tuple[GroupGuess, ...]:
        """One to three 行业组 of one party's texts, the likeliest first; empty = 未分组."""
        own = _texts(texts)
        read = self.read([own[0], *topics(own[0]), *own[1:]])
        named = self._named(read.texts[0])
        if read.basis.max() < grades.KNOWN_FROM and not named:
            return ()
        known = read.niches.share.toarray()
        share = known[0] + known[1:].sum(axis=0) / max(len(known) - 1, 1)
        total = dict.fromkeys(self.thesaurus.groups, 0.0)
        for niche, part in zip(self.thesaurus.niches, share / max(share.sum(), 1e-12), strict=True):
            total[niche.group] += float(part) * (1 - NAMED * bool(named))
        for group in named:
            total[group] += NAMED / len(named)
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:GROUPS_MOST]
        return tuple(GroupGuess(name, round(part, 6)) for name, part in ranked if part >= GROUP_FROM)

    def _named(self, text: str) -> list[str]:
        """行业组 that a text names itself, by a part of their names (软件 of 软件与人工智能)."""
        parts = {group: _AND.split(group) for group in self.thesaurus.groups}
        telling = grams.telling
        return [group for group, words in parts.items() if any(w in text and telling(w) for w in words)]


def _texts(offer: Sequence[str]) -> list[str]:
    """The stated expertise, then the clauses of the works."""
    if isinstance(offer, str):
        raise TypeError("an offer is a sequence of texts, not one text: write (text,)")
    return [offer[0] if offer else "", *clauses.clauses(offer[1:])]


def _blocks(offers: Sequence[list[str]]) -> Iterator[list[tuple[int, list[str]]]]:
    """Offers with their numbers in blocks of about BLOCK texts."""
    block: list[tuple[int, list[str]]] = []
    size = 0
    for number, own in enumerate(offers):
        block.append((number, own))
        size += len(own)
        if size >= BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block
