"""Near misses: pairs that only an application is missing for (黑龙江 七(四)), the best fit first."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.eligibility.application import Application
from matcher.screening import refusal_of_pair, refusals_of_client, refusals_of_specialist

SHOWN = 3
TRIED = 40  # candidates looked at, the best fit first


def could_apply(case: Case, client: str) -> tuple[str, ...]:
    """Ids of the specialists who fit the client best and only did not apply there."""
    if case.fit is None or client not in case.fit.clients:
        return ()
    order = np.argsort(-case.fit.value[:, case.fit.clients.index(client)], kind="stable")[:TRIED]
    found: list[str] = []
    for i in order.tolist():
        s = case.roster.specialist.get(case.fit.specialists[i])
        if s is None or s.id not in case.movable or refusals_of_specialist(case, s):
            continue
        refusal = refusal_of_pair(case, s, case.roster.client[client])
        if refusal is not None and refusal.rule == Application.rule:
            found.append(s.id)
            if len(found) == SHOWN:
                break
    return tuple(found)


def could_ask(case: Case, specialist: str) -> tuple[str, ...]:
    """Ids of the clients that fit the specialist best and to which only the application is missing."""
    if case.fit is None or specialist not in case.fit.specialists:
        return ()
    order = np.argsort(-case.fit.value[case.fit.specialists.index(specialist)], kind="stable")[:TRIED]
    found: list[str] = []
    for j in order.tolist():
        c = case.roster.client.get(case.fit.clients[j])
        if c is None or refusals_of_client(case, c):
            continue
        refusal = refusal_of_pair(case, case.roster.specialist[specialist], c)
        if refusal is not None and refusal.rule == Application.rule:
            found.append(c.id)
            if len(found) == SHOWN:
                break
    return tuple(found)
