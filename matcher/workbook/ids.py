"""Ids that do not depend on row order or file name: a digest of what identifies the party."""

from __future__ import annotations

import hashlib

from matcher.workbook.cells import key


def digest(*parts: str, length: int = 10) -> str:
    """Hex digest of parts, each NFKC without spaces."""
    return hashlib.sha256("|".join(key(p) for p in parts).encode("utf-8")).hexdigest()[:length]


def raw_digest(*parts: str, length: int = 10) -> str:
    """Hex digest of the parts exactly as written."""
    return hashlib.sha256("|".join(parts).encode("utf-8")).hexdigest()[:length]


def specialist(name: str, institution: str) -> str:
    """`s` + digest of name and institution."""
    return "s" + digest(name, institution)


def client(name: str, district: str) -> str:
    """`c` + digest of name and district."""
    return "c" + digest(name, district)


def client_by_code(code: str) -> str:
    """`c` + digest of the 统一社会信用代码, which wins over the name."""
    return "c" + digest(code)
