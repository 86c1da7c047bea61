"""roster.json (contract.md §2): records as from a workbook; unknown keys and wrong types are E19."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from matcher.roster import Source
from matcher.workbook import cells, kinds
from matcher.workbook.assemble import Material
from matcher.workbook.cells import Cell
from matcher.workbook.files import File
from matcher.workbook.kinds import Kind
from matcher.workbook.ledger import Ledger
from matcher.workbook.tables import Record, Table

TEXT, NUMBER, WHOLE, YES_NO, LIST = "文字", "数字", "不小于0的整数", "true 或 false", "文字列表"


_SHORT = {"text": TEXT, "number": NUMBER, "whole": WHOLE, "yes": YES_NO, "list_": LIST}


def _keys(**groups: str) -> dict[str, str]:
    """Key -> what its value must be."""
    return {key: _SHORT[kind] for kind, names in groups.items() for key in names.split()}


SCHEMAS: dict[str, tuple[Kind, dict[str, str]]] = {
    "specialists": (
        kinds.SPECIALISTS,
        _keys(
            text="id name institution institution_type post title degree expertise achievements home "
            "district integrity rating note phone phone2 birth political sex origin channel",
            list_="experience intended_districts intended_clients partners avoid equity applications groups",
            yes="accepts_adjustment institution_consent willing attested",
            whole="max_clients days heads",
        ),
    ),
    "clients": (
        kinds.DEMANDS,
        _keys(
            text="id name kind district industry registered review position tag code note contact phone "
            "address",
            list_="qualification groups intended_specialists refused_specialists",
            yes="independent willing compliant",
            whole="lower upper priority",
            number="lon lat",
        ),
    ),
    "districts": (
        kinds.QUOTAS,
        _keys(text="name kind note", whole="existing new total lower upper", number="lon lat"),
    ),
    "existing": (kinds.EXISTING, _keys(text="specialist client start end batch status rating", yes="locked")),
    "exclusions": (kinds.EXCLUSIONS, _keys(text="specialist client kind reason proposer date")),
    "distances": (kinds.DISTANCES, _keys(text="from to", number="km minutes")),
    "other_posts": (kinds.OTHERS, _keys(text="name institution list year")),
}
DEMAND = _keys(text="id need goal discipline", number="budget", yes="public secret")
_TOP = ("programme", *SCHEMAS, "groups")
_RENAMED = {"id": "demand_id"}


def take_file(file: File, material: Material, ledger: Ledger) -> None:
    """Parses a .json file; what is no JSON is E16."""
    try:
        content = json.loads(
            file.path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except (ValueError, RecursionError, OSError):
        ledger.add("E16", Source(file.name), 原因="文件不是有效的JSON")
        return
    take(content, file.name, material, ledger)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({k for k, _ in pairs}) < len(pairs):
        raise ValueError("repeated key")
    return dict(pairs)


def _no_constant(name: str) -> float:
    raise ValueError(name)


def take(content: object, name: str, material: Material, ledger: Ledger) -> None:
    """Checks the document and turns it into tables."""
    if not isinstance(content, dict):
        _refuse(ledger, Source(name), "（整个文件）", "应为一个对象", f"可用的键：{'、'.join(_TOP)}")
        return
    for key in content:
        if key not in _TOP:
            _refuse(ledger, Source(name), str(key), "未知的键", f"可用的键：{'、'.join(_TOP)}")
    programme = content.get("programme")
    if programme is not None and not isinstance(programme, str):
        _refuse(ledger, Source(name), "programme", f"应为{TEXT}", "")
    elif programme:
        material.programme = programme
    for key, (kind, schema) in SCHEMAS.items():
        if content.get(key) is not None:
            _list(content[key], key, kind, schema, name, material, ledger)
    if content.get("groups") is not None:
        _groups(content["groups"], name, material, ledger)


def _refuse(ledger: Ledger, source: Source, path: str, why: str, advice: str) -> None:
    ledger.add("E19", source, path, 路径=path, 原因=why, 建议=advice)


def _list(
    value: object,
    key: str,
    kind: Kind,
    schema: Mapping[str, str],
    name: str,
    material: Material,
    ledger: Ledger,
) -> None:
    if not isinstance(value, list):
        _refuse(ledger, Source(name), key, "应为列表", "")
        return
    ledger.open(name, key, kind.name)
    present = frozenset(k for item in value if isinstance(item, dict) for k in item)
    if key == "clients":
        present |= {k for i in value if isinstance(i, dict) for d in _dicts(i.get("demands")) for k in d}
    records: list[Record] = []
    for number, item in enumerate(value, start=1):
        source = Source(name, key, number)
        ledger.seen(source)
        path = f"{key}[{number - 1}]"
        allowed = {**schema, "demands": ""} if key == "clients" else schema
        found = _cells(item, allowed, path, source, ledger)
        if found is None:
            continue
        if key != "clients":
            records.append(Record(kind.name, source, found, present))
            continue
        demands = item.get("demands")
        if not isinstance(demands, list) or not demands:
            _refuse(ledger, source, f"{path}.demands", "应为至少一项的列表", "请写明需求")
            continue
        for at, demand in enumerate(demands):
            own = _cells(demand, DEMAND, f"{path}.demands[{at}]", source, ledger)
            if own is not None:
                own = {_RENAMED.get(k, k): v for k, v in own.items()}
                records.append(Record(kind.name, source, {**found, **own}, present))
    whole = [r for r in records if not ledger.rejected(r.source)]
    material.tables.append(Table(kind, tuple(whole)))


def _dicts(value: object) -> list[dict[str, Any]]:
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


def _cells(
    item: object, schema: Mapping[str, str], path: str, source: Source, ledger: Ledger
) -> dict[str, Cell] | None:
    """Values as cells; None after an E19."""
    if not isinstance(item, dict):
        _refuse(ledger, source, path, "应为一个对象", "")
        return None
    found: dict[str, Cell] = {}
    for key, value in item.items():
        expected = schema.get(key)
        if expected is None:
            known = "、".join(schema)
            _refuse(ledger, source, f"{path}.{key}", "未知的键", f"可用的键：{known}")
        elif expected and value is not None:
            if not _fits(value, expected):
                _refuse(ledger, source, f"{path}.{key}", f"应为{expected}", "")
                continue
            found[key] = tuple(cells.text(v) for v in value) if expected is LIST else cells.text(value)
    return None if ledger.rejected(source) else found


def _fits(value: object, expected: str) -> bool:
    if expected is YES_NO:
        return isinstance(value, bool)
    if expected is LIST:
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if isinstance(value, bool):
        return False
    if expected is WHOLE:
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        return whole and float(str(value)) >= 0
    return isinstance(value, int | float) if expected is NUMBER else isinstance(value, str)


def _groups(value: object, name: str, material: Material, ledger: Ledger) -> None:
    """`groups`: an object from group to its keywords."""
    if not isinstance(value, dict) or not all(_fits(v, LIST) for v in value.values()):
        _refuse(ledger, Source(name), "groups", "应为“行业组: 关键词列表”的对象", "")
        return
    ledger.open(name, "groups", kinds.GROUPS.name)
    records = []
    for number, (group, words) in enumerate(value.items(), start=1):
        source = Source(name, "groups", number)
        ledger.seen(source)
        cell: dict[str, Cell] = {"group": cells.text(group), "keywords": tuple(cells.text(w) for w in words)}
        records.append(Record(kinds.GROUPS.name, source, cell, frozenset(cell)))
    material.tables.append(Table(kinds.GROUPS, tuple(records)))
