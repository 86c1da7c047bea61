"""The encoders there are, by name; an unknown name is an error that lists them."""

from __future__ import annotations

from pathlib import Path

from scoring.embedded import EmbeddedScorer
from scoring.neural import EncoderError, NeuralScorer, Reranker, SentenceModel
from scoring.scorer import Scorer
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus

ENCODERS = (EmbeddedScorer.name,)  # besides any sentence-transformers model by folder or hub id


def load_scorer(
    name: str = EmbeddedScorer.name, thesaurus: Path | str | None = None, reranker: str | None = None
) -> Scorer:
    """The scorer called `name`; `thesaurus` is a file or folder of a bureau's own rows to append.

    A local folder or hub id joins the embedded signals with that sentence-transformers model; `reranker` is
    the folder or hub id of a CrossEncoder that reads the best pairs again. Raises EncoderError for an unknown
    or unusable name, ThesaurusError for a malformed thesaurus.
    """
    own = Thesaurus.load(*([thesaurus] if thesaurus else []))
    for given in (name, reranker):
        if given and given not in ENCODERS and not _model(given):
            raise EncoderError(
                f"没有名为“{given}”的编码器；可用的有：{'、'.join(ENCODERS)}，"
                "或句向量模型的文件夹、编号（如 BAAI/bge-m3）。"
            )
    learned = StaticEmbedding.load()
    if name in ENCODERS and not reranker:
        return EmbeddedScorer(own, learned)
    model = None if name in ENCODERS else SentenceModel(name)
    return NeuralScorer(own, learned, model, Reranker(reranker) if reranker else None)


def _model(name: str) -> bool:
    """A local folder, or a hub id of the form owner/model."""
    return Path(name).is_dir() or (name.count("/") == 1 and all(name.split("/")))
