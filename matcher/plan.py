"""The answer of a run: pairings with reasons, people left over with reasons, the board, and the proof."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from matcher.limit import Limit
from matcher.programme import Refusal


@dataclass(frozen=True, slots=True)
class Evidence:
    """Phrases of both texts that carry the fit, the niche they share, and their share of the score."""

    specialist_text: str
    client_text: str
    niche: str
    weight: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another specialist whom the client could have had, and why not."""

    specialist: str
    value: int
    why_not: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """A chosen pair. `distance_km` None = unknown; `points` by objective; `district` = the posting."""

    specialist: str
    client: str
    district: str
    demand: str | None = None
    group: str = ""
    fit: float = 0.0
    grade: str = "依据不足"
    distance_km: float | None = None
    points: Mapping[str, int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    locked: bool = False
    existing: bool = False
    reason: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def value(self) -> int:
        """Sum of the points."""
        return sum(self.points.values())

    @property
    def key(self) -> tuple[str, str]:
        """(specialist, client)."""
        return self.specialist, self.client


@dataclass(frozen=True, slots=True)
class Tier:
    """One goal of the order unplaced, shortfall, value, balance, and how far it is proven."""

    name: str
    value: int | None
    bound: int | None
    status: str
    engine: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Left:
    """A specialist or client left over, with the rules that stopped it."""

    id: str
    reasons: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Reserve:
    """Fit to be sent, but the places are full; ranked from 1."""

    specialist: str
    rank: int
    reasons: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """A specialist sent to a district; `main` = where the head is counted."""

    specialist: str
    district: str
    main: bool = True


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One district's figures: heads in post, places, heads matched, clients served."""

    district: str
    existing: int
    new: int | None
    total: int | None
    matched: int
    shortfall: int
    clients_served: int
    parks_served: int
    pairs: int
    near_share: float | None
    groups: int
    demands_due: int
    cases_due: int


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks: `excess` units, where, and the sentence."""

    rule: str
    text: str
    where: Mapping[str, Any] = field(default_factory=dict)
    excess: int = 1
    hard: bool = True


@dataclass(frozen=True, slots=True)
class ClashRule:
    """One rule of a minimal clash: the limit or the pin that it is."""

    rule: str
    text: str
    limit: Limit | None = None
    pin: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RepairOffer:
    """A change, as a scenario fragment, with which a plan exists."""

    text: str
    change: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """Why no plan keeps all rules: dropping any one of `rules` lets the others be kept."""

    rules: tuple[ClashRule, ...]
    repairs: tuple[RepairOffer, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a run returns; `to_json` gives plan.json (contract §3)."""

    programme: str
    status: str
    complete: bool
    pairings: tuple[Pairing, ...] = ()
    postings: tuple[Posting, ...] = ()
    reserve: tuple[Reserve, ...] = ()
    unmatched: tuple[Left, ...] = ()
    unserved: tuple[Left, ...] = ()
    ineligible: tuple[Left, ...] = ()
    review_specialists: tuple[Left, ...] = ()
    review_clients: tuple[Left, ...] = ()
    board: tuple[BoardRow, ...] = ()
    tiers: tuple[Tier, ...] = ()
    objective: int | None = None
    bound: int | None = None
    certified_bound: int | None = None
    engine: str = ""
    seconds: float = 0.0
    seed: int = 0
    cancelled: bool = False
    violations: tuple[Violation, ...] = ()
    relaxed: Plan | None = None
    conflict: Clash | None = None
    input_digest: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    scenario: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def alternatives(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Why the next best candidates of each pairing were not taken, one sentence each."""
        return {p.key: tuple(a.why_not for a in p.alternatives) for p in self.pairings}

    @property
    def gap(self) -> float | None:
        """|bound − objective| / max(1, |objective|); None where there is no plan."""
        if self.objective is None or self.bound is None:
            return None
        return abs(self.bound - self.objective) / max(1, abs(self.objective))

    @property
    def digest(self) -> str:
        """SHA-256 of the sorted list of [specialist, client, demand, district]."""
        return plan_digest(self.pairings)

    def to_json(self) -> dict[str, Any]:
        """plan.json as plain lists and dicts."""
        return {
            "programme": self.programme,
            "status": self.status,
            "complete": self.complete,
            "objective": self.objective,
            "bound": self.bound,
            "certified_bound": self.certified_bound,
            "gap": self.gap,
            "tiers": [
                {
                    "name": t.name,
                    "value": t.value,
                    "bound": t.bound,
                    "status": t.status,
                    "engine": t.engine,
                    "seconds": round(t.seconds, 3),
                }
                for t in self.tiers
            ],
            "engine": self.engine,
            "seconds": round(self.seconds, 3),
            "seed": self.seed,
            "cancelled": self.cancelled,
            "digest": {"input": self.input_digest, "plan": self.digest},
            "versions": dict(self.versions),
            "settings": {k: list(v) if isinstance(v, tuple) else v for k, v in self.settings.items()},
            "scenario": dict(self.scenario),
            "pairs": [_pairing(p) for p in self.pairings],
            "postings": [
                {"specialist": p.specialist, "district": p.district, "main": p.main} for p in self.postings
            ],
            "reserve": [
                {"specialist": r.specialist, "rank": r.rank, "reasons": [_refusal(x) for x in r.reasons]}
                for r in self.reserve
            ],
            "unmatched": [_left("specialist", u) for u in self.unmatched],
            "unserved": [_left("client", u) for u in self.unserved],
            "ineligible": [_left("specialist", u) for u in self.ineligible],
            "review": [
                *(_left("specialist", u) for u in self.review_specialists),
                *(_left("client", u) for u in self.review_clients),
            ],
            "board": [_board(b) for b in self.board],
            "violations": [
                {"rule": v.rule, "where": dict(v.where), "excess": v.excess, "hard": v.hard, "text": v.text}
                for v in self.violations
            ],
            "relaxed": self.relaxed.to_json() if self.relaxed else None,
            "conflict": _clash(self.conflict) if self.conflict else None,
        }


def plan_digest(pairings: Iterable[Pairing]) -> str:
    """The plan's identity: the same whatever the order of rows (contract §3)."""
    rows = sorted([p.specialist, p.client, p.demand, p.district] for p in pairings)
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _refusal(r: Refusal) -> dict[str, Any]:
    return {"rule": r.rule, "text": r.text, "remedy": r.remedy, "change": r.change}


def _left(kind: str, left: Left) -> dict[str, Any]:
    return {kind: left.id, "reasons": [_refusal(r) for r in left.reasons]}


def _pairing(p: Pairing) -> dict[str, Any]:
    return {
        "specialist": p.specialist,
        "client": p.client,
        "demand": p.demand,
        "district": p.district,
        "group": p.group,
        "fit": round(p.fit, 6),
        "grade": p.grade,
        "distance_km": None if p.distance_km is None else round(p.distance_km, 1),
        "points": dict(p.points),
        "evidence": [
            {
                "specialist_text": e.specialist_text,
                "client_text": e.client_text,
                "niche": e.niche,
                "weight": round(e.weight, 3),
            }
            for e in p.evidence
        ],
        "locked": p.locked,
        "existing": p.existing,
        "reason": p.reason,
        "alternatives": [
            {"specialist": a.specialist, "value": a.value, "why_not": a.why_not} for a in p.alternatives
        ],
    }


def _clash(c: Clash) -> dict[str, Any]:
    return {
        "rules": [{"rule": r.rule, "text": r.text} for r in c.rules],
        "repairs": [{"text": r.text, "change": dict(r.change)} for r in c.repairs],
    }


def _board(b: BoardRow) -> dict[str, Any]:
    return {
        "district": b.district,
        "existing": b.existing,
        "new": b.new,
        "total": b.total,
        "matched": b.matched,
        "shortfall": b.shortfall,
        "clients_served": b.clients_served,
        "parks_served": b.parks_served,
        "pairs": b.pairs,
        "near_share": b.near_share,
        "groups": b.groups,
        "demands_due": b.demands_due,
        "cases_due": b.cases_due,
        "next_seat": None,
        "last_seat": None,
    }
