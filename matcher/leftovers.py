"""Nobody is silently left out: why each specialist or client stands alone, and what would help."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matcher.case import Case, make_case
from matcher.eligibility.application import Application
from matcher.issue import InputError
from matcher.near_miss import could_apply, could_ask
from matcher.plan import Left, Pairing, Plan
from matcher.programme import Refusal
from matcher.roster import FIRM, PARK, Client, Specialist
from matcher.scenario import scenario_from_json
from matcher.screening import Screening

CHECKED = 3  # most different changes that are solved again; the commonest first


def ineligible(case: Case, screening: Screening) -> tuple[Left, ...]:
    """Specialists whom a rule keeps out altogether."""
    return tuple(
        Left(s, reasons)
        for s, reasons in sorted(screening.refused_specialists.items())
        if s not in case.in_post
    )


@dataclass(frozen=True)
class _Load:
    """What the plan already uses of everybody."""

    client: Mapping[str, int]
    specialist: Mapping[str, tuple[Pairing, ...]]


def told(case: Case, screening: Screening, plan: Plan) -> Plan:
    """The plan with reasons for every unmatched specialist and unserved client."""
    serves: dict[str, list[Pairing]] = defaultdict(list)
    for p in plan.pairings:
        serves[p.specialist].append(p)
    load = _Load(Counter(p.client for p in plan.pairings), {s: tuple(ps) for s, ps in serves.items()})
    pairs = screening.pairs
    of_specialist: dict[str, list[int]] = defaultdict(list)
    of_client: dict[str, list[int]] = defaultdict(list)
    for k in np.lexsort((pairs.row, pairs.column, -pairs.value)).tolist():
        of_specialist[pairs.specialists[pairs.row[k]].id].append(k)
        of_client[pairs.clients[pairs.column[k]].id].append(k)
    unmatched = tuple(
        replace(u, reasons=_of_specialist(case, screening, u.id, of_specialist[u.id], load))
        for u in plan.unmatched
    )
    unserved = tuple(
        Left(c.id, _of_client(case, screening, c, of_client[c.id], load))
        for c in case.roster.clients
        if not load.client.get(c.id)
    )
    return replace(plan, unmatched=unmatched, unserved=unserved)


def _blocked(screening: Screening, party: str, what: str) -> list[Refusal]:
    """The rules that forbid the party's pairs, the most frequent first."""
    rules = sorted(screening.blocked.get(party, {}).values(), key=lambda item: (-item[0], item[1].rule))
    return [replace(r, text=f"{n}{what}：{r.text}") if n > 1 else r for n, r in rules]


def _of_specialist(
    case: Case, screening: Screening, specialist: str, pairs: list[int], load: _Load
) -> tuple[Refusal, ...]:
    """The clients that this person may serve are all taken, or a rule forbids every client."""
    if not pairs:
        found = _blocked(screening, specialist, "家单位")
        if any(r.rule == Application.rule for r in found):
            names = "、".join(case.roster.client[c].name for c in could_ask(case, specialist))
            remedy = f"可征求本人是否申报 {names}" if names else ""
            found = [
                replace(r, remedy=remedy or r.remedy) if r.rule == Application.rule else r for r in found
            ]
        return tuple(found) or (Refusal("clients", "名册中没有可对接的单位", "补充需求表"),)
    clients = [screening.pairs.clients[screening.pairs.column[k]] for k in pairs]
    kind = Counter(c.kind for c in clients).most_common(1)[0][0]
    key = _size_key(kind)
    now = case.settings[key]
    full = Refusal(
        "client_size",
        f"可对接的{len(clients)}家单位名额已满",
        f"把每家{kind}可接收的人数由{now}增至{now + 1}",
        {"settings": {key: now + 1}},
    )
    return (full, *_blocked(screening, specialist, "家单位"))


def _of_client(
    case: Case, screening: Screening, client: Client, pairs: list[int], load: _Load
) -> tuple[Refusal, ...]:
    """Why nobody came: the client's own no, no possible person, everybody full, or not worth a pairing."""
    if client.id in screening.refused_clients:
        return screening.refused_clients[client.id]
    if not pairs:
        found = _blocked(screening, client.id, "名专员")
        if any(r.rule == Application.rule for r in found):
            names = "、".join(case.roster.specialist[s].name for s in could_apply(case, client.id))
            remedy = f"可邀请契合度最高的 {names} 申报" if names else ""
            found = [
                replace(r, remedy=remedy or r.remedy) if r.rule == Application.rule else r for r in found
            ]
        return tuple(found) or (Refusal("specialists", "没有可派的专员", "补充专员表"),)
    if case.size(client) == 0:
        return (Refusal("client_size", "单位可接收人数为0", "与单位沟通后修改“需求人数”"),)
    every = [screening.pairs.specialists[screening.pairs.row[k]] for k in pairs]
    placed = [(k, s) for k, s in zip(pairs, every, strict=True) if s.id in load.specialist]
    if not placed:
        return (_no_place(case, every[0]),)
    for k, s in placed:
        if _room(case, s, client, load) and _same_posting(case, s, client, load):
            value = int(screening.pairs.value[k])
            return (
                Refusal(
                    "worth",
                    f"派到本地的人中最合适的是{s.name}，这一对得{value}分，低于一次对接的投入，不为凑数而配",
                    f"补充需求文字，或指定由{s.name}兼顾",
                    {"pins": _with_all_own(s, client, load)},
                ),
            )
    return (_all_full(case, client, len(placed)),)


def _with_all_own(specialist: Specialist, client: Client, load: _Load) -> list[list[str]]:
    """The new pair and the person's present ones: with all pinned, this plan plus the pair is the best."""
    own = [[p.specialist, p.client] for p in load.specialist[specialist.id] if not p.locked]
    return [*own, [specialist.id, client.id]]


def _all_full(case: Case, client: Client, people: int) -> Refusal:
    changes: dict[str, Any] = {"capacity.upper": case.settings["capacity.upper"] + 1}
    key = "capacity.parks" if client.kind == PARK else "capacity.firms"
    if case.settings[key] is not None:
        changes[key] = case.settings[key] + 1
    return Refusal(
        "capacity",
        f"可派的{people}人都已对接到上限或派往别处",
        "把每人最多对接数增加1家，或增加选派名额",
        {"settings": changes},
    )


def _no_place(case: Case, specialist: Specialist) -> Refusal:
    """The people who could come wait in reserve."""
    most = case.settings["total.max"]
    district = specialist.district
    change: dict[str, Any] = {}
    if most is not None:
        change = {"settings": {"total.max": most + 1}}
    elif district is not None and (quota := case.quota(district)) is not None:
        change = {"quotas": {district: {"new": quota + 1}}}
    return Refusal("quota", "合适的专员因名额已满列入候补", "增加选派名额", change)


def _size_key(kind: str) -> str:
    return {FIRM: "size.firm", PARK: "size.park"}.get(kind, "size.village")


def _room(case: Case, specialist: Specialist, client: Client, load: _Load) -> bool:
    """Whether the person may take one client more of that kind."""
    own = load.specialist[specialist.id]
    if len(own) >= case.capacity(specialist):
        return False
    parks = sum(case.roster.client[p.client].kind == PARK for p in own)
    upper = case.settings["capacity.parks" if client.kind == PARK else "capacity.firms"]
    return upper is None or (parks if client.kind == PARK else len(own) - parks) < upper


def _same_posting(case: Case, specialist: Specialist, client: Client, load: _Load) -> bool:
    """Whether the client can be served from where the person is sent."""
    if specialist.id in case.in_post:
        return True
    if case.settings["posting"] != "single":
        here = {p.specialist for ps in load.specialist.values() for p in ps if p.district == client.district}
        quota = case.quota(client.district)
        return quota is None or specialist.id in here or len(here - case.in_post) < quota
    posted = load.specialist[specialist.id][0].district
    return client.district == posted or (client.kind == PARK and case.settings["park.anywhere"])


def checked(case: Case, plan: Plan, again: Callable[[Case], Plan | None]) -> Plan:
    """Keeps a change only where solving again with it leaves fewer people or clients over.

    A pin needs no solve: the person has room, so the plan with this pair added is the best with it.
    """
    asked = Counter(
        json.dumps(r.change, sort_keys=True, ensure_ascii=False)
        for left in (*plan.unmatched, *plan.unserved)
        for r in left.reasons
        if r.change and "pins" not in r.change
    )
    first = {
        json.dumps(r.change, sort_keys=True, ensure_ascii=False) for u in plan.unmatched for r in u.reasons
    }
    order = sorted(asked, key=lambda change: (change not in first, -asked[change], change))
    works = {change for change in order[:CHECKED] if _helps(case, plan, json.loads(change), again)}

    def keep(left: Left) -> Left:
        reasons = (
            r
            if not r.change
            or "pins" in r.change
            or json.dumps(r.change, sort_keys=True, ensure_ascii=False) in works
            else replace(r, change={})
            for r in left.reasons
        )
        return replace(left, reasons=tuple(reasons))

    return replace(
        plan,
        unmatched=tuple(keep(u) for u in plan.unmatched),
        unserved=tuple(keep(u) for u in plan.unserved),
    )


def _helps(case: Case, plan: Plan, change: Mapping[str, Any], again: Callable[[Case], Plan | None]) -> bool:
    try:
        scenario = case.scenario | scenario_from_json(change)
        changed = make_case(case.programme, case.base, scenario, case.groups, case.fit)
    except InputError:
        return False
    other = again(changed)
    if other is None:
        return False
    served = len({p.client for p in other.pairings})
    before = len({p.client for p in plan.pairings})
    return len(other.unmatched) < len(plan.unmatched) or (
        len(other.unmatched) == len(plan.unmatched) and served > before
    )
