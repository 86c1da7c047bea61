"""A plan made by hand or elsewhere: its violations, its distance from the optimum, its best swaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher import naming
from matcher.assemble import shared_group
from matcher.case import Case
from matcher.issue import InputError, Issue
from matcher.judge import judge
from matcher.limit import BALANCE, Ledger, Limit
from matcher.plan import Pairing, Plan, Violation
from matcher.screening import points_of_pair, screen

SWAPS = 5  # shown
TRIED = 200  # most promising changes that are judged in full


@dataclass(frozen=True)
class Swap:
    """A change of one or two pairs that breaks no rule more and gains points."""

    gain: int
    text: str
    remove: tuple[tuple[str, str], ...]
    add: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Verdict:
    """What the judge says of a plan; `distance` = points that the proven optimum has more."""

    pairs: int
    points: int
    violations: tuple[Violation, ...]
    optimum: int | None
    distance: int | None
    swaps: tuple[Swap, ...]


def resolve(case: Case, named: Iterable[tuple[int, str, str, str]], file: str) -> tuple[Pairing, ...]:
    """(row, person, client, posting or "") as pairings; names may be ids, names or «姓名（单位）»."""
    people, clients = naming.people(case.roster), naming.clients(case.roster)
    issues: list[Issue] = []
    keys: list[tuple[str, str]] = []
    posted: dict[str, str] = {}
    for row, person, client, posting in named:
        try:
            keys.append((people.one(person, file, row), clients.one(client, file, row)))
            if posting in case.roster.district:
                posted[keys[-1][0]] = posting
        except InputError as error:
            issues += error.issues
    if issues:
        raise InputError(tuple(issues))
    found = (_pairing(case, s, c, keys) for s, c in keys)
    single = case.settings["posting"] == "single"
    return tuple(
        replace(p, district=posted[p.specialist]) if single and p.specialist in posted else p for p in found
    )


def _pairing(case: Case, s: str, c: str, keys: Sequence[tuple[str, str]]) -> Pairing:
    specialist, client = case.roster.specialist[s], case.roster.client[c]
    km = case.km(specialist, client)
    district = case.home_of_post.get(s) or specialist.district or client.district
    if case.settings["posting"] == "single" and not specialist.district and s not in case.in_post:
        own = [
            case.roster.client[x].district for y, x in keys if y == s and case.roster.client[x].kind != "园区"
        ]
        district = own[0] if own else district
    return Pairing(
        s,
        c,
        district,
        group=shared_group(case, specialist, client),
        fit=case.fit_of(s, c),
        distance_km=None if km != km else km,
        points=points_of_pair(case, specialist, client),
        existing=(s, c) in {(e.specialist, e.client) for e in case.standing},
    )


def verdict(case: Case, pairings: Sequence[Pairing], best: Plan | None) -> Verdict:
    """Violations, distance from the optimum and the best swaps of a plan."""
    points = sum(p.value for p in pairings)
    violations = judge(case, pairings)
    optimum = best.objective if best is not None else None
    return Verdict(
        len(pairings),
        points,
        violations,
        optimum,
        None if optimum is None else optimum - points,
        swaps(case, pairings, violations),
    )


def swaps(case: Case, pairings: Sequence[Pairing], violations: Sequence[Violation]) -> tuple[Swap, ...]:
    """The five best improvements by one more pair, one other specialist, or two people changing places."""
    pairs = screen(case).pairs
    value = {
        (pairs.specialists[i].id, pairs.clients[j].id): int(v)
        for i, j, v in zip(pairs.row.tolist(), pairs.column.tolist(), pairs.value.tolist(), strict=True)
    }
    chosen = {p.key: p for p in pairings}
    movable = [p for p in pairings if not (p.existing and p.key not in value)]
    hard = sum(v.excess for v in violations if v.hard)
    wishes = [x for make in case.programme.constraints for x in make(case) if x.tier == BALANCE]
    before, heads = _unmet(wishes, pairings), _heads(pairings)
    people = len({p.specialist for p in pairings})
    options: list[tuple[int, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]] = []
    for key, v in value.items():
        if key in chosen:
            continue
        if v > 0:
            options.append((v, (), (key,)))
        options += [
            (v - p.value, (p.key,), (key,))
            for p in movable
            if (p.client == key[1]) != (p.specialist == key[0]) and v > p.value
        ]
    for n, p in enumerate(movable):
        for q in movable[n + 1 :]:
            first, second = (p.specialist, q.client), (q.specialist, p.client)
            if first in value and second in value and first not in chosen and second not in chosen:
                gain = value[first] + value[second] - p.value - q.value
                if gain > 0:
                    options.append((gain, (p.key, q.key), (first, second)))
    options.sort(key=lambda o: (-o[0], o[1], o[2]))
    found: list[Swap] = []
    for points, remove, add in options[:TRIED]:
        keys = [k for k in chosen if k not in remove] + list(add)
        changed = [chosen[k] if k in chosen else _pairing(case, *k, keys) for k in keys]
        gain = points - _unmet(wishes, changed) + before
        fewer = len({p.specialist for p in changed}) < people
        if gain <= 0 or fewer or any(_heads(changed)[d] < n for d, n in heads.items()):
            continue
        if sum(v.excess for v in judge(case, changed) if v.hard) <= hard:
            found.append(Swap(gain, _words(case, gain, remove, add), remove, add))
    return tuple(sorted(found, key=lambda s: (-s.gain, s.add))[:SWAPS])


def _unmet(wishes: Sequence[Limit], pairings: Sequence[Pairing]) -> int:
    """Points that a plan loses to balance wishes that it does not meet."""
    ledger = Ledger(pairings)
    return sum(abs(x.excess(ledger.count(x))) * x.penalty for x in wishes)


def _heads(pairings: Sequence[Pairing]) -> Counter[str]:
    """People by posting: a swap leaves no place empty that was filled."""
    return Counter(d for _, d in {(p.specialist, p.district) for p in pairings})


def _words(case: Case, gain: int, remove: Sequence[tuple[str, str]], add: Sequence[tuple[str, str]]) -> str:
    def pair(key: tuple[str, str]) -> str:
        return f"{case.roster.specialist[key[0]].name}—{case.roster.client[key[1]].name}"

    old = "、".join(map(pair, remove))
    new = "、".join(map(pair, add))
    return (f"把 {old} 改为 {new}" if remove else f"增加 {new}") + f"，增加{gain}分"
