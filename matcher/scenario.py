"""Changes laid over a roster: settings, quotas, pins, bans, leavers. The base roster is never touched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from matcher.issue import InputError, Issue
from matcher.roster import District, Roster

KEYS = ("name", "kind", "settings", "quotas", "pins", "bans", "leave", "kept", "opened", "reasons")
KINDS = ("", "supplement", "replacement")  # a new plan, 补录, 接替
KNOWN_KINDS = "可用：supplement（补录）、replacement（接替）"
QUOTA_KEYS = ("new", "total", "lower", "upper")


@dataclass(frozen=True)
class Scenario:
    """What if: pins must be chosen, bans must not, `leave` are specialists who go.

    A `kind` says that an earlier plan stands: its `kept` pairs do not move, and in a replacement only the
    `opened` clients (those of the leavers) are asked for.
    """

    name: str = ""
    kind: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    quotas: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    pins: tuple[tuple[str, str], ...] = ()
    bans: tuple[tuple[str, str], ...] = ()
    leave: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    opened: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)

    def __or__(self, other: Scenario) -> Scenario:
        """Both changes; where they speak of the same setting, quota or pair, `other` wins."""
        return Scenario(
            name=other.name or self.name,
            kind=other.kind or self.kind,
            settings={**self.settings, **other.settings},
            quotas={
                d: {**self.quotas.get(d, {}), **other.quotas.get(d, {})}
                for d in (*self.quotas, *other.quotas)
            },
            pins=tuple(dict.fromkeys((*(p for p in self.pins if p not in other.bans), *other.pins))),
            bans=tuple(dict.fromkeys((*(b for b in self.bans if b not in other.pins), *other.bans))),
            leave=tuple(dict.fromkeys((*self.leave, *other.leave))),
            kept=tuple(dict.fromkeys((*self.kept, *other.kept))),
            opened=tuple(dict.fromkeys((*self.opened, *other.opened))),
            reasons={**self.reasons, **other.reasons},
        )

    def to_json(self) -> dict[str, Any]:
        """The scenario file's form, without empty parts."""
        whole = {
            "name": self.name,
            "kind": self.kind,
            "settings": {k: list(v) if isinstance(v, tuple) else v for k, v in self.settings.items()},
            "quotas": {d: dict(q) for d, q in self.quotas.items()},
            "pins": [list(p) for p in self.pins],
            "bans": [list(p) for p in self.bans],
            "leave": list(self.leave),
            "kept": [list(p) for p in self.kept],
            "opened": list(self.opened),
            "reasons": dict(self.reasons),
        }
        return {k: v for k, v in whole.items() if v}


def _refuse(what: str, mend: str, file: str) -> InputError:
    return InputError((Issue("E32", what, mend, file=file),))


def _pairs(raw: Any, key: str, file: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, list) or not all(isinstance(p, list) and len(p) == 2 for p in raw):
        raise _refuse(f"方案文件的 {key} 写法不对", "请写成 [[专员编号, 单位编号], …]", file)
    return tuple((str(a), str(b)) for a, b in raw)


def scenario_from_json(raw: Any, file: str = "") -> Scenario:
    """A scenario from its JSON form; unknown keys and wrong forms are refused with a Chinese sentence."""
    if not isinstance(raw, dict):
        raise _refuse("方案文件不是一个 JSON 对象", '请写成 {"name": "…", "settings": {…}}', file)
    unknown = [k for k in raw if k not in KEYS]
    if unknown:
        raise _refuse(f"方案文件有不认识的项 {'、'.join(unknown)}", f"可用的项：{'、'.join(KEYS)}", file)
    for key in ("settings", "quotas", "reasons"):
        if not isinstance(raw.get(key, {}), dict):
            raise _refuse(f"方案文件的 {key} 应为对象", "请写成 {…}", file)
    quotas: dict[str, dict[str, int]] = {}
    for district, change in raw.get("quotas", {}).items():
        if not isinstance(change, dict) or any(k not in QUOTA_KEYS for k in change):
            raise _refuse(f"“{district}”的指标写法不对", f"可用的项：{'、'.join(QUOTA_KEYS)}", file)
        for key, n in change.items():
            if not isinstance(n, int) or isinstance(n, bool) or n < 0:
                raise _refuse(f"“{district}”的 {key}“{n}”不是不小于0的整数", "请改成整数", file)
        quotas[district] = dict(change)
    for key in ("leave", "opened"):
        if not isinstance(raw.get(key, []), list):
            raise _refuse(f"方案文件的 {key} 应为列表", "请写成 [编号, …]", file)
    if raw.get("kind", "") not in KINDS:
        raise _refuse(f"方案文件的 kind “{raw['kind']}”不认识", KNOWN_KINDS, file)
    return Scenario(
        name=str(raw.get("name", "")),
        kind=str(raw.get("kind", "")),
        settings=dict(raw.get("settings", {})),
        quotas=quotas,
        pins=_pairs(raw.get("pins", []), "pins", file),
        bans=_pairs(raw.get("bans", []), "bans", file),
        leave=tuple(str(s) for s in raw.get("leave", [])),
        kept=_pairs(raw.get("kept", []), "kept", file),
        opened=tuple(str(c) for c in raw.get("opened", [])),
        reasons={str(k): str(v) for k, v in raw.get("reasons", {}).items()},
    )


def read_scenario(path: Path) -> Scenario:
    """A scenario file (JSON, UTF-8)."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise _refuse("找不到方案文件", "请核对文件名", path.name) from None
    except (OSError, ValueError) as error:
        raise _refuse("方案文件读不出（不是 UTF-8 的 JSON）", "请核对文件内容", path.name) from error
    return scenario_from_json(raw, path.name)


def _district(district: District, change: Mapping[str, int]) -> District:
    """New and total give each other through the heads in post; a target below them is refused (E11)."""
    existing = district.existing or 0
    if "total" in change:
        if change["total"] < existing:
            raise InputError(
                (
                    Issue(
                        "E11",
                        f"“{district.name}”目标总数{change['total']}小于现有{existing}，新增为负",
                        "请改总数，或先登记离岗人员",
                    ),
                )
            )
        district = replace(district, total=change["total"], new=change["total"] - existing)
    if "new" in change:
        district = replace(district, new=change["new"], total=existing + change["new"])
    return replace(
        district,
        lower=change.get("lower", district.lower),
        upper=change.get("upper", district.upper),
    )


def apply(scenario: Scenario, roster: Roster) -> Roster:
    """The roster under the scenario: quotas changed, leavers and their pairings gone."""
    issues = [
        Issue("E14", f"方案中的专员“{s}”不在专员表中", "请核对编号")
        for s in (*scenario.leave, *(p[0] for p in (*scenario.pins, *scenario.bans)))
        if s not in roster.specialist
    ] + [
        Issue("E14", f"方案中的单位“{c}”不在需求表中", "请核对编号")
        for _, c in (*scenario.pins, *scenario.bans)
        if c not in roster.client
    ]
    issues += [
        Issue("E06", f"方案中的“{d}”不在本次县区名单中", f"县区名单：{'、'.join(roster.district)}")
        for d in scenario.quotas
        if d not in roster.district
    ]
    issues += [
        Issue("E15", f"专员“{s}”与单位“{c}”同时出现在“锁定”和“禁止”中", "请保留一项")
        for s, c in scenario.pins
        if (s, c) in scenario.bans
    ]
    if issues:
        raise InputError(tuple(dict.fromkeys(issues)))
    gone = set(scenario.leave)
    return replace(
        roster,
        specialists=tuple(s for s in roster.specialists if s.id not in gone),
        existing=tuple(e for e in roster.existing if e.specialist not in gone),
        exclusions=tuple(e for e in roster.exclusions if e.specialist not in gone),
        districts=tuple(
            _district(d, scenario.quotas[d.name]) if d.name in scenario.quotas else d
            for d in roster.districts
        ),
    )
