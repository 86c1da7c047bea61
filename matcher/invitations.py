"""Whom to invite to the 见面洽谈会 (黑龙江 七(四)): the best few for every demand, nobody too often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from matcher.case import Case
from matcher.pairs import Fit
from matcher.screening import screen
from solver import Columns, Pairs, Problem, Rows, solve

SCALE = 1000  # the solver takes integers: fit keeps three decimals


@dataclass(frozen=True, slots=True)
class Invitation:
    """A specialist invited to talk with a client; `demand` is the client's demand that fits best."""

    client: str
    specialist: str
    demand: str | None
    fit: float
    grade: str


def invitations(case: Case, fit: Fit | None, k: int, most: int) -> Mapping[str, tuple[Invitation, ...]]:
    """Client id -> at most `k` invitations a demand, best fit first; nobody is in more than `most` of them.

    A specialist is invited to talk about that demand of the client which fits best.

    The sum of round(1000 · fit) over all invitations is the largest possible (a min-cost flow). Considered
    are the pairs that no rule forbids, of people and clients who still have room. Without a fit, or with a
    fit of 0, nobody is invited.
    """
    if fit is None or k < 1 or most < 1:
        return {}
    pairs = screen(replace(case, fit=fit)).pairs
    people, firms = Counter(e.specialist for e in case.locked), Counter(e.client for e in case.locked)
    busy = np.array([people[s.id] >= case.capacity(s) for s in pairs.specialists], dtype=bool)
    full = np.array([firms[c.id] >= case.size(c) for c in pairs.clients], dtype=bool)
    value = np.rint(SCALE * pairs.fit).astype(np.int64)
    usable = np.flatnonzero((value > 0) & ~busy[pairs.row] & ~full[pairs.column])
    talks = list(zip(pairs.column[usable].tolist(), pairs.demand[usable].tolist(), strict=True))
    demands = sorted(set(talks))
    at = {demand: n for n, demand in enumerate(demands)}
    problem = Problem(
        Rows.of([s.id for s in pairs.specialists], upper=most),
        Columns.of([f"{pairs.clients[c].id}/{d}" for c, d in demands], upper=k),
        Pairs.of(pairs.row[usable], np.array([at[t] for t in talks], dtype=np.int64), value[usable]),
    )
    found: dict[str, list[Invitation]] = defaultdict(list)
    for cell in solve(problem, explain=False).chosen.tolist():
        pair = int(usable[cell])
        client = pairs.clients[pairs.column[pair]]
        found[client.id].append(
            Invitation(
                client=client.id,
                specialist=pairs.specialists[pairs.row[pair]].id,
                demand=client.demands[int(pairs.demand[pair])].id if client.demands else None,
                fit=float(pairs.fit[pair]),
                grade=fit.grades[int(pairs.grade[pair])] if fit.grades else "依据不足",
            )
        )
    return {c: tuple(sorted(found[c], key=lambda i: (-i.fit, i.specialist))) for c in sorted(found)}
