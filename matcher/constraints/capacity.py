"""每人对接的单位数: at least one (阳泉 十三(四) says so, elsewhere a default), at most the capacity."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import Limit
from matcher.roster import PARK


def capacity(case: Case) -> Iterator[Limit]:
    """Per specialist: pairings ≤ own or programme's upper; parks and firms ≤ their own uppers."""
    parks = frozenset(c.id for c in case.roster.clients if c.kind == PARK)
    firms = frozenset(c.id for c in case.roster.clients if c.kind != PARK)
    for s in case.roster.specialists:
        who = frozenset({s.id})
        upper = case.capacity(s)
        yield Limit(
            "capacity",
            f"{s.name}最多对接{upper}家",
            upper=upper,
            specialists=who,
            where={"specialist": s.id},
            setting="capacity.upper",
        )
        for key, clients, word in (("capacity.parks", parks, "个园区"), ("capacity.firms", firms, "家企业")):
            if case.settings[key] is not None and clients:
                yield Limit(
                    key.replace(".", "_"),
                    f"{s.name}最多对接{case.settings[key]}{word}",
                    upper=case.settings[key],
                    specialists=who,
                    clients=clients,
                    where={"specialist": s.id},
                    setting=key,
                )
