"""From demand rows to clients: rows of one client gathered, conflicts and look-alikes told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from matcher.roster import FIRM, PARK, Client, Demand, Source
from matcher.workbook import ids, similar
from matcher.workbook.cells import Cell, key, squeeze
from matcher.workbook.demand_rows import DemandRow, demand_id
from matcher.workbook.desk import Desk
from matcher.workbook.persons import where
from matcher.workbook.private import Private

_LEVEL = (
    "kind",
    "registered",
    "willing",
    "lon",
    "lat",
    "industry",
    "independent",
    "compliant",
    "review",
    "position",
    "lower",
    "upper",
    "priority",
    "tag",
    "qualification",
    "groups",
    "district",
    "name",
)
_HEADINGS = {
    "kind": "类型",
    "registered": "成立日期",
    "willing": "企业意愿",
    "lon": "经度",
    "lat": "纬度",
    "industry": "所属行业",
    "independent": "独立法人",
    "compliant": "合规",
    "review": "初审意见",
    "position": "拟任岗位",
    "lower": "最少人数",
    "upper": "需求人数",
    "priority": "优先级",
    "tag": "产业标签",
    "qualification": "资质",
    "groups": "行业组",
    "district": "所在县区",
    "name": "单位名称",
}


@dataclass(frozen=True)
class Party:
    """A client with its private contact and the cells that name specialists, by field."""

    client: Client
    private: Private
    references: Mapping[str, tuple[tuple[Cell, Source], ...]]


def gather(rows: Sequence[DemandRow], desk: Desk) -> tuple[Party, ...]:
    """Each client once with its demands, sorted by id."""
    groups: dict[str, list[DemandRow]] = {}
    for identity, row in zip(_identities(rows), rows, strict=True):
        groups.setdefault(identity, []).append(row)
    parties = [_party(identity, group, desk) for identity, group in sorted(groups.items())]
    parties.sort(key=lambda p: p.client.id)
    _tell_alike([p.client for p in parties], desk)
    _tell_repeated(parties, desk)
    return tuple(parties)


def _identities(rows: Sequence[DemandRow]) -> list[str]:
    """The id of each row's client: own number, code, else name and district.

    A row without a code joins the only code that its name and district bear elsewhere. Spellings that differ
    (bracket width) but level to one name stay apart, each with a digest of its own spelling.
    """
    spellings: dict[tuple[str, str], set[str]] = {}
    codes: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        client = row.client
        spellings.setdefault((key(client.name), client.district), set()).add(squeeze(client.name))
        strong = row.number or (ids.client_by_code(client.code) if client.code else "")
        if strong:
            codes.setdefault((squeeze(client.name), client.district), set()).add(strong)
    found = []
    for row in rows:
        client = row.client
        own = row.number or (ids.client_by_code(client.code) if client.code else "")
        known = codes.get((squeeze(client.name), client.district), set())
        if not own and len(known) == 1:
            own = next(iter(known))
        if not own:
            several = len(spellings[key(client.name), client.district]) > 1
            own = (
                "c" + ids.raw_digest(squeeze(client.name), client.district)
                if several
                else ids.client(client.name, client.district)
            )
        found.append(own)
    return found


def _row_order(row: DemandRow) -> tuple[str, int]:
    return f"{row.client.source.file}\x00{row.client.source.sheet}", row.client.source.row


def _party(identity: str, group: list[DemandRow], desk: Desk) -> Party:
    group = sorted(group, key=_row_order)
    values: dict[str, Any] = {name: _agreed(name, group, desk) for name in _LEVEL}
    notes = sorted({r.client.note for r in group if r.client.note})
    code = next((r.client.code for r in group if r.client.code), "")
    demands = _demands(identity, group, desk)
    client = replace(
        group[0].client, id=identity, demands=demands, note="；".join(notes), code=code, **values
    )
    contacts = [r.private for r in group]
    chosen = {
        f.name: min((v for p in contacts if (v := getattr(p, f.name))), default="") for f in fields(Private)
    }
    references: dict[str, list[tuple[Cell, Source]]] = {}
    for row in group:
        for name, cell in row.references.items():
            references.setdefault(name, []).append((cell, row.client.source))
    return Party(client, Private(**chosen), {n: tuple(c) for n, c in references.items()})


def _agreed(name: str, group: Sequence[DemandRow], desk: Desk) -> Hashable:
    """The one value of a client-level cell; W14 when rows differ: a refusal wins, else the most frequent."""
    said = [(v, r) for r in group if (v := getattr(r.client, name)) not in (None, "", ())]
    if name == "kind":  # a kind column left blank says nothing
        said = [(v, r) for v, r in said if r.record.text("kind")] or said
    if not said:
        return getattr(group[0].client, name)  # type: ignore[no-any-return]
    count = Counter(v for v, _ in said)
    if len(count) == 1:
        return said[0][0]  # type: ignore[no-any-return]
    if set(count) <= {True, False}:
        chosen: Hashable = False
    elif name in ("upper", "lower"):
        chosen = max(count)
    else:
        chosen = min(count, key=lambda v: (-count[v], str(v)))
    other = next(r for v, r in said if v != said[0][0])
    code = "W15" if name == "kind" and set(count) >= {FIRM, PARK} else "W14"
    desk.ledger.add(
        code,
        other.client.source,
        _HEADINGS[name],
        单位=other.client.name,
        列=_HEADINGS[name],
        值="、".join(sorted(_shown(v) for v in count)),
        采用=_shown(chosen),
    )
    return chosen


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _demands(identity: str, group: Sequence[DemandRow], desk: Desk) -> tuple[Demand, ...]:
    """The demands with their ids; the very same demand twice is kept once (W16)."""
    needs = Counter(key(r.demand.need) for r in group)
    kept: dict[str, Demand] = {}
    first: dict[str, Source] = {}
    for row in group:
        demand = row.demand
        repeated = needs[key(demand.need)] > 1
        whole = demand_id(identity, demand, long=True)
        if repeated and (earlier := first.get(key(demand.need))):
            end = "，只保留一条" if whole in kept else ""
            desk.ledger.add(
                "W16", row.demand.source, "技术需求", 另一行=where(earlier, demand.source), 怎办=end
            )
        first.setdefault(key(demand.need), demand.source)
        unique = demand.id or demand_id(identity, demand, long=False)
        kept.setdefault(whole, replace(demand, id=unique))
    alike = Counter(key(d.need) for d in kept.values())
    used = Counter(d.id for d in kept.values())
    named = [
        replace(d, id=whole)
        if used[d.id] > 1 or (alike[key(d.need)] > 1 and d.id.startswith(f"{identity}-"))
        else d
        for whole, d in kept.items()
    ]
    return tuple(sorted(named, key=lambda d: d.id))


def _tell_repeated(parties: Sequence[Party], desk: Desk) -> None:
    """The same words from two clients: perhaps pasted by mistake (W16); both are kept."""
    first: dict[str, Demand] = {}
    demands = sorted(
        (d for p in parties for d in p.client.demands),
        key=lambda d: (d.source.file, d.source.sheet, d.source.row),
    )
    owner = {d.id: p.client.id for p in parties for d in p.client.demands}
    for demand in demands:
        earlier = first.setdefault(key(demand.need), demand)
        if owner[earlier.id] != owner[demand.id]:
            desk.ledger.add(
                "W16",
                demand.source,
                "技术需求",
                另一行=where(earlier.source, demand.source),
                怎办="（另一单位）",
            )


def _tell_alike(clients: Sequence[Client], desk: Desk) -> None:
    """W04: firms that differ only in brackets, form of company, place, or district; never merged.

    W15: one name listed as park and as firm.
    """
    first: dict[str, Client] = {}
    for client in sorted(clients, key=lambda c: (c.source.file, c.source.sheet, c.source.row)):
        other = first.setdefault(similar.core(client.name), client)
        if other is client:
            continue
        if key(other.name) == key(client.name) and {other.kind, client.kind} == {FIRM, PARK}:
            desk.ledger.add("W15", client.source, "类型", 单位=client.name)
        names = (other.name, client.name)
        if squeeze(names[0]) == squeeze(names[1]):
            names = (f"{other.name}（{other.district}）", f"{client.name}（{client.district}）")
        desk.ledger.add("W04", client.source, "单位名称", 甲=names[0], 乙=names[1])
