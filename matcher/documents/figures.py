"""The numbers that a leader is shown, each recomputable from the plan."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from matcher.documents.view import View, kinds
from matcher.documents.words import GRADES
from matcher.plan import BoardRow


@dataclass(frozen=True)
class Figures:
    """Counts of one plan. `heads` = all people of the pairings, `new` = those newly selected."""

    heads: int
    new: int
    pairs: int
    clients: int
    parks: int
    firms: int
    districts: int
    near: float | None
    quota: int | None
    matched: int
    unmatched: int
    reserve: int
    unserved: int
    ineligible: int
    mean_fit: float | None
    median_km: float | None

    @property
    def eligible(self) -> int:
        """Placed + reserve + unmatched (contract §3)."""
        return self.new + self.reserve + self.unmatched


def figures(view: View) -> Figures:
    """The figures of a plan."""
    plan, roster = view.plan, view.case.roster
    clients = [roster.client[c] for c in sorted({p.client for p in plan.pairings})]
    parks, firms = kinds(clients)
    quotas = [b.new for b in plan.board if b.new is not None]
    km = [p.distance_km for p in plan.pairings if p.distance_km is not None]
    return Figures(
        heads=len(view.of_specialist),
        new=len(view.new_people),
        pairs=len(plan.pairings),
        clients=len(clients),
        parks=parks,
        firms=firms,
        districts=len({p.district for p in plan.pairings}),
        near=near_share(plan.board),
        quota=sum(quotas) if quotas else None,
        matched=sum(b.matched for b in plan.board if b.new is not None),
        unmatched=len(plan.unmatched),
        reserve=len(plan.reserve),
        unserved=len(plan.unserved),
        ineligible=len(plan.ineligible),
        mean_fit=sum(p.fit for p in plan.pairings) / len(plan.pairings) if plan.pairings else None,
        median_km=median(km) if km else None,
    )


def near_share(board: Sequence[BoardRow]) -> float | None:
    """The districts' near shares, weighted by their pairs."""
    known = [(b.near_share, b.pairs) for b in board if b.near_share is not None and b.pairs]
    return sum(share * n for share, n in known) / sum(n for _, n in known) if known else None


def due(share: float, heads: int) -> int:
    """⌈share · heads⌉ without the dust of floating point (0.1 · 30 is 3, not 3.0000000000000004)."""
    return math.ceil(round(share * heads, 9))


def median_grade(grades: Iterable[str]) -> str:
    """平均匹配等级: the middle one of the grades, the lower of the two when even."""
    known = sorted(GRADES.index(g) for g in grades if g in GRADES)
    return GRADES[known[len(known) // 2]] if known else ""


def grade_counts(view: View) -> list[tuple[str, int]]:
    """How many pairs of each grade, best first; grades that another scale uses come last."""
    counts = Counter(p.grade for p in view.plan.pairings)
    names = [*GRADES, *sorted(set(counts) - set(GRADES))]
    return [(name, counts[name]) for name in names]
