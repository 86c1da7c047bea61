"""The independent judge: any plan, the solver's or a clerk's, against the rules. No solver code.

It asks the eligibility rules about every pairing and counts the plan against every limit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from matcher.case import Case
from matcher.limit import ADVICE, HARD, Ledger
from matcher.plan import Pairing, Violation
from matcher.screening import refusal_of_pair, refusals_of_client, refusals_of_specialist


def judge(case: Case, pairings: Sequence[Pairing]) -> tuple[Violation, ...]:
    """Every rule that the plan breaks; a standing pairing that a rule would now forbid is told, not hard."""
    return (
        *_pairs(case, pairings),
        *_standing(case, pairings),
        *_pins(case, pairings),
        *_postings(case, pairings),
        *_least(case, pairings),
        *_limits(case, pairings),
    )


def _pairs(case: Case, pairings: Sequence[Pairing]) -> list[Violation]:
    found: list[Violation] = []
    seen: set[tuple[str, str]] = set()
    locked = {(e.specialist, e.client) for e in case.locked}
    for p in pairings:
        where = {"specialist": p.specialist, "client": p.client}
        if p.key in seen:
            found.append(Violation("duplicate", "同一对出现了两次", where))
        seen.add(p.key)
        specialist, client = case.roster.specialist.get(p.specialist), case.roster.client.get(p.client)
        if specialist is None or client is None:
            who = "专员" if specialist is None else "单位"
            found.append(Violation("unknown", f"{who}不在名册中", where))
            continue
        refusals = (*refusals_of_specialist(case, specialist), *refusals_of_client(case, client))
        own = refusal_of_pair(case, specialist, client)
        hard = p.key not in locked
        for r in (*refusals, *([own] if own else [])):
            found.append(Violation(r.rule, r.text, where, hard=hard))
        if hard and p.specialist not in case.movable:
            found.append(Violation("existing", "在岗人员的对接关系已锁定，不得增加", where))
    return found


def _standing(case: Case, pairings: Sequence[Pairing]) -> list[Violation]:
    chosen = {p.key for p in pairings}
    return [
        Violation("existing", "已锁定的原有对接关系被改动", {"specialist": e.specialist, "client": e.client})
        for e in case.locked
        if (e.specialist, e.client) not in chosen
    ]


def _pins(case: Case, pairings: Sequence[Pairing]) -> list[Violation]:
    chosen = {p.key for p in pairings}
    return [
        Violation("pin", "指定的结对没有列入", {"specialist": s, "client": c})
        for s, c in sorted(case.pins - chosen)
    ]


def _postings(case: Case, pairings: Sequence[Pairing]) -> list[Violation]:
    """One person, one district where the programme says so; and a district that can be true."""
    if case.settings["posting"] != "single":
        return []
    districts: dict[str, set[str]] = defaultdict(set)
    for p in pairings:
        districts[p.specialist].add(p.district)
    found = [
        Violation("posting", f"一人派往{len(ds)}个县区", {"specialist": s}, len(ds) - 1)
        for s, ds in sorted(districts.items())
        if len(ds) > 1
    ]
    for p in pairings:
        client = case.roster.client.get(p.client)
        specialist = case.roster.specialist.get(p.specialist)
        if client is None or specialist is None or p.specialist in case.in_post:
            continue
        if specialist.district and p.district != specialist.district:
            where = {"specialist": p.specialist, "client": p.client}
            found.append(Violation("posting", f"派往{p.district}，而不是{specialist.district}", where))
        if client.district != p.district and not (client.kind == "园区" and case.settings["park.anywhere"]):
            where = {"specialist": p.specialist, "client": p.client}
            found.append(Violation("posting", f"派往{p.district}的人对接了{client.district}的企业", where))
    return found


def _least(case: Case, pairings: Sequence[Pairing]) -> list[Violation]:
    """Whoever is sent serves at least `capacity.lower` clients, or as many as the person can."""
    count = Counter(p.specialist for p in pairings if p.specialist in case.movable)
    found = []
    for s, n in sorted(count.items()):
        lower = min(case.settings["capacity.lower"], case.capacity(case.roster.specialist[s]))
        if n < lower:
            found.append(Violation("capacity", f"只对接{n}家，少于{lower}家", {"specialist": s}, lower - n))
    return found


def _limits(case: Case, pairings: Sequence[Pairing]) -> list[Violation]:
    locked = {(e.specialist, e.client) for e in case.locked}
    whole, standing = Ledger(pairings), Ledger(p for p in pairings if p.key in locked)
    found: list[Violation] = []
    for constraint in case.programme.constraints:
        for limit in constraint(case):
            if limit.tier not in (HARD, ADVICE):
                continue
            count = whole.count(limit)
            if not (excess := limit.excess(count)):
                continue
            own = limit.excess(standing.count(limit)) if excess > 0 else 0
            found.append(
                Violation(
                    limit.rule,
                    f"{limit.text}，实为{count}",
                    limit.where,
                    abs(excess),
                    hard=limit.tier == HARD and excess != own,
                )
            )
    return found
