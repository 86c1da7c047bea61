"""Eligibility applied: who may be sent, who may receive, which pairs are possible, and every why-not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


@dataclass(frozen=True)
class Screening:
    """`refused_*` say why a party is out; `blocked` counts, for each party, the pairs that a rule forbids."""

    pairs: Pairs
    refused_specialists: Mapping[str, tuple[Refusal, ...]]
    refused_clients: Mapping[str, tuple[Refusal, ...]]
    blocked: Mapping[str, Mapping[str, tuple[int, Refusal]]]


def refusals_of_specialist(case: Case, specialist: Specialist) -> tuple[Refusal, ...]:
    """Every rule that keeps the person out."""
    found = (rule(case, specialist) for rule in case.programme.specialist_rules)
    return tuple(r for r in found if r is not None)


def refusals_of_client(case: Case, client: Client) -> tuple[Refusal, ...]:
    """Every rule that keeps the client out."""
    found = (rule(case, client) for rule in case.programme.client_rules)
    return tuple(r for r in found if r is not None)


def refusal_of_pair(case: Case, specialist: Specialist, client: Client) -> Refusal | None:
    """The first rule that forbids the pair, both parties being eligible themselves."""
    for rule in case.programme.pair_rules:
        if (found := rule(case, specialist, client)) is not None:
            return found
    return None


@dataclass
class _Tally:
    """Counts of forbidden pairs by party and rule, with one example each."""

    blocked: dict[str, dict[str, tuple[int, Refusal]]] = field(default_factory=dict)

    def add(self, party: str, refusal: Refusal) -> None:
        rules = self.blocked.setdefault(party, {})
        n, example = rules.get(refusal.rule, (0, refusal))
        rules[refusal.rule] = n + 1, example


def screen(case: Case) -> Screening:
    """The possible pairs of the movable specialists, sorted by specialist id, then client id."""
    refused_specialists = {
        s.id: found for s in case.roster.specialists if (found := refusals_of_specialist(case, s))
    }
    refused_clients = {c.id: found for c in case.roster.clients if (found := refusals_of_client(case, c))}
    movable = [s for s in case.roster.specialists if s.id in case.movable and s.id not in refused_specialists]
    open_clients = [c for c in case.roster.clients if c.id not in refused_clients]
    fixed = {(e.specialist, e.client) for e in case.locked}
    tally = _Tally()
    rows: list[int] = []
    columns: list[int] = []
    for i, s in enumerate(movable):
        for found in refused_clients.values():
            tally.add(s.id, found[0])
        for j, c in enumerate(open_clients):
            if (s.id, c.id) in fixed:
                continue
            refusal = refusal_of_pair(case, s, c)
            if refusal is None:
                rows.append(i)
                columns.append(j)
            else:
                tally.add(s.id, refusal)
                tally.add(c.id, refusal)
    pairs = _priced(case, movable, open_clients, np.array(rows, dtype=int), np.array(columns, dtype=int))
    return Screening(pairs, refused_specialists, refused_clients, tally.blocked)


def _priced(
    case: Case, specialists: list[Specialist], clients: list[Client], row: np.ndarray, column: np.ndarray
) -> Pairs:
    """The pairs with fit, distance and the points of every objective of the programme."""
    n = len(row)
    fit, demand, grade = np.zeros(n), np.zeros(n, dtype=int), np.zeros(n, dtype=int)
    if case.fit is not None and n:
        at_row = {s: i for i, s in enumerate(case.fit.specialists)}
        at_column = {c: j for j, c in enumerate(case.fit.clients)}
        i = np.array([at_row[s.id] for s in specialists])[row]
        j = np.array([at_column[c.id] for c in clients])[column]
        fit, demand, grade = case.fit.value[i, j], case.fit.demand[i, j], case.fit.grade[i, j]
    km = np.array(
        [case.km(specialists[i], clients[j]) for i, j in zip(row, column, strict=True)], dtype=float
    )
    pairs = Pairs(tuple(specialists), tuple(clients), row, column, fit, demand, grade, km)
    return replace(pairs, points={o.name: o(case, pairs) for o in case.programme.objectives})


def points_of_pair(case: Case, specialist: Specialist, client: Client) -> Mapping[str, int]:
    """Points of one pair, possible or not (a standing or hand-made pairing)."""
    pairs = _priced(case, [specialist], [client], np.array([0]), np.array([0]))
    return {name: int(points[0]) for name, points in pairs.points.items()}
