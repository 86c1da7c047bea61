"""人员结构优化 (武汉 三(二)): no kind of sending unit makes up most of a district; told, seldom forced."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.case import Case
from matcher.limit import ADVICE, HARD, Limit

FEWEST = 4  # heads: below, a share says nothing


def institution_mix(case: Case) -> Iterator[Limit]:
    """Per district and kind of unit: heads ≤ ⌊mix.institution_type · heads of the full quota⌋ (W10)."""
    kinds: dict[str, set[str]] = {}
    for s in case.roster.specialists:
        if s.institution_type:
            kinds.setdefault(s.institution_type, set()).add(s.id)
    for d in case.roster.districts:
        heads = sum(at == d.name for at in case.home_of_post.values()) + (case.quota(d.name) or 0)
        if heads < FEWEST:
            continue
        upper = int(case.settings["mix.institution_type"] * heads)
        for kind, people in sorted(kinds.items()):
            yield Limit(
                "institution_mix",
                f"{d.name}来自{kind}的人宜不超过{upper}人",
                0,
                upper,
                frozenset(people),
                district=d.name,
                counts="people",
                tier=HARD if case.settings["mix.hard"] else ADVICE,
                where={"district": d.name, "institution_type": kind},
            )
