import importlib.util
from pathlib import Path

import pytest

from scoring import ENCODERS, EncoderError, load_scorer


def test_the_embedded_scorer_needs_no_name() -> None:
    assert load_scorer().name == "embedded" == ENCODERS[0]


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(EncoderError, match="embedded"):
        load_scorer("no-such-encoder")


@pytest.mark.parametrize("installed", [False, True])
def test_a_model_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if installed else None)
    for name in (str(tmp_path), "BAAI/bge-m3"):
        with pytest.raises(EncoderError) as refused:
            load_scorer(name)
        assert ("尚不支持" if installed else 'pip install "jiedui[neural]"') in str(refused.value)


def test_own_thesaurus_rows_change_the_fit(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("本地组\t手工艺\t竹编\t竹编技艺\t篾匠活\t\n", encoding="utf-8")
    pair = [("竹编技艺传承",)], ["厂里篾匠活没人会做"]
    assert load_scorer(thesaurus=file).fit(*pair)[0, 0] > 0.5 > load_scorer().fit(*pair)[0, 0]
