"""The neural signal with real models that the test builds: small, untrained, but of the real kind."""

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest

from scoring import EncoderError, load_scorer
from scoring.neural import Reranker, SentenceModel
from scoring.neural.cache import VectorCache
from scoring.thesaurus import Thesaurus

OFFERS = [("铝合金压铸与缺陷控制",), ("香菇栽培",), ("PLC与总线通信",)]
NEEDS = ["压铸件有砂眼", "菌棒发霉"]

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None and not os.environ.get("CI"),
    reason="the extra jiedui[neural] is not installed",
)


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a BERT of two small layers and a vocabulary of single characters."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    letters = sorted(set("".join(text for offer in OFFERS for text in offer) + "".join(NEEDS)))
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=1,
    )
    import torch

    torch.manual_seed(0)
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(transformer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model in a local folder."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    body = Transformer(str(transformer))
    model = SentenceTransformer(modules=[body, Pooling(body.get_embedding_dimension())], device="cpu")
    place = tmp_path_factory.mktemp("model")
    model.save(str(place))
    return place


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIEDUI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


def test_a_local_model_joins_the_fit(folder: Path) -> None:
    scorer = load_scorer(str(folder))
    fit = scorer.fit(OFFERS, NEEDS)
    assert scorer.name == str(folder)
    assert scorer.digest != load_scorer().digest
    assert fit.shape == (3, 2)
    assert not np.array_equal(fit, load_scorer().fit(OFFERS, NEEDS))
    assert scorer.evidence(OFFERS[0], NEEDS[0])


def test_a_pair_fits_alike_in_any_batch(folder: Path) -> None:
    scorer = load_scorer(str(folder))
    whole = scorer.fit(OFFERS, NEEDS)
    for i, offer in enumerate(OFFERS):
        for j, need in enumerate(NEEDS):
            assert scorer.fit([offer], [need])[0, 0] == pytest.approx(whole[i, j], abs=2e-3)


def test_vectors_are_computed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = SentenceModel(str(folder)).vectors(NEEDS, demand=True)
    again = SentenceModel(str(folder))
    monkeypatch.setattr(again._model, "encode_query", None)  # would fail if it were called
    assert np.array_equal(again.vectors(NEEDS, demand=True), first)
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-5)


def test_the_cache_holds_no_text(folder: Path, tmp_path: Path) -> None:
    SentenceModel(str(folder)).vectors(["压铸件电话13812345678"], demand=True)
    content = (tmp_path / "cache" / "vectors.sqlite").read_bytes()
    assert "压铸".encode() not in content
    assert b"13812345678" not in content


def test_a_damaged_cache_is_no_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "vectors.sqlite").write_bytes(b"no database" * 500)
    assert SentenceModel(str(folder)).vectors(NEEDS, demand=True).shape == (2, 16)
    assert VectorCache().get([b"x"]) == {}


def test_a_cross_encoder_lifts_and_never_lowers(transformer: Path) -> None:
    scorer = load_scorer("embedded", None, str(transformer))
    assert (scorer.fit(OFFERS, NEEDS) >= load_scorer().fit(OFFERS, NEEDS)).all()
    assert Reranker(str(transformer)).scores([]).shape == (0,)


def test_a_broken_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="打不开"):
        load_scorer(str(tmp_path))


def test_a_tiny_thesaurus_without_examples_still_has_a_scale(folder: Path, tiny: Thesaurus) -> None:
    from scoring.neural import NeuralScorer

    assert NeuralScorer(tiny, None, SentenceModel(str(folder)), None).fit(OFFERS, NEEDS).shape == (3, 2)
