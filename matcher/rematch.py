"""补录 and 接替: a later round in which the earlier plan stands (scenario kinds supplement, replacement)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from matcher.case import Case
from matcher.plan import Alternative, Evidence, Pairing
from matcher.scenario import Scenario


def later_round(case: Case, earlier: Mapping[str, Any], leave: Sequence[str] = ()) -> Scenario:
    """The scenario that keeps the new pairs of `earlier` (plan.json) as far as no rule forbids them now.

    With leavers it is a replacement: only their clients are asked for. Else a supplement: only people and
    clients without a pair, and new rows, are considered.
    """
    gone = set(leave)
    new = [(p["specialist"], p["client"]) for p in earlier["pairs"] if not p["existing"]]
    alive = replace(case, scenario=replace(case.scenario, kind="", kept=()))
    kept = tuple(
        pair
        for pair in new
        if pair[0] not in gone
        and pair[0] in case.roster.specialist
        and pair[1] in case.roster.client
        and alive.allows(*pair)
    )
    held = {c for _, c in kept}
    opened = {p["client"] for p in earlier["pairs"] if p["specialist"] in gone} - held
    kind = "replacement" if gone else "supplement"
    return Scenario(kind=kind, leave=tuple(sorted(gone)), kept=kept, opened=tuple(sorted(opened)))


def as_before(case: Case, pairing: Pairing) -> Pairing | None:
    """A kept pairing exactly as the earlier plan told it; None when the earlier plan does not have it."""
    if case.earlier is None or pairing.key not in case.kept:
        return None
    for p in case.earlier["pairs"]:
        if (p["specialist"], p["client"]) == pairing.key:
            told = {**p, "evidence": tuple(Evidence(**e) for e in p["evidence"])}
            told["alternatives"] = tuple(Alternative(**a) for a in p.get("alternatives", ()))
            return Pairing(**told)
    return None
