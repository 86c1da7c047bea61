"""Why this pair, in one sentence to be read out to an inspector. No names: it stands beside the pair."""

from __future__ import annotations

from matcher.case import Case
from matcher.plan import Pairing


def reason(case: Case, pairing: Pairing) -> str:
    """The sentence of a pairing, from its own figures only."""
    if pairing.existing and pairing.locked:
        return "原有对接关系，按规定保持不变。"
    parts = [_fit(pairing), _group(case, pairing), _near(pairing), *_wishes(case, pairing)]
    return "；".join(part for part in parts if part) + "。"


def _fit(pairing: Pairing) -> str:
    if not pairing.evidence:
        return f"匹配等级{pairing.grade}，文字中没有可引用的共同依据，请人工复核"
    shown = []
    for e in pairing.evidence[:2]:
        niche = f"（{e.niche}）" if e.niche else ""
        same = e.specialist_text == e.client_text
        shown.append(
            f"双方都写到“{e.client_text}”{niche}"
            if same
            else f"专长“{e.specialist_text}”对应需求“{e.client_text}”{niche}"
        )
    return f"匹配等级{pairing.grade}：" + "，".join(shown)


def _group(case: Case, pairing: Pairing) -> str:
    own = case.groups.get(pairing.specialist, ())
    theirs = case.groups.get(pairing.client, ())
    if pairing.group and pairing.group in own and pairing.group in theirs:
        return f"同属“{pairing.group}”组"
    if own and theirs:
        return f"跨行业组（{own[0]}、{theirs[0]}）"
    return "行业组待定"


def _near(pairing: Pairing) -> str:
    if pairing.distance_km is None:
        return ""
    return "同在一个县区" if pairing.distance_km == 0 else f"相距约{pairing.distance_km:.0f}公里"


def _wishes(case: Case, pairing: Pairing) -> list[str]:
    found = []
    specialist, client = case.roster.specialist[pairing.specialist], case.roster.client[pairing.client]
    if pairing.points.get("intent"):
        applied = client.id in specialist.applications
        named = applied or client.id in specialist.intended_clients
        wanted = specialist.id in client.intended_specialists
        if named and wanted:
            found.append("双方互选")
        elif wanted:
            found.append("单位点名")
        else:
            found.append("本人申报" if applied else "符合本人意向")
    if client.id in specialist.equity:
        found.append("本人持有该单位股份，须披露")
    if (specialist.id, client.id) in case.competing:
        found.append("登记有竞争关系，须披露")
    if pairing.points.get("prior"):
        found.append("已有合作")
    if pairing.points.get("uncovered"):
        found.append("该单位此前无人对接")
    if pairing.locked:
        found.append("按指定结对")
    if client.willing is None:
        found.append("单位意愿待征求")
    return found
