"""Vectors that were computed once are kept by the digest of model, role and text; texts are not kept.

A cache may vanish or be damaged at any time: then vectors are computed anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from platformdirs import user_cache_dir

CHUNK = 500  # keys in one query; SQLite allows a limited number of parameters


def folder() -> Path:
    """JIEDUI_CACHE, or the user's cache folder of this system."""
    return Path(os.environ.get("JIEDUI_CACHE") or user_cache_dir("jiedui", appauthor=False))


class VectorCache:
    """float32 vectors by key in one SQLite file."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or folder() / "vectors.sqlite"

    @staticmethod
    def key(*parts: str) -> bytes:
        """Digest of model, role and text."""
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, np.ndarray]:
        """The known ones of `keys`."""
        wanted = list(keys)
        found: dict[bytes, np.ndarray] = {}
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._open()) as base:
            for start in range(0, len(wanted), CHUNK):
                part = wanted[start : start + CHUNK]
                marks = ",".join("?" * len(part))
                rows = base.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
                found.update((key, np.frombuffer(vector, dtype=np.float32)) for key, vector in rows)
        return found

    def put(self, vectors: Mapping[bytes, np.ndarray]) -> None:
        """Keeps `vectors`; a cache that cannot be written is no error."""
        rows = [(key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items()]
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._open()) as base, base:
            base.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def _open(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.file, timeout=10)
        base.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
        return base
