"""Intended districts and firms: 「怀宁县（某公司）、潜山市」, 「不限」, 「服从调剂」 (rules 6, 7)."""

from __future__ import annotations

import re

from matcher.workbook import cells, lists
from matcher.workbook.desk import Desk
from matcher.workbook.tables import Record

_FIRM = re.compile(r"公司|厂$|集团|园$|园区|合作社|企业|院$|所$|中心$|基地$|研究院")
_SOFT = re.compile(r"(?:均可|都可以?|皆可|亦可|优先|为主)$")
_BRACKET = re.compile(r"^([^（(]+)[（(](.+)[）)]$")


def districts(record: Record, desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """(districts, clients, accepts adjustment) of 意向县区 and 意向县区（企业）; W05 for unknown ones."""
    found: list[str] = []
    clients: list[str] = []
    adjusts = False
    for name in ("intended_districts", "intended_both"):
        listing = lists.split(record.cell(name), lambda n: desk.find_district(n) is not None)
        adjusts = adjusts or listing.adjusts
        if name == "intended_both" and listing.claimed and listing.claimed > len(listing.items):
            desk.add("W02", record, name, 值=record.text(name), 家=listing.claimed, 列出=len(listing.items))
        for item in listing.items:
            _sort(item, name, record, desk, found, clients)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(clients)), adjusts


def _sort(item: str, name: str, record: Record, desk: Desk, found: list[str], clients: list[str]) -> None:
    """One item: a district, a district with firms in brackets, several districts by spaces, or a firm."""
    item = _SOFT.sub("", item) or item
    if place := _place(item, desk):
        found.append(place)
        return
    bracket = _BRACKET.match(item)
    if bracket and (place := _place(bracket.group(1), desk)):
        found.append(place)
        if cells.key(bracket.group(2)) not in lists.NO_PREFERENCE:
            clients.extend(lists.split(bracket.group(2)).items)
        return
    spaced = item.split()
    if len(spaced) > 1 and all(_place(s, desk) for s in spaced):
        found.extend(place for s in spaced if (place := _place(s, desk)))
        return
    if name == "intended_both" or _FIRM.search(item):
        prefix = next((p.name for p in desk.gazetteer.places if item.startswith(p.name)), None)
        if prefix and name == "intended_both":
            found.append(prefix)
            item = item.removeprefix(prefix)
        if _FIRM.search(item):
            clients.append(item)
            return
    near = desk.gazetteer.suggest(item)
    ask = f"请核对写法，是否为“{near}”？" if near else "请核对写法；如“高新区”等简称不止一个县区，请写全称"
    desk.add("W05", record, name, 值=item, 建议=ask)


def _place(text: str, desk: Desk) -> str | None:
    return desk.gazetteer.find(text) if desk.gazetteer.places else (cells.key(text) or None)
