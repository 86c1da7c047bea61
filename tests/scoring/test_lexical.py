import numpy as np
import pytest

from scoring.embedded import EmbeddedScorer
from scoring.grams import PAIR, grams


def cosines(scorer: EmbeddedScorer, left: list[str], right: list[str]) -> np.ndarray:
    return scorer.lexicon.cosines(*(scorer.lexicon.read(grams(texts)) for texts in (left, right)))


def test_a_text_is_one_with_itself_and_nothing_with_a_stranger(small: EmbeddedScorer) -> None:
    found = cosines(small, ["铝合金压铸", "古籍修复", ""], ["铝合金压铸", "古籍修复"])
    assert found == pytest.approx(np.array([[1, 0], [0, 1], [0, 0]]), abs=2e-3)


def test_common_words_of_the_thesaurus_weigh_less(small: EmbeddedScorer) -> None:
    keys = [ord(a) * PAIR + ord(b) for a, b in ("电池", "压铸")]
    common, rare = small.lexicon.idf[np.searchsorted(small.lexicon.keys, keys)]
    assert common < rare


def test_words_that_no_thesaurus_knows_still_bind(small: EmbeddedScorer) -> None:
    found = cosines(small, ["馕坑烤馕"], ["馕坑", "木雕"])
    assert found[0, 0] > 0.5
    assert found[0, 1] == 0
