"""The digest of what was read: the same for xlsx, xls, csv and json, for rows in any order."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from matcher.roster import Roster


def _plain(value: Any) -> Any:
    """Dataclasses to dicts without `source`, tuples to lists, whole floats to integers."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "source"}
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def digest(roster: Roster, listed: tuple[tuple[str, str], ...]) -> str:
    """SHA-256 over canonical JSON; phones and the like are not in it."""
    document = {"roster": _plain(roster), "listed_pairs": listed}
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
