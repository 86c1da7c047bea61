"""The next best candidates of every chosen client, and why each was not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from matcher.case import Case
from matcher.plan import Alternative, Pairing
from matcher.screening import Screening

SHOWN = 3


def alternatives(
    case: Case, screening: Screening, pairings: Sequence[Pairing]
) -> Mapping[tuple[str, str], tuple[Alternative, ...]]:
    """(specialist, client) -> the best other candidates of that client by points, at most three."""
    pairs, value = screening.pairs, screening.pairs.value
    serves: dict[str, list[Pairing]] = defaultdict(list)
    for p in pairings:
        serves[p.specialist].append(p)
    by_client: dict[str, list[int]] = defaultdict(list)
    for k in np.lexsort((pairs.row, -value)).tolist():
        by_client[pairs.clients[pairs.column[k]].id].append(k)
    chosen = {p.key for p in pairings}
    found = {}
    for p in pairings:
        if p.existing and p.locked:
            continue
        others = []
        for k in by_client.get(p.client, []):
            s = pairs.specialists[pairs.row[k]].id
            if (s, p.client) in chosen:
                continue
            others.append(Alternative(s, int(value[k]), _why_not(case, s, int(value[k]), p, serves)))
            if len(others) == SHOWN:
                break
        found[p.key] = tuple(others)
    return found


def _why_not(
    case: Case, specialist: str, value: int, pairing: Pairing, serves: Mapping[str, Sequence[Pairing]]
) -> str:
    """One sentence: what the other candidate is worth here and where that person is instead."""
    name = case.roster.specialist[specialist].name
    gap = pairing.value - value
    compare = f"低{gap}分" if gap > 0 else (f"高{-gap}分" if gap < 0 else "同分")
    own = serves.get(specialist, ())
    if not own:
        return f"{name}：本对{compare}，名额已满，列入候补"
    if len(own) >= case.capacity(case.roster.specialist[specialist]):
        return f"{name}：本对{compare}，已对接{len(own)}家，达到上限"
    if gap > 0:
        return f"{name}：本对{compare}"
    least = min(own, key=lambda p: (p.value, p.client))
    other = case.roster.client[least.client].name
    return f"{name}：本对{compare}，但改派后全局总分下降（其现对接{other}等{len(own)}家）"
