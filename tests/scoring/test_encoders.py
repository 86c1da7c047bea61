import importlib.util
from pathlib import Path

import pytest

from scoring import ENCODERS, EncoderError, load_scorer


def test_the_embedded_scorer_needs_no_name() -> None:
    assert load_scorer().name == "embedded" == ENCODERS[0]


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(EncoderError, match="embedded"):
        load_scorer("no-such-encoder")


@pytest.mark.parametrize("arguments", [("BAAI/bge-m3",), ("embedded", None, "BAAI/bge-reranker-v2-m3")])
def test_a_missing_extra_prints_the_install_line(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str | None, ...]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EncoderError) as refused:
        load_scorer(*arguments)  # type: ignore[arg-type]
    assert 'pip install "jiedui[neural]"' in str(refused.value)


def test_own_thesaurus_rows_change_the_fit(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("本地组\t手工艺\t囖哩嗟\t囖哩嗟啰\t噼咚嘭哐\t\n", encoding="utf-8")
    pair = [("囖哩嗟啰传承",)], ["噼咚嘭哐没人会"]
    assert load_scorer(thesaurus=file).fit(*pair)[0, 0] > 0.5 > load_scorer().fit(*pair)[0, 0]
