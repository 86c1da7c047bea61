"""What changed against an earlier plan: every pair that came or went stands in exactly one change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from matcher.documents.view import View

NEW, LEFT, REPLACED, MOVED, RENEWED = "新增", "退出", "接替", "对接变更", "续派"
KINDS = (NEW, LEFT, REPLACED, MOVED, RENEWED)
Pair = tuple[str, str]  # (specialist, client)


class Change(NamedTuple):
    """`before` ended, `now` began; both where one takes the place of the other. 续派: both the same."""

    kind: str
    before: Pair | None
    now: Pair | None


def changes(view: View) -> list[Change]:
    """Changes from the earlier plan, else from the roster's existing pairings, to this plan.

    接替: a client's leaver is followed by somebody new to the client. 对接变更: somebody who stays gives up a
    client, gains one, or swaps. 续派: a pair whose term had ended is made again; within its term it is none.
    """
    before, now = earlier(view), {p.key for p in view.pairings} | _locked(view)
    gone, come = sorted(before - now), sorted(now - before)
    stay_before, stay_now = {s for s, _ in before}, {s for s, _ in now}
    found = [Change(RENEWED, pair, pair) for pair in sorted(before & now & _ended(view))]

    leavers = [pair for pair in gone if pair[0] not in stay_now]
    for old, new in _matched(leavers, come, by=1):
        found.append(Change(REPLACED, old, new))
        gone.remove(old)
        come.remove(new)

    movers = [pair for pair in gone if pair[0] in stay_now]
    for old, new in _matched(movers, come, by=0):
        found.append(Change(MOVED, old, new))
        gone.remove(old)
        come.remove(new)

    found += [Change(MOVED if pair[0] in stay_now else LEFT, pair, None) for pair in gone]
    found += [Change(MOVED if pair[0] in stay_before else NEW, None, pair) for pair in come]
    return sorted(found, key=lambda c: (KINDS.index(c.kind), c.before or c.now or (), c.now or ()))


def counts(found: Iterable[Change]) -> list[tuple[str, int]]:
    """How many changes of each kind, in the order of the list."""
    numbers = Counter(c.kind for c in found)
    return [(kind, numbers[kind]) for kind in KINDS]


def earlier(view: View) -> set[Pair]:
    """Pairs of the earlier plan laid beside the case, else of the roster before the scenario."""
    if view.case.earlier is not None:
        return {(p["specialist"], p["client"]) for p in view.case.earlier["pairs"]}
    return {(e.specialist, e.client) for e in view.case.base.existing}


def _locked(view: View) -> set[Pair]:
    """Locked pairings run on, even where the plan could not name both parties."""
    return {(e.specialist, e.client) for e in view.case.locked}


def _ended(view: View) -> set[Pair]:
    running = {(e.specialist, e.client) for e in view.case.standing}
    return {(e.specialist, e.client) for e in view.case.base.existing} - running


def _matched(gone: Iterable[Pair], come: Iterable[Pair], by: int) -> list[tuple[Pair, Pair]]:
    """Pairs that went with pairs that came for the same specialist (`by` 0) or client (1), one to one."""
    waiting: dict[str, list[Pair]] = defaultdict(list)
    for pair in come:
        waiting[pair[by]].append(pair)
    return [(old, waiting[old[by]].pop(0)) for old in gone if waiting[old[by]]]
