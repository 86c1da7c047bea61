"""An offer parted into what is read one by one: the stated expertise, its facets, clauses of its works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.clauses import clauses

FACET_SHORTEST = 3  # letters: a shorter piece (PLC 与 …) says too little alone
FACETS_MOST = 12

_PARTING = re.compile(r"[、,;/。\n\r]|与|及|和")


@dataclass(frozen=True, slots=True)
class Units:
    """`texts[0]` is the whole stated expertise, then `facets` pieces of it, then clauses of works."""

    texts: tuple[str, ...]
    facets: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Units:
        """The units of an offer's texts (each in its one spelling)."""
        stated = texts[0] if texts else ""
        facets = [piece.strip() for piece in _PARTING.split(stated)]
        facets = [piece for piece in dict.fromkeys(facets) if len(piece) >= FACET_SHORTEST][:FACETS_MOST]
        if len(facets) < 2:
            facets = []
        return cls((stated, *facets, *clauses(texts[1:])), len(facets))
