"""The Chinese words of statuses, goals, points and engines: one table for every document."""

from __future__ import annotations

import math
from collections.abc import Mapping

from matcher.plan import Plan

TIERS: Mapping[str, str] = {
    "unplaced": "选派名额内未配上的人数",
    "shortfall": "比指标或选派下限少的人数",
    "value": "方案总得分",
    "balance": "均衡扣分",
}
TIER_STATUS: Mapping[str, str] = {
    "optimal": "已证明最优",
    "feasible": "限时内最好",
    "infeasible": "无可行方案",
    "unknown": "未得出结论",
}
ENGINES: Mapping[str, str] = {
    "flow": "最小费用流",
    "milp": "整数规划",
    "decomposed": "分解求解",
    "cpsat": "约束规划",
    "greedy": "贪心（兜底）",
}
# Points of a pairing -> what they are for, and the settings whose articles apply.
POINTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "fit": ("契合度", ("fit.weight",)),
    "near": ("就近", ("near.weight",)),
    "group": ("跨组", ("group.penalty", "group.mode")),
    "intent": ("意向", ("intent.mutual", "intent.client", "intent.specialist")),
    "prior": ("已有合作", ("prior.bonus", "existing.keep")),
    "priority": ("优先级", ("priority.weight",)),
    "industry": ("主导新兴产业", ("industry.share",)),
    "county": ("面向县域", ("county.urban_share",)),
    "uncovered": ("尚无人对接", ("uncovered.bonus",)),
    "other_district": ("外区园区", ("park.other_district",)),
    "cost": ("结对成本", ("pair.cost",)),
}
GRADES = ("高", "中", "低", "依据不足")


def percent(share: float | None, digits: int = 0) -> str:
    """0.873 -> 87%; unknown -> —."""
    return "—" if share is None else f"{share * 100:.{digits}f}%"


def gap_percent(gap: float) -> str:
    """Rounded up at two decimals, so that 「不超过」 stays true; a tiny gap is never shown as nought."""
    return f"{math.ceil(round(gap * 10000, 6)) / 100:.2f}%" if gap else "0%"


def gap_note(plan: Plan) -> str:
    """The gap, and where it comes from when all goals are proven all the same."""
    if plan.gap is None:
        return ""
    given = "，是为均衡按设定让出的得分" if plan.status == "optimal" and plan.gap else ""
    return f"差距 {gap_percent(plan.gap)}{given}"


def status(plan: Plan) -> str:
    """The plan's status in a few words."""
    if plan.status == "infeasible":
        return "规则互相冲突，没有可行方案"
    if plan.status == "optimal":
        return "已证明最优"
    if plan.status == "feasible":
        return "可行" if plan.gap is None else f"与最优相差不超过{gap_percent(plan.gap)}"
    return "限定时间内未得出方案"


def status_sentence(plan: Plan) -> str:
    """The same for a reader who has never heard of optimisation."""
    if plan.status == "optimal":
        text = "按“先配齐、再补缺额、再求总分、后求均衡”的次序，不存在更好的方案。"
    elif plan.status == "infeasible":
        text = "名单和规则不能同时满足。下面列出互相冲突的规则和代价最小的修改办法。"
    elif plan.status == "feasible":
        text = "限定时间内得到的方案，全部硬规则均已满足；延长时间可能略有提高。"
    else:
        text = "请延长求解时间后重算。"
    if plan.status in ("optimal", "feasible") and not plan.complete:
        text += "仍有人员或名额未能配齐，见“指标看板”和“未配与候补”。"
    return text


def setting(value: object) -> str:
    """A setting's value as a clerk writes it."""
    if value is None or value == ():
        return "不限"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple | list):
        return "、".join(str(v) for v in value)
    return str(value)
