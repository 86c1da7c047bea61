"""Infeasible is an answer: the rules that clash, repairs, and the best plan without these rules."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.case import Case
from matcher.limit import Limit
from matcher.model import Model
from matcher.plan import Clash, ClashRule, RepairOffer
from matcher.screening import refusal_of_pair, refusals_of_client, refusals_of_specialist
from solver import Conflict


def told(case: Case, model: Model, conflict: Conflict) -> Clash:
    """The solver's clash of rows, columns and bounds as rules of the notice."""
    rules = tuple(dict.fromkeys(_rule(case, model, r.kind, r.id) for r in conflict.rules))
    repairs = (_repair(case, model, r.kind, r.id, r.to) for r in conflict.repairs)
    return Clash(rules, tuple(r for r in repairs if r is not None))


def _limit(model: Model, kind: str, name: str) -> Limit | None:
    return model.limits.get(f"{kind}:{name}")


def _pin(model: Model, kind: str, name: str) -> tuple[str, str] | None:
    if kind == "pin":
        row, column = (part for part in name.split(",", 1))
        return row, column.split("@")[0]
    if kind == "bound" and name.startswith("pin:"):
        specialist, client = name.removeprefix("pin:").split("|", 1)
        return specialist, client
    return None


def _pair(case: Case, pin: tuple[str, str]) -> str:
    specialist, client = case.roster.specialist.get(pin[0]), case.roster.client.get(pin[1])
    return f"{specialist.name if specialist else pin[0]}—{client.name if client else pin[1]}"


def _rule(case: Case, model: Model, kind: str, name: str) -> ClashRule:
    if pin := _pin(model, kind, name):
        return ClashRule("pin", f"指定结对：{_pair(case, pin)}", pin=pin)
    limit = _limit(model, kind, name)
    if limit is not None:
        return ClashRule(limit.rule, limit.text, limit)
    if kind == "posting":
        return ClashRule("posting", "每人只派往一个县区")
    return ClashRule(kind, f"{name} 的限额")


def _repair(case: Case, model: Model, kind: str, name: str, to: int) -> RepairOffer | None:
    if pin := _pin(model, kind, name):
        return RepairOffer(f"解除指定结对：{_pair(case, pin)}", {"bans": [list(pin)]})
    limit = _limit(model, kind, name)
    if limit is None:
        return None
    if limit.rule == "client_size" and to > (limit.upper or 0):
        client = case.roster.client[limit.where["client"]]
        key = {"企业": "size.firm", "园区": "size.park"}.get(client.kind, "size.village")
        return RepairOffer(
            f"{client.name}可接收人数改为{to}", {"settings": {key: to}} if client.upper is None else {}
        )
    if limit.setting:
        return RepairOffer(f"{limit.text}：改为{to}", {"settings": {limit.setting: to}})
    if limit.district:
        side = "lower" if limit.lower > to else "upper"
        return RepairOffer(f"{limit.text}：改为{to}", {"quotas": {limit.district: {side: to}}})
    return RepairOffer(f"{limit.text}：改为{to}", {})


def of_pins(case: Case, missing: Sequence[tuple[str, str]]) -> Clash:
    """A pin against an eligibility rule: the pair must be, and may not be."""
    specialist, client = (case.roster.specialist[missing[0][0]], case.roster.client[missing[0][1]])
    why = (
        *refusals_of_specialist(case, specialist),
        *refusals_of_client(case, client),
        *filter(None, [refusal_of_pair(case, specialist, client)]),
    )
    rules = [ClashRule("pin", f"指定结对：{_pair(case, missing[0])}", pin=missing[0])]
    if why:
        rules.append(ClashRule(why[0].rule, why[0].text))
    elif specialist.id not in case.movable:
        rules.append(ClashRule("existing", "在岗人员的对接关系已锁定，不得增加"))
    repairs = [
        RepairOffer(
            "解除指定结对：" + "、".join(_pair(case, pin) for pin in missing),
            {"bans": [list(p) for p in missing]},
        )
    ]
    return Clash(tuple(rules), tuple(repairs))


def relax(case: Case, limits: Sequence[Limit], clash: Clash | None) -> tuple[Case, tuple[Limit, ...]]:
    """The case without the clashing limits and pins, so that a best plan exists."""
    rules = clash.rules if clash else ()
    dropped = {id(r.limit) for r in rules if r.limit is not None}
    pins = {r.pin for r in rules if r.pin is not None}
    loose = case.without_pins(pins | {p for p in case.pins if not _possible(case, p)})
    return loose, tuple(x for x in limits if id(x) not in dropped)


def _possible(case: Case, pin: tuple[str, str]) -> bool:
    specialist, client = case.roster.specialist[pin[0]], case.roster.client[pin[1]]
    return specialist.id in case.movable and not (
        refusals_of_specialist(case, specialist)
        or refusals_of_client(case, client)
        or refusal_of_pair(case, specialist, client)
    )
