"""Any sentence-transformers model as one more signal, and any CrossEncoder over the best: extra `[neural]`.

torch takes seconds to import and hundreds of megabytes, so nothing here imports it before a model is asked
for.
"""

from scoring.neural.model import INSTALL, EncoderError, SentenceModel
from scoring.neural.rerank import Reranker
from scoring.neural.scorer import NeuralScorer

__all__ = ["INSTALL", "EncoderError", "NeuralScorer", "Reranker", "SentenceModel"]
