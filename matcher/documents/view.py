"""What every document needs to know of a plan: order of districts, new people, main district, intents."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from matcher.case import Case
from matcher.documents.words import POINTS
from matcher.plan import BoardRow, Pairing, Plan
from matcher.roster import LOCK, PARK, Client, Demand, Existing, Specialist

UNGROUPED = "未分组"


@dataclass(frozen=True)
class View:
    """A case and one plan of it, read the way the documents print them."""

    case: Case
    plan: Plan

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Districts in the notice's order, further ones behind by name."""
        wanted = [p.name for p in self.case.programme.places]
        known = {d.name for d in self.case.roster.districts}
        used = known | {p.district for p in self.plan.pairings} | {b.district for b in self.plan.board}
        names = [n for n in wanted if n in used] + sorted(used - set(wanted))
        return {name: i for i, name in enumerate(names)}

    @property
    def districts(self) -> tuple[str, ...]:
        """Names of the districts of this run, in the notice's order."""
        return tuple(self.order)

    def place(self, district: str) -> int:
        """A district's rank in the notice's order; unknown ones last."""
        return self.order.get(district, len(self.order))

    @cached_property
    def board(self) -> tuple[BoardRow, ...]:
        """The board's rows in the notice's order."""
        return tuple(sorted(self.plan.board, key=lambda b: self.place(b.district)))

    @cached_property
    def pairings(self) -> tuple[Pairing, ...]:
        """All pairings by district, the new before the existing, then by industry group and person."""
        return tuple(
            sorted(
                self.plan.pairings,
                key=lambda p: (
                    self.place(p.district),
                    p.existing,
                    p.group or "\uffff",
                    p.specialist,
                    p.client,
                ),
            )
        )

    @cached_property
    def of_specialist(self) -> Mapping[str, tuple[Pairing, ...]]:
        """Pairings of each specialist, in print order."""
        found: dict[str, list[Pairing]] = defaultdict(list)
        for p in self.pairings:
            found[p.specialist].append(p)
        return {s: tuple(ps) for s, ps in found.items()}

    @cached_property
    def new_people(self) -> tuple[str, ...]:
        """Ids of the newly selected: paired, and not in post from an earlier batch."""
        return tuple(sorted(set(self.of_specialist) - self.case.in_post))

    @cached_property
    def main_district(self) -> Mapping[str, str]:
        """Where each head is counted: its main posting, else the district of its best pairing."""
        best = {s: min(ps, key=lambda p: (-p.fit, p.client)).district for s, ps in self.of_specialist.items()}
        return best | {p.specialist: p.district for p in self.plan.postings if p.main}

    @cached_property
    def main_group(self) -> Mapping[str, str]:
        """The industry group of each head: that of its best pairing."""
        return {
            s: min(ps, key=lambda p: (-p.fit, p.client)).group or UNGROUPED
            for s, ps in self.of_specialist.items()
        }

    def specialist(self, pairing: Pairing) -> Specialist:
        """The person of a pairing."""
        return self.case.roster.specialist[pairing.specialist]

    def client(self, pairing: Pairing) -> Client:
        """The client of a pairing."""
        return self.case.roster.client[pairing.client]

    def demand(self, pairing: Pairing) -> Demand | None:
        """The demand that the pairing answers: the one named, else the client's only one."""
        demands = self.client(pairing).demands
        named = [d for d in demands if d.id == pairing.demand]
        return named[0] if named else demands[0] if len(demands) == 1 else None

    def need(self, pairing: Pairing) -> str:
        """Text of the demand; a secret one is never printed."""
        demand = self.demand(pairing)
        if demand is None:
            return ""
        return "（涉密，不显示）" if demand.secret else demand.need

    def public_need(self, pairing: Pairing, otherwise: str) -> str:
        """Text of the demand for a paper that leaves the house: only what the client agreed to publish."""
        demand = self.demand(pairing)
        if demand is None:
            return ""
        return demand.need if published(demand) else otherwise

    def intent(self, pairing: Pairing) -> str:
        """Who asked for whom (domain Y14)."""
        specialist, client = self.specialist(pairing), self.client(pairing)
        named = client.id in specialist.intended_clients
        wanted = specialist.id in client.intended_specialists
        if named and wanted:
            return "双方互选"
        if wanted:
            return "单位点名"
        if named:
            return "专员意向该单位"
        return "专员意向该县区" if client.district in specialist.intended_districts else "无"

    @cached_property
    def _lock_reasons(self) -> Mapping[tuple[str, str], str]:
        rows = {(e.specialist, e.client): e.reason for e in self.case.roster.exclusions if e.kind == LOCK}
        said = {k: self.case.scenario.reasons.get("|".join(k), "") for k in self.case.scenario.pins}
        return rows | {k: v or rows.get(k, "") for k, v in said.items()}

    def by_hand(self, pairing: Pairing) -> bool:
        """Whether a clerk fixed this pair (锁定 row or a pin), rather than the solver."""
        return pairing.key in self.case.pins

    def lock_note(self, pairing: Pairing) -> str:
        """是否锁定/人工调整及理由."""
        if self.by_hand(pairing):
            reason = self._lock_reasons.get(pairing.key, "")
            return f"人工指定：{reason}" if reason else "人工指定（未填理由）"
        if pairing.existing:
            return "已有对接，锁定不动" if pairing.locked else "已有对接，保持"
        return "锁定" if pairing.locked else "否"

    def articles(self, pairing: Pairing) -> str:
        """Rules that gave this pair its points, each with the article it comes from."""
        parts = []
        for name, points in pairing.points.items():
            word, keys = POINTS.get(name, (name, ()))
            if points:
                parts.append(f"{word}〔{self._article(keys)}〕")
        return "；".join(parts)

    def _article(self, keys: Sequence[str]) -> str:
        known = self.case.settings.parameters
        found = [known[k].article for k in keys if k in known]
        return next((a for a in found if a != "默认"), "默认")

    def alternatives(self, pairing: Pairing) -> tuple[str, ...]:
        """The next three candidates and why they were not taken, where the run worked them out."""
        return self.plan.alternatives.get(pairing.key, ())[:3]

    @property
    def run_number(self) -> str:
        """A short name of this run, for 运行编号."""
        return f"{self.plan.programme}-{self.plan.digest.removeprefix('sha256:')[:12]}"

    def origin(self, pairing: Pairing) -> str:
        """The district from which the person comes: home, else the posting."""
        return self.specialist(pairing).home or pairing.district

    @cached_property
    def _standing(self) -> Mapping[tuple[str, str], Existing]:
        return {(e.specialist, e.client): e for e in self.case.standing}

    def term(self, pairing: Pairing) -> str:
        """派驻周期: dates of the existing row, else from the reference day for term.months."""
        row = self._standing.get(pairing.key)
        if row is not None:
            return f"{row.start or ''}至{row.end}" if row.end else f"自{row.start}起" if row.start else ""
        start, months = self.case.reference, self.case.settings["term.months"]
        return f"{start}至{term_end(start, months)}" if months else f"自{start}起"

    def expiring(self, district: str, days: int = 60) -> int:
        """Existing pairings of a district that end within `days` of the reference day."""
        today = date.fromisoformat(self.case.reference)
        last = (today + timedelta(days=days)).isoformat()
        where = self.case.home_of_post
        return sum(
            1 for e in self.case.standing if e.end and e.end <= last and where.get(e.specialist) == district
        )


def term_end(start: str, months: int) -> str:
    """The last day of a term: 24 months from 2026-03-31 end on 2028-03-30, 6 from 2026-08-31 on 02-28."""
    after = months_later(start, months)
    return after.isoformat() if after.day < int(start[8:]) else (after - timedelta(days=1)).isoformat()


def months_later(start: str, months: int) -> date:
    """The same day so many months later, else that month's last day: 12 from 2024-02-29 are 2025-02-28."""
    first = date.fromisoformat(start)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def published(demand: Demand) -> bool:
    """Whether a demand may be printed outside: agreed to in so many words, and no secret (武汉 一(一))."""
    return demand.public is True and not demand.secret


def rank_of(specialist: Specialist) -> str:
    """学位/职称 in one cell."""
    return "/".join(part for part in (specialist.degree, specialist.title) if part)


def phone(private: Mapping[str, Any], party: str) -> str:
    """The phone as text, empty when the private table does not have it."""
    return str(getattr(private.get(party), "phone", None) or "")


def kinds(clients: Sequence[Client]) -> tuple[int, int]:
    """How many parks, and how many others."""
    parks = sum(1 for c in clients if c.kind == PARK)
    return parks, len(clients) - parks
