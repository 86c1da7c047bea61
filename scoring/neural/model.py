"""A sentence-transformers model by local folder or hub id: texts in, unit vectors out, each computed once."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from scoring.normalise import plain

INSTALL = 'pip install "jiedui[neural]"'
BATCH = 64  # texts at once
BAR_FROM = 200  # texts from which a progress bar is shown on a terminal


class EncoderError(ValueError):
    """The encoder asked for is unknown or cannot be used; the message says what to do."""


def require(name: str) -> Any:
    """The package sentence_transformers. Raises EncoderError with the install line if it is missing."""
    if importlib.util.find_spec("sentence_transformers") is None:
        raise EncoderError(f"“{name}”是句向量模型，需先安装扩展：{INSTALL}；或改用内置编码器 embedded。")
    import sentence_transformers

    return sentence_transformers


def load(kind: str, name: str) -> Any:
    """SentenceTransformer or CrossEncoder `name`; a local folder is never looked up on the network."""
    package = require(name)
    local = Path(name).is_dir()
    try:
        return getattr(package, kind)(name, device="cpu", local_files_only=local)
    except (OSError, ValueError, RuntimeError) as error:
        where = "文件夹中的模型不完整或不是句向量模型" if local else "没有联网，或没有这个模型"
        raise EncoderError(
            f"“{name}”打不开：{where}；可改用本地模型文件夹，或内置编码器 embedded。"
        ) from error


def digest(name: str, model: Any) -> str:
    """SHA-256 of a local folder's files, else of the model's weights."""
    total = hashlib.sha256()
    folder = Path(name)
    if folder.is_dir():
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
    else:
        for key, tensor in sorted(model.state_dict().items()):
            total.update(key.encode() + b"\0" + np.ascontiguousarray(tensor.cpu().float().numpy()).tobytes())
    return total.hexdigest()


class SentenceModel:
    """One model, opened when first needed. Demands are its queries, expertise its documents."""

    def __init__(self, name: str) -> None:
        from scoring.neural.cache import VectorCache

        self.name = name
        self._model = load("SentenceTransformer", name)
        self._cache = VectorCache()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the model."""
        return digest(self.name, self._model)

    def vectors(self, texts: Sequence[str], *, demand: bool) -> np.ndarray:
        """float32 unit vectors (texts, dimensions); personal numbers are masked first."""
        wanted = [plain(text).replace("\x1f", "") for text in texts]
        role = "query" if demand else "document"
        keys = {text: self._cache.key(self.digest, role, text) for text in dict.fromkeys(wanted)}
        known = self._cache.get(keys.values())
        missing = [text for text, key in keys.items() if key not in known]
        if missing:
            encode = self._model.encode_query if demand else self._model.encode_document
            made = encode(
                missing,
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=len(missing) >= BAR_FROM and sys.stderr.isatty(),
            )
            fresh = {
                keys[text]: np.asarray(v, dtype=np.float32) for text, v in zip(missing, made, strict=True)
            }
            self._cache.put(fresh)
            known.update(fresh)
        if not wanted:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([known[keys[text]] for text in wanted])
