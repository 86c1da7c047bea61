"""One question put to the matcher: a roster under a programme, its settings and a scenario."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from matcher.geography import DistanceTable, Gazetteer, distance_table
from matcher.issue import InputError, Issue
from matcher.pairs import Fit
from matcher.programme import Programme
from matcher.roster import FIRM, LOCK, PARK, Client, District, Existing, OtherPost, Roster, Specialist
from matcher.scenario import Scenario, apply
from matcher.settings import Settings


@dataclass(frozen=True)
class Case:
    """What every rule sees. `groups` maps party ids to their 行业组; `fit` is None until texts are scored."""

    programme: Programme
    roster: Roster
    settings: Settings
    scenario: Scenario
    groups: Mapping[str, tuple[str, ...]]
    fit: Fit | None = None
    base: Roster = field(default_factory=Roster)  # the roster before the scenario
    earlier: Mapping[str, Any] | None = None  # plan.json of the round before, where there is one

    @cached_property
    def reference(self) -> str:
        """The day on which terms and ages are counted, ISO."""
        return self.settings["date"] or date.today().isoformat()

    @cached_property
    def distances(self) -> DistanceTable:
        """Kilometres between the districts of the roster and all places that the programme knows."""
        listed = set(self.roster.district)
        known = (
            District(p.name, lon=p.lon, lat=p.lat) for p in self.programme.places if p.name not in listed
        )
        return distance_table((*self.roster.districts, *known), self.roster.distances)

    def km(self, specialist: Specialist, client: Client) -> float:
        """From where the person lives (else the posting) to the client's district; NaN = unknown."""
        return self.distances.between(specialist.home or specialist.district, client.district)

    @cached_property
    def standing(self) -> tuple[Existing, ...]:
        """Pairings of earlier batches that still run on the reference day."""
        return tuple(
            e
            for e in self.roster.existing
            if e.status not in ("到期", "离岗") and not (e.end and e.end < self.reference[: len(e.end)])
        )

    @cached_property
    def in_post(self) -> frozenset[str]:
        """Specialists of an earlier batch: they do not use a new place."""
        return frozenset(e.specialist for e in self.standing)

    @cached_property
    def locked(self) -> tuple[Existing, ...]:
        """Standing pairings that must not move."""
        return tuple(e for e in self.standing if e.locked and self.settings["existing.locked"])

    @cached_property
    def movable(self) -> frozenset[str]:
        """Ids of specialists whom the solver may pair: candidates, and people in post with a free hand."""
        candidates = {s.id for s in self.roster.specialists if s.id not in self.in_post}
        fixed = {(e.specialist, e.client) for e in self.locked}
        loose = {e.specialist for e in self.standing if (e.specialist, e.client) not in fixed}
        gain = self.in_post if self.settings["existing.gain"] else frozenset()
        return frozenset(candidates | loose | gain)

    @cached_property
    def kept(self) -> frozenset[tuple[str, str]]:
        """Pairs of the earlier plan that stand in this round."""
        return frozenset(self.scenario.kept)

    @cached_property
    def kept_people(self) -> frozenset[str]:
        """Specialists whose pairs stand."""
        return frozenset(s for s, _ in self.kept)

    @cached_property
    def kept_clients(self) -> frozenset[str]:
        """Clients whose pairs stand."""
        return frozenset(c for _, c in self.kept)

    @cached_property
    def vacated(self) -> Mapping[str, int]:
        """Places of people in post who leave, by district: a successor uses no new place (武汉 二(一))."""
        posts: dict[str, str] = {}
        for e in sorted(self.base.existing, key=lambda e: (e.specialist, e.client), reverse=True):
            if e.specialist in self.scenario.leave and e.client in self.base.client:
                own = self.base.specialist.get(e.specialist)
                posts[e.specialist] = (own and own.district) or self.base.client[e.client].district
        return Counter(posts.values())

    @cached_property
    def posts_elsewhere(self) -> Mapping[tuple[str, str], OtherPost]:
        """(name, institution) of everybody in another programme's list; plain forms."""
        return {(o.name, plain(o.institution)): o for o in self.roster.other_posts}

    @cached_property
    def pins(self) -> frozenset[tuple[str, str]]:
        """Pairs that must be chosen: 锁定 rows and the scenario's pins."""
        rows = {(e.specialist, e.client) for e in self.roster.exclusions if e.kind == LOCK}
        rows |= self.kept
        if self.settings["intent.lock"]:
            rows |= {pair for pair in self.mutual if self.allows(*pair)}
        return frozenset((rows | set(self.scenario.pins)) - set(self.scenario.bans))

    def allows(self, specialist: str, client: str) -> bool:
        """Whether no eligibility rule of the programme forbids the pair."""
        s, c = self.roster.specialist[specialist], self.roster.client[client]
        return not (
            any(rule(self, s) for rule in self.programme.specialist_rules)
            or any(rule(self, c) for rule in self.programme.client_rules)
            or any(rule(self, s, c) for rule in self.programme.pair_rules)
        )

    @cached_property
    def mutual(self) -> frozenset[tuple[str, str]]:
        """Pairs in which each side named the other (双向选择)."""
        return frozenset(
            (s.id, c)
            for s in self.roster.specialists
            for c in s.intended_clients
            if c in self.roster.client and s.id in self.roster.client[c].intended_specialists
        )

    def without_pins(self, pins: AbstractSet[tuple[str, str]]) -> Case:
        """The case with these pins dropped."""
        roster = replace(
            self.roster,
            exclusions=tuple(
                e for e in self.roster.exclusions if e.kind != LOCK or (e.specialist, e.client) not in pins
            ),
        )
        scenario = replace(self.scenario, pins=tuple(p for p in self.scenario.pins if p not in pins))
        return replace(self, roster=roster, scenario=scenario)

    @cached_property
    def served(self) -> frozenset[str]:
        """Clients that somebody in post already serves."""
        return frozenset(e.client for e in self.standing)

    @cached_property
    def home_of_post(self) -> Mapping[str, str]:
        """District of each specialist in post: the form's own, else that of the first client served."""
        by_client = {
            e.specialist: self.roster.client[e.client].district
            for e in sorted(self.standing, key=lambda e: (e.specialist, e.client), reverse=True)
            if e.client in self.roster.client
        }
        own = {s.id: s.district for s in self.roster.specialists if s.district and s.id in self.in_post}
        return by_client | own

    @cached_property
    def asked(self) -> frozenset[str]:
        """Which of the answers that a notice needs the input's forms ask for: filled in at least once."""
        people, clients = self.roster.specialists, self.roster.clients
        filled = {
            "willing": any(s.willing is not None for s in people),
            "institution_consent": any(s.institution_consent is not None for s in people),
            "integrity": any(s.integrity for s in people),
            "review": any(c.review for c in clients),
        }
        return frozenset(name for name, used in filled.items() if used)

    @cached_property
    def competing(self) -> frozenset[tuple[str, str]]:
        """Pairs listed as competitors, where the programme discloses instead of forbidding."""
        return frozenset(
            (e.specialist, e.client)
            for e in self.roster.exclusions
            if e.kind == "竞争" and (e.specialist, e.client) not in self.excluded
        )

    @cached_property
    def excluded(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Forbidden pairs: (specialist, client) -> kind and reason; a scenario's ban wins over a lock."""
        told = {LOCK} if self.settings["conflict.competitor"] == "forbid" else {LOCK, "竞争"}
        rows = {
            (e.specialist, e.client): (e.kind, e.reason) for e in self.roster.exclusions if e.kind not in told
        }
        bans = {p: ("禁止", self.scenario.reasons.get("|".join(p), "方案指定")) for p in self.scenario.bans}
        return rows | bans

    def fit_of(self, specialist: str, client: str) -> float:
        """Fit of a pair, 0 when its texts were not scored."""
        if self.fit is None or specialist not in self._row or client not in self._column:
            return 0.0
        return float(self.fit.value[self._row[specialist], self._column[client]])

    @cached_property
    def _row(self) -> Mapping[str, int]:
        return {s: i for i, s in enumerate(self.fit.specialists)} if self.fit else {}

    @cached_property
    def _column(self) -> Mapping[str, int]:
        return {c: j for j, c in enumerate(self.fit.clients)} if self.fit else {}

    def size(self, client: Client) -> int:
        """Most specialists that the client takes: its own word, else the default of its kind."""
        if client.upper is not None:
            return client.upper
        key = {FIRM: "size.firm", PARK: "size.park"}.get(client.kind, "size.village")
        return int(self.settings[key])

    def capacity(self, specialist: Specialist) -> int:
        """Most clients that the person takes: own word, programme's limit and days, whichever is least."""
        limits = [self.settings["capacity.upper"]]
        if specialist.max_clients is not None:
            limits.append(specialist.max_clients)
        days = specialist.days if specialist.days is not None else self.settings["days.per_year"]
        if days is not None and self.settings["days.per_client"]:
            limits.append(days // self.settings["days.per_client"])
        return int(min(limits))

    def quota(self, district: str) -> int | None:
        """Most new people of a district, successors of leavers in post included; None = no limit."""
        d = self.roster.district[district]
        places = d.upper if d.upper is not None else d.new
        if places is None and d.total is not None:
            places = d.total - (d.existing or 0)
        return None if places is None else places + self.vacated.get(district, 0)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A firm's name for comparison: NFKC, no brackets or spaces."""
    return "".join(ch for ch in unicodedata.normalize("NFKC", name) if ch.isalnum())


def make_case(
    programme: Programme,
    roster: Roster,
    scenario: Scenario | None = None,
    groups: Mapping[str, tuple[str, ...]] | None = None,
    fit: Fit | None = None,
    earlier: Mapping[str, Any] | None = None,
) -> Case:
    """The case of a roster: scenario applied, districts located, references checked (raises `InputError`)."""
    scenario = scenario or Scenario()
    settings = Settings(programme.parameters, scenario.settings)
    gazetteer = Gazetteer(programme.places)
    if not roster.districts:
        used = {c.district for c in roster.clients} | {s.district for s in roster.specialists if s.district}
        roster = replace(roster, districts=tuple(District(n) for n in sorted(used)))
    roster = replace(
        roster,
        districts=tuple(sorted((gazetteer.locate(d) for d in roster.districts), key=lambda d: d.name)),
        specialists=tuple(sorted(roster.specialists, key=lambda s: s.id)),
        clients=tuple(sorted(roster.clients, key=lambda c: c.id)),
    )
    base, roster = roster, apply(scenario, roster)
    case = Case(programme, roster, settings, scenario, groups or {}, fit, base, earlier)
    issues = list(_overloaded(case))
    if issues:
        raise InputError(tuple(issues))
    return case


def _overloaded(case: Case) -> list[Issue]:
    """E17: more locks than a person may serve is a fault of the input, found before solving."""
    issues = []
    held = case.pins | {(e.specialist, e.client) for e in case.locked}
    for specialist in case.roster.specialists:
        n = sum(1 for s, _ in held if s == specialist.id)
        if n > (upper := case.capacity(specialist)):
            issues.append(
                Issue(
                    "E17",
                    f"{specialist.name}锁定了{n}家，超过每人上限{upper}家",
                    "请放宽上限或解除部分锁定",
                    specialist.source.file,
                    specialist.source.sheet,
                    specialist.source.row,
                )
            )
    return issues
