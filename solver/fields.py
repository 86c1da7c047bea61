"""Reads the fields of a parsed JSON document; whatever is wrong is a `ProblemError` that names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from solver.problem import Ints, ProblemError

Json: TypeAlias = Mapping[str, Any]


def known_keys(document: Any, known: tuple[str, ...], name: str) -> Json:
    """`document` if it is an object with no other keys than `known`."""
    if not isinstance(document, Mapping):
        raise ProblemError(f"{name}: an object expected, got {type(document).__name__}")
    for key in document:
        if key not in known:
            raise ProblemError(f"{name}: unknown key {key!r}; known keys: {', '.join(known)}")
    return document


def items(document: Json, key: str, name: str = "") -> list[Any]:
    """The list under `key`; missing or null is empty."""
    found = document.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        raise ProblemError(f"{name or key}: a list expected, got {type(found).__name__}")
    return found


def records(document: Json, key: str, known: tuple[str, ...]) -> list[Json]:
    """The objects under `key`, each with a string id."""
    found = items(document, key)
    for i, record in enumerate(found):
        known_keys(record, known, f"{key}[{i}]")
        if not isinstance(record.get("id"), str):
            raise ProblemError(f"{key}[{i}]: id {record.get('id')!r}: a string expected")
    return found


def index_of(names: Sequence[str], kind: str) -> dict[str, int]:
    """Index of each id."""
    index: dict[str, int] = {}
    for i, name in enumerate(names):
        if name in index:
            raise ProblemError(f"{kind} {name}: duplicate id")
        index[name] = i
    return index


def look_up(index: dict[str, int], name: Any, what: str) -> int:
    """Index of the id `name`."""
    if not isinstance(name, str) or name not in index:
        raise ProblemError(f"{what} {name!r} is unknown")
    return index[name]


def number(given: Any, missing: int, name: str) -> int:
    """A whole number; null is `missing`."""
    if given is None:
        return missing
    if type(given) is not int or abs(given) >= 1 << 62:
        raise ProblemError(f"{name} {given!r}: a whole number expected")
    return given


def flag(given: Any, name: str) -> bool:
    """True or false; null is false."""
    if given is None or isinstance(given, bool):
        return bool(given)
    raise ProblemError(f"{name} {given!r}: true or false expected")


def numbers(given: list[Any], name: str) -> Ints:
    """(len(given),) whole numbers."""
    for i, x in enumerate(given):
        if type(x) is not int or abs(x) >= 1 << 62:
            raise ProblemError(f"{name} of pair {i}: {x!r}: a whole number expected")
    return np.array(given, dtype=np.int64)
