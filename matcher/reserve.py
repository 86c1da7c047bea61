"""Who is not sent: in reserve when the places are full, unmatched when a place is open but no client may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from matcher.case import Case
from matcher.plan import Left, Pairing, Reserve
from matcher.programme import Refusal
from matcher.roster import Specialist
from matcher.screening import Screening


def reserve_list(
    case: Case, screening: Screening, pairings: Sequence[Pairing]
) -> tuple[tuple[Reserve, ...], tuple[Left, ...]]:
    """The reserve, ranked by the best points that each could bring, and those with a place but no client."""
    placed = {p.specialist: p.district for p in pairings}
    filled = Counter(d for s, d in placed.items() if s not in case.in_post)
    best = _best_points(screening)
    waiting: list[tuple[int, str, Refusal]] = []
    unmatched: list[Left] = []
    for s in case.roster.specialists:
        if s.id in placed or s.id in screening.refused_specialists or s.id not in case.movable:
            continue
        full = _full(case, s, filled)
        if full is None:
            unmatched.append(Left(s.id, ()))
        else:
            waiting.append((-best.get(s.id, -(10**9)), s.id, full))
    waiting.sort(key=lambda w: w[:2])
    reserve = tuple(Reserve(s, n, (why,)) for n, (_, s, why) in enumerate(waiting, 1))
    return reserve, tuple(unmatched)


def places(case: Case, screening: Screening) -> int:
    """How many candidates the places could hold if every client took everybody."""
    people = [
        s
        for s in case.roster.specialists
        if s.id in case.movable and s.id not in case.in_post and s.id not in screening.refused_specialists
    ]
    own = Counter(s.district for s in people if s.district is not None)
    free = len(people) - sum(own.values())
    held, room = sum(n for d, n in own.items() if d not in case.roster.district), 0
    for d in case.roster.districts:
        quota = case.quota(d.name)
        cap = len(people) if quota is None else quota
        held += min(cap, own[d.name])
        room += cap - min(cap, own[d.name])
    held += min(free, room)
    most = case.settings["total.max"]
    return held if most is None else min(held, most)


def _best_points(screening: Screening) -> dict[str, int]:
    """The best points of one pairing of each specialist."""
    pairs, value = screening.pairs, screening.pairs.value
    top = np.full(len(pairs.specialists), -(10**9), dtype=np.int64)
    np.maximum.at(top, pairs.row, value)
    return {s.id: int(top[i]) for i, s in enumerate(pairs.specialists)}


def _full(case: Case, specialist: Specialist, filled: Counter[str]) -> Refusal | None:
    """Why there is no place for the person; None when a place is open."""
    most = case.settings["total.max"]
    if most is not None and sum(filled.values()) >= most:
        return Refusal(
            "total", f"全市至多选派{most}人，已满", "增加选派总数", {"settings": {"total.max": most + 1}}
        )
    names = [specialist.district] if specialist.district else [d.name for d in case.roster.districts]
    quotas = {d: case.quota(d) for d in names if d in case.roster.district}
    if not quotas or any(q is None or filled[d] < q for d, q in quotas.items()):
        return None
    district, quota = max(quotas.items(), key=lambda item: (item[1] or 0, item[0]))
    where = specialist.district or "各县区"
    return Refusal(
        "quota",
        f"{where}新选派指标{'' if not specialist.district else f'{quota}人'}已满",
        f"增加{district}指标",
        {"quotas": {district: {"new": (quota or 0) + 1}}},
    )
