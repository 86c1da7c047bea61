"""Specialists that one client takes: its own bounds, else the default of its kind (§1.5)."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import Limit


def client_size(case: Case) -> Iterator[Limit]:
    """Per client: lower ≤ pairings ≤ size."""
    for c in case.roster.clients:
        upper, lower = case.size(c), c.lower or 0
        text = f"{c.name}最多接收{upper}人" + (f"、至少{lower}人" if lower else "")
        yield Limit("client_size", text, lower, upper, clients=frozenset({c.id}), where={"client": c.id})
