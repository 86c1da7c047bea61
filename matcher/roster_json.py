"""A roster as roster.json (contract §2): what `read` takes back without loss. No phone is in it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from matcher.roster import Client, Roster


def roster_to_json(roster: Roster, programme: str) -> dict[str, Any]:
    """The roster as plain lists and dicts; fields at their default are mostly left out."""
    whole: dict[str, Any] = {
        "programme": programme,
        "specialists": [_record(s) for s in roster.specialists],
        "clients": [_client(c) for c in roster.clients],
        "districts": [_record(d) for d in roster.districts],
        "existing": [{**_record(e), "locked": e.locked} for e in roster.existing],
        "exclusions": [{**_record(e), "kind": e.kind} for e in roster.exclusions],
        "other_posts": [_record(o) for o in roster.other_posts],
        "distances": [{"from": d.origin, "to": d.target, "km": d.km} for d in roster.distances],
    }
    if roster.groups:
        whole["groups"] = {name: list(words) for name, words in roster.groups.items()}
    return whole


def _client(client: Client) -> dict[str, Any]:
    record = _record(client)
    record["kind"] = client.kind
    record["demands"] = [_record(d) for d in client.demands]
    return record


def _record(item: Any) -> dict[str, Any]:
    kept = {}
    for f in fields(item):
        value = getattr(item, f.name)
        if f.name in ("source", "demands") or value == f.default:
            continue
        kept[f.name] = list(value) if isinstance(value, tuple) else value
    return kept
