"""From chosen cells to pairings: posting, demand, group, points, evidence, reason, alternatives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matcher.affinity import need, offer
from matcher.alternatives import alternatives
from matcher.case import Case
from matcher.model import Model
from matcher.pairs import Pairs
from matcher.plan import Evidence, Pairing, Plan, Posting
from matcher.reasons import reason
from matcher.rematch import as_before
from matcher.roster import Client, Specialist
from matcher.screening import Screening, points_of_pair
from scoring import Scorer

CITED_FROM = 0.1  # fit below which a shared word is chance, not evidence


def standing(case: Case) -> tuple[Pairing, ...]:
    """The locked pairings of earlier batches, as they are."""
    found = []
    for e in case.locked:
        specialist, client = case.roster.specialist.get(e.specialist), case.roster.client.get(e.client)
        if specialist is None or client is None:
            continue
        demand, grade = None, "依据不足"
        if case.fit is not None:
            i, j = case.fit.specialists.index(e.specialist), case.fit.clients.index(e.client)
            demand = client.demands[int(case.fit.demand[i, j])].id if client.demands else None
            grade = case.fit.grades[int(case.fit.grade[i, j])] if case.fit.grades else grade
        found.append(
            Pairing(
                specialist=e.specialist,
                client=e.client,
                district=case.home_of_post.get(e.specialist, client.district),
                demand=demand,
                group=shared_group(case, specialist, client),
                fit=case.fit_of(e.specialist, e.client),
                grade=grade,
                distance_km=_km(case.km(specialist, client)),
                points=points_of_pair(case, specialist, client),
                locked=True,
                existing=True,
            )
        )
    return tuple(sorted(found, key=lambda p: p.key))


def pairings(case: Case, pairs: Pairs, model: Model, chosen: np.ndarray) -> tuple[Pairing, ...]:
    """The pairings of the chosen cells of the model."""
    before = {(e.specialist, e.client) for e in case.standing}
    found = []
    for cell in chosen.tolist():
        k = int(model.pair[cell])
        specialist, client = pairs.specialists[pairs.row[k]], pairs.clients[pairs.column[k]]
        district = model.district[model.problem.pairs.column[cell]]
        key = specialist.id, client.id
        found.append(
            Pairing(
                specialist=specialist.id,
                client=client.id,
                district=district or case.home_of_post.get(specialist.id, client.district),
                demand=client.demands[int(pairs.demand[k])].id if client.demands else None,
                group=shared_group(case, specialist, client),
                fit=float(pairs.fit[k]),
                grade=case.fit.grades[int(pairs.grade[k])] if case.fit and case.fit.grades else "依据不足",
                distance_km=_km(float(pairs.km[k])),
                points={name: int(points[k]) for name, points in pairs.points.items()},
                locked=key in case.pins,
                existing=key in before,
            )
        )
    return tuple(sorted(found, key=lambda p: p.key))


def shared_group(case: Case, specialist: Specialist, client: Client) -> str:
    """The 行业组 that both have and that ranks first for both together, else the client's first."""
    own, theirs = case.groups.get(specialist.id, ()), case.groups.get(client.id, ())
    both = sorted(set(own) & set(theirs), key=lambda g: (own.index(g) + theirs.index(g), g))
    return (both or [*theirs, ""])[0]


def postings(case: Case, pairings: Sequence[Pairing]) -> tuple[Posting, ...]:
    """Where everybody is sent; a head counts where most clients are, then most points (A24)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    points: dict[str, Counter[str]] = defaultdict(Counter)
    for p in pairings:
        counts[p.specialist][p.district] += 1
        points[p.specialist][p.district] += p.value
    found = []
    for s in sorted(counts):
        order = sorted(counts[s], key=lambda d: (-counts[s][d], -points[s][d], d))
        found += [Posting(s, d, main=n == 0) for n, d in enumerate(order)]
    return tuple(found)


def explained(case: Case, screening: Screening, plan: Plan, scorer: Scorer | None) -> Plan:
    """The plan with evidence, a Chinese sentence and the next best candidates for every pairing."""
    full = []
    others = alternatives(case, screening, plan.pairings)
    for p in plan.pairings:
        if (before := as_before(case, p)) is not None:
            full.append(before)
            continue
        specialist, client = case.roster.specialist[p.specialist], case.roster.client[p.client]
        evidence: tuple[Evidence, ...] = ()
        demand = next((d for d in client.demands if d.id == p.demand), None)
        if scorer is not None and demand is not None and p.fit >= CITED_FROM:
            evidence = tuple(
                Evidence(e.specialist_text, e.client_text, e.niche, e.weight)
                for e in scorer.evidence(offer(specialist), need(demand))
            )
        p = replace(p, evidence=evidence, alternatives=others.get(p.key, ()))
        full.append(replace(p, reason=reason(case, p)))
    return replace(plan, pairings=tuple(full))


def _km(km: float) -> float | None:
    return None if np.isnan(km) else float(km)
