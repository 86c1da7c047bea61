import importlib.util
import os

import numpy as np
import pytest

from scoring.grams import grams
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus


@pytest.fixture(scope="module")
def bundled_static() -> StaticEmbedding:
    return StaticEmbedding.load()


def test_it_was_learned_from_this_very_thesaurus(bundled_static: StaticEmbedding, bundled: Thesaurus) -> None:
    """After a change of the thesaurus: `python -m scoring.neural.static_training`."""
    assert bundled_static.source == bundled.digest


def test_it_is_small_and_sorted(bundled_static: StaticEmbedding) -> None:
    assert bundled_static.vectors.dtype == np.int8
    assert (np.diff(bundled_static.keys) > 0).all()


def test_a_symptom_is_nearer_to_its_craft_than_to_a_stranger(bundled_static: StaticEmbedding) -> None:
    needs = bundled_static.read(grams(["毛坯一车开露出小孔", "菌棒长绿毛不出菇"]))
    crafts = bundled_static.read(grams(["铸造缺陷与熔炼", "食用菌栽培"]))
    cosines = StaticEmbedding.cosines(needs, crafts)
    assert cosines[0, 0] > cosines[0, 1]
    assert cosines[1, 1] > cosines[1, 0]


def test_a_text_reads_alike_in_any_batch(bundled_static: StaticEmbedding) -> None:
    texts = ["铝合金压铸", "", "PLC与MES", "综合技术服务"]
    whole = bundled_static.read(grams(texts))
    assert all((bundled_static.read(grams([text]))[0] == whole[i]).all() for i, text in enumerate(texts))
    assert not whole[1].any()


@pytest.mark.skipif(
    importlib.util.find_spec("torch") is None and not os.environ.get("CI"),
    reason="the extra jiedui[neural] is not installed",
)
def test_training_learns_a_tiny_thesaurus(tiny: Thesaurus) -> None:
    from scoring.neural.static_training import train

    learned = train(tiny, epochs=3, most=500, kept=8)
    assert learned.source == tiny.digest
    read = learned.read(grams(["铝合金压铸", "压铸砂眼", "菌棒菌种"]))
    cosines = StaticEmbedding.cosines(read, read)
    assert cosines[0, 1] > cosines[0, 2]
