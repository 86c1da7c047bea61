"""Split long works (主要情况, papers, projects) into clauses that can be read one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST = 40  # clauses of one party; what follows is repetition
SHORT, LONG = 4, 60  # characters: shorter ends join the next clause, a longer sentence is parted at commas

_SENTENCE = re.compile(r"[。；;!?！？\n\r]+|(?<=\D)\.(?=\D)")
_COMMA = re.compile(r"[,，、]")
_TOPIC = re.compile(r"[、,，;；。\n\r]")


def clauses(texts: Sequence[str]) -> list[str]:
    """The clauses of several texts, in order, without repetitions; at most MOST."""
    found: dict[str, None] = {}
    for text in texts:
        for sentence in _SENTENCE.split(text):
            for clause in _parts(sentence.strip()):
                found.setdefault(clause)
    return list(found)[:MOST]


def _parts(sentence: str) -> list[str]:
    if len(sentence) <= LONG:
        return [sentence] if len(sentence) >= SHORT else []
    parts, current = [], ""
    for piece in _COMMA.split(sentence):
        current = f"{current},{piece}" if current else piece
        if len(current) >= LONG // 2:
            parts.append(current)
            current = ""
    return [*parts, current] if len(current) >= SHORT else parts


def topics(stated: str) -> list[str]:
    """The topics that a stated expertise lists, each once; none if it is one topic."""
    found = dict.fromkeys(piece.strip() for piece in _TOPIC.split(stated) if piece.strip())
    return list(found)[:MOST] if len(found) > 1 else []
