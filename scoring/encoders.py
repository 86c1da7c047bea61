"""The encoders there are, by name; an unknown name is an error that lists them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from scoring.embedded import EmbeddedScorer
from scoring.scorer import Scorer
from scoring.thesaurus import Thesaurus

ENCODERS = (EmbeddedScorer.name,)  # models by folder or hub id will join here
INSTALL = 'pip install "jiedui[neural]"'


class EncoderError(ValueError):
    """The encoder asked for is unknown or cannot be used; the message says what to do."""


def load_scorer(name: str = "embedded", thesaurus: Path | str | None = None) -> Scorer:
    """The scorer called `name`; `thesaurus` is a file or folder of a bureau's own rows to append.

    Raises EncoderError for an unknown or unusable name, ThesaurusError for a malformed thesaurus.
    """
    if name == EmbeddedScorer.name:
        return EmbeddedScorer(Thesaurus.load(*([thesaurus] if thesaurus else [])))
    if not _model(name):
        raise EncoderError(
            f"没有名为“{name}”的编码器；可用的有：{'、'.join(ENCODERS)}，"
            "或句向量模型的文件夹、编号（如 BAAI/bge-m3）。"
        )
    if importlib.util.find_spec("sentence_transformers") is None:
        raise EncoderError(f"“{name}”是句向量模型，需先安装扩展：{INSTALL}；或改用内置编码器 {ENCODERS[0]}。")
    raise EncoderError(f"“{name}”：本版本尚不支持句向量模型；请用内置编码器 {ENCODERS[0]}。")


def _model(name: str) -> bool:
    """A local folder, or a hub id of the form owner/model."""
    return Path(name).is_dir() or (name.count("/") == 1 and all(name.split("/")))
