"""What the clerk should hear before the result: own employers (W12) and groups with too few clients (W13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from matcher.case import Case, plain
from matcher.issue import Issue


def notices(case: Case) -> tuple[Issue, ...]:
    """W12, W13 and the unmet parts of the groups, in the order of the roster."""
    return (*_own_employers(case), *_thin_groups(case), *_ungrouped(case))


def _own_employers(case: Case) -> Sequence[Issue]:
    clients = {plain(c.name): c for c in case.roster.clients}
    return [
        Issue(
            "W12",
            f"{s.name}的派出单位就是{clients[plain(s.institution)].name}",
            "不得配对，已自动回避",
            s.source.file,
            s.source.sheet,
            s.source.row,
        )
        for s in case.roster.specialists
        if s.institution and plain(s.institution) in clients and s.id in case.movable
    ]


def _thin_groups(case: Case) -> Sequence[Issue]:
    if case.settings["group.mode"] != "hard":
        return []
    people = Counter(
        g for s in case.roster.specialists if s.id in case.movable for g in case.groups.get(s.id, ())[:1]
    )
    willing = [c for c in case.roster.clients if c.willing is not False]
    clients = Counter(g for c in willing for g in case.groups.get(c.id, ()))
    seats: Counter[str] = Counter()
    for c in willing:
        for g in case.groups.get(c.id, ()):
            seats[g] += case.size(c)
    return [
        Issue(
            "W13",
            f"{g}有专员{a}人、愿意接收的单位{clients[g]}家，最多只能配{min(seats[g], a)}人",
            "可增加该组的单位，或允许跨组",
        )
        for g, a in sorted(people.items())
        if seats[g] < a
    ]


def _ungrouped(case: Case) -> Sequence[Issue]:
    if case.settings["group.mode"] == "off":
        return []
    parties = (
        *(
            (s.source, s.name)
            for s in case.roster.specialists
            if s.id in case.movable and not case.groups.get(s.id)
        ),
        *((c.source, c.name) for c in case.roster.clients if not case.groups.get(c.id)),
    )
    return [
        Issue(
            "W09",
            f"{name}未能归入行业组",
            "请在“行业组”一列从列表选择",
            source.file,
            source.sheet,
            source.row,
            "行业组",
        )
        for source, name in parties
    ]
