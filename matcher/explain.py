"""为什么配给这家: the chosen pairs of a specialist or client, or why two parties were not paired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matcher import naming
from matcher.case import Case
from matcher.screening import points_of_pair, refusal_of_pair, refusals_of_client, refusals_of_specialist

POINT_WORDS = {
    "fit": "契合度",
    "near": "就近",
    "group": "跨组",
    "cost": "对接投入",
    "intent": "意向",
    "prior": "已有合作",
    "priority": "优先级",
    "industry": "主导新兴产业",
    "county": "市区单位",
    "uncovered": "此前无人对接",
    "other_district": "外区园区",
}


@dataclass(frozen=True)
class Explanation:
    """What is asked about, and the lines that answer; `data` is the same for programs."""

    lines: tuple[str, ...]
    data: dict[str, Any]


def explain(
    case: Case, plan: dict[str, Any], specialist: str | None = None, client: str | None = None
) -> Explanation:
    """The answer for a specialist, a client, or a pair of them; raises `InputError` for an unknown id.

    `plan` is the content of plan.json. Names are accepted in place of ids where they are unique.
    """
    s = naming.people(case.roster).one(specialist) if specialist else None
    c = naming.clients(case.roster).one(client) if client else None
    pairs = [p for p in plan["pairs"] if s in (None, p["specialist"]) and c in (None, p["client"])]
    if pairs:
        lines = tuple(line for p in pairs for line in (*_pair_lines(case, p), ""))[:-1]
        return Explanation(lines, {"pairs": pairs})
    if s and c:
        return _why_not(case, plan, s, c)
    return _left(case, plan, s, c)


def _pair_lines(case: Case, p: dict[str, Any]) -> list[str]:
    specialist, client = case.roster.specialist[p["specialist"]], case.roster.client[p["client"]]
    demand = next((d for d in client.demands if d.id == p["demand"]), None)
    lines = [
        f"{specialist.name}（{specialist.institution}，{p['specialist']}）"
        f"→ {client.name}（{p['district']}，{p['client']}）",
        f"  理由：{p['reason']}",
        f"  专业领域：{specialist.expertise}",
    ]
    if demand is not None:
        lines.append(f"  技术需求：{demand.need}")
    for e in p["evidence"]:
        niche = f"（{e['niche']}）" if e["niche"] else ""
        lines.append(
            f"  依据：“{e['specialist_text']}” ↔ “{e['client_text']}”{niche}，占契合依据的{e['weight']:.0%}"
        )
    points = "，".join(f"{POINT_WORDS.get(k, k)}{v:+d}" for k, v in p["points"].items() if v)
    lines.append(f"  得分：{sum(p['points'].values())}（{points}）；匹配等级{p['grade']}")
    lines += [f"  备选：{a['why_not']}" for a in p.get("alternatives", [])]
    return lines


def _why_not(case: Case, plan: dict[str, Any], s: str, c: str) -> Explanation:
    specialist, client = case.roster.specialist[s], case.roster.client[c]
    refusals = [
        *refusals_of_specialist(case, specialist),
        *refusals_of_client(case, client),
        *filter(None, [refusal_of_pair(case, specialist, client)]),
    ]
    head = f"{specialist.name} 与 {client.name} 没有结对。"
    if refusals:
        lines = [head, *(f"  规则：{r.text}" + (f"；办法：{r.remedy}" if r.remedy else "") for r in refusals)]
        return Explanation(tuple(lines), {"refusals": [{"rule": r.rule, "text": r.text} for r in refusals]})
    points = points_of_pair(case, specialist, client)
    lines = [head, f"  规则允许；这一对得{sum(points.values())}分，契合度{case.fit_of(s, c):.2f}。"]
    for p in plan["pairs"]:
        if s == p["specialist"]:
            other = case.roster.client[p["client"]].name
            lines.append(f"  该专员已对接 {other}（{sum(p['points'].values())}分）")
        elif c == p["client"]:
            other = case.roster.specialist[p["specialist"]].name
            lines.append(f"  该单位已由 {other} 对接（{sum(p['points'].values())}分）")
    return Explanation(tuple(lines), {"points": dict(points), "fit": case.fit_of(s, c)})


def _left(case: Case, plan: dict[str, Any], s: str | None, c: str | None) -> Explanation:
    for key, kind in (("unmatched", "未配对"), ("reserve", "候补"), ("ineligible", "不合资格")):
        for left in plan[key]:
            if s is not None and left["specialist"] == s:
                return _reasons(f"{case.roster.specialist[s].name}：{kind}", left)
    for left in plan["unserved"]:
        if c is not None and left["client"] == c:
            return _reasons(f"{case.roster.client[c].name}：未安排专员", left)
    who = s or c
    return Explanation((f"{who} 不在本方案中。" if who else "本方案没有结对。",), {"pairs": []})


def _reasons(head: str, left: dict[str, Any]) -> Explanation:
    lines = [head, *(f"  原因：{r['text']}；可行办法：{r['remedy'] or '无'}" for r in left["reasons"])]
    return Explanation(tuple(lines), dict(left))
