"""Texts to fit: every specialist against every demand, then every client by its best three demands."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from matcher.pairs import Fit
from matcher.roster import Client, Demand, Roster, Specialist
from scoring import GRADES, Scorer

BEST = 3  # a park holds several demands: the mean of the best three (§1.6)


def offer(specialist: Specialist) -> tuple[str, ...]:
    """The texts of a person: the stated expertise first, then the longer works."""
    return (specialist.expertise, *([specialist.achievements] if specialist.achievements else []))


def need(demand: Demand) -> str:
    """The text of a demand: what is needed, what is aimed at, which discipline is asked for."""
    return "。".join(part for part in (demand.need, demand.goal, demand.discipline) if part)


def fit(roster: Roster, scorer: Scorer, progress: Callable[[float], None] = lambda share: None) -> Fit:
    """Fit of all specialists and clients of a roster, scored in blocks of clients."""
    specialists = sorted(roster.specialists, key=lambda s: s.id)
    clients = sorted(roster.clients, key=lambda c: c.id)
    offers = [offer(s) for s in specialists]
    shape = (len(specialists), len(clients))
    value, demand = np.zeros(shape), np.zeros(shape, dtype=np.int32)
    grade = np.zeros(shape, dtype=np.uint8)

    for first in range(0, len(clients), BLOCK):
        block = clients[first : first + BLOCK]
        assessed = scorer.assess(offers, [need(d) for c in block for d in c.demands])
        at = 0
        for j, client in enumerate(block, first):
            n = len(client.demands)
            if n and specialists:
                part = assessed.value[:, at : at + n].astype(float)
                best = part.argmax(axis=1)
                top = np.sort(part, axis=1)[:, ::-1][:, :BEST]
                value[:, j], demand[:, j] = top.mean(axis=1), best
                grade[:, j] = assessed.grade[np.arange(len(specialists)), at + best]
            at += n
        progress(min(1.0, (first + BLOCK) / max(1, len(clients))))
    ids = tuple(s.id for s in specialists), tuple(c.id for c in clients)
    return Fit(*ids, np.round(value, 6), demand, grade, GRADES)


BLOCK = 500  # clients scored at a time


def groups(roster: Roster, scorer: Scorer) -> dict[str, tuple[str, ...]]:
    """行业组 of every party: hand-given ones win, else read from its texts; () = 未分组, for the clerk."""
    known: dict[str, tuple[str, ...]] = {}
    for s in roster.specialists:
        known[s.id] = s.groups or tuple(g.group for g in scorer.groups(offer(s)))
    for c in roster.clients:
        known[c.id] = c.groups or tuple(g.group for g in scorer.groups(client_texts(c)))
    return known


def client_texts(client: Client) -> tuple[str, ...]:
    """What a client says of itself and its needs."""
    return tuple(t for t in (client.industry, *(need(d) for d in client.demands)) if t)
