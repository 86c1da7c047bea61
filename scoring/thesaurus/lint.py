"""What a thesaurus should not contain: duplicates, dead terms and neighbours, over-broad terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.generic import WORDS
from scoring.normalise import plain
from scoring.thesaurus.loader import Niche, Thesaurus

BROAD_NICHES = 8  # a term of more niches than this says nothing of any
_GENERIC = frozenset(WORDS)
SHORTEST = 2  # one Han character is no term; it would match inside other words


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: `kind` is duplicate, dead, neighbour or broad; `text` is a Chinese sentence."""

    kind: str
    text: str


def lint(thesaurus: Thesaurus) -> tuple[Finding, ...]:
    """Every fault of a thesaurus, in the order of its niches; empty when it is clean."""
    names = {niche.name for niche in thesaurus.niches}
    spread = Counter(term for niche in thesaurus.niches for term in niche.terms)
    return tuple(finding for niche in thesaurus.niches for finding in _faults(niche, names, spread))


def _faults(niche: Niche, names: set[str], spread: Counter[str]) -> Iterator[Finding]:
    place = f"{niche.source}「{niche.name}」"
    for term, times in Counter(plain(term) for term in (*niche.academic, *niche.lay)).items():
        if times > 1:
            yield Finding("duplicate", f"{place}：词语“{term}”重复{times}次。")
        if len(term) < SHORTEST:
            yield Finding("broad", f"{place}：词语“{term}”太短，会在别的词里误中。")
        elif term in _GENERIC:
            yield Finding("broad", f"{place}：词语“{term}”任何行业都用，说明不了方向。")
        elif not any(letter.isalnum() for letter in term):
            yield Finding("dead", f"{place}：词语“{term}”没有文字，永远不会被找到。")
        elif spread[term] > BROAD_NICHES:
            yield Finding("broad", f"{place}：词语“{term}”见于{spread[term]}个方向，过于宽泛。")
    for name in niche.neighbours:
        if name == niche.name:
            yield Finding("neighbour", f"{place}：相邻方向写了自己。")
        elif name not in names:
            yield Finding("neighbour", f"{place}：相邻方向“{name}”不存在。")
