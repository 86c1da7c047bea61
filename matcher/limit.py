"""A limit: how many pairings, or how many people, may stand in one corner of the plan.

Constraints yield limits. The solver's model is built from them, and the judge counts any plan against
them: the rule is written once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol


class Chosen(Protocol):
    """What a limit needs to know of a pairing."""

    @property
    def specialist(self) -> str: ...
    @property
    def client(self) -> str: ...
    @property
    def district(self) -> str: ...


HARD, SHORTFALL, BALANCE, ADVICE = "hard", "shortfall", "balance", "advice"


@dataclass(frozen=True, slots=True)
class Limit:
    """`lower` ≤ count ≤ `upper` over specialists × clients posted in `district` (None = all).

    `counts` "pairs" counts pairings, "people" the specialists who have at least one.
    A limit of `tier` shortfall or balance is a wish: each unit outside costs `penalty`. Advice is counted by
    the judge and told, and never reaches the solver.
    """

    rule: str
    text: str
    lower: int = 0
    upper: int | None = None
    specialists: frozenset[str] | None = None
    clients: frozenset[str] | None = None
    district: str | None = None
    counts: Literal["pairs", "people"] = "pairs"
    tier: str = HARD
    penalty: int = 1
    where: dict[str, Any] = field(default_factory=dict, compare=False)
    setting: str = ""

    def excess(self, count: int) -> int:
        """Units outside the limit: negative below `lower`, positive above `upper`, 0 inside."""
        if count < self.lower:
            return count - self.lower
        return max(0, count - self.upper) if self.upper is not None else 0


class Ledger:
    """A plan's pairings, indexed so that many limits are counted fast."""

    def __init__(self, pairings: Iterable[Chosen]) -> None:
        self.pairings = tuple(pairings)
        self._by_specialist: dict[str, list[Chosen]] = {}
        self._by_client: dict[str, list[Chosen]] = {}
        for p in self.pairings:
            self._by_specialist.setdefault(p.specialist, []).append(p)
            self._by_client.setdefault(p.client, []).append(p)

    def count(self, limit: Limit) -> int:
        """How many pairings, or people, of the plan stand in the limit's corner."""
        pool: Iterable[Chosen] = self.pairings
        if limit.specialists is not None and len(limit.specialists) == 1:
            pool = self._by_specialist.get(next(iter(limit.specialists)), ())
        elif limit.clients is not None and len(limit.clients) == 1:
            pool = self._by_client.get(next(iter(limit.clients)), ())
        inside = [
            p
            for p in pool
            if (limit.specialists is None or p.specialist in limit.specialists)
            and (limit.clients is None or p.client in limit.clients)
            and (limit.district is None or p.district == limit.district)
        ]
        return len({p.specialist for p in inside}) if limit.counts == "people" else len(inside)
