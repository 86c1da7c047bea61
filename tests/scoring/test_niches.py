from pathlib import Path

import numpy as np
import pytest

from scoring.grams import grams
from scoring.niches import NicheSpace, Reading
from scoring.thesaurus import Thesaurus
from scoring.trie import Letters


@pytest.fixture(scope="module")
def space(tiny: Thesaurus) -> NicheSpace:
    return NicheSpace(tiny)


def read(space: NicheSpace, texts: list[str]) -> Reading:
    letters = Letters.of(texts)
    return space.read(letters, grams(texts, letters))


def likeliest(space: NicheSpace, text: str) -> str:
    return space.niches[int(read(space, [text]).share.toarray().argmax())].name


def test_shares_and_unknown_add_up_to_one(space: NicheSpace) -> None:
    reading = read(space, ["铝合金压铸", "综合", "", "PLC与MES", "古籍修复"])
    assert np.allclose(np.asarray(reading.share.sum(axis=1))[:, 0] + reading.unknown, 1)


@pytest.mark.parametrize(
    ("text", "niche"),
    [
        ("压铸件有砂眼", "铸造"),
        ("PLC改造", "工业控制"),
        ("上MES", "制造执行系统"),
        ("LFP低温", "锂电正极材料"),
        ("虾老是死,塘里缺氧", "池塘养殖"),
    ],
)
def test_lay_words_and_abbreviations_find_their_niche(space: NicheSpace, text: str, niche: str) -> None:
    assert likeliest(space, text) == niche


def test_words_the_list_lacks_are_read_by_their_characters(space: NicheSpace) -> None:
    assert "焊缝虚接" not in space.trie.phrases
    assert likeliest(space, "焊缝虚接") == "焊接"


def test_unknown_texts_are_not_alike(space: NicheSpace) -> None:
    reading = read(space, ["古籍修复", "戏剧导演", "综合技术服务"])
    assert (reading.unknown == 1).all()
    assert not reading.likeness(reading).any()


def test_likeness_falls_from_niche_to_neighbour_to_area_to_stranger(space: NicheSpace) -> None:
    reading = read(space, ["渗碳淬火", "回火畸变控制", "激光焊接弧焊", "菌棒菌种选育"])
    alike = reading.likeness(reading)[0]
    assert alike[1] > 3 * alike[2] > 3 * alike[3]


def test_a_term_of_many_niches_counts_less_in_each(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("thesaurus") / "t.tsv"
    rows = [f"组\t域\t方向{c}\t共用词语、独有{c}词\t\t\n" for c in "甲乙丙"]
    file.write_text("".join(rows), encoding="utf-8")
    space = NicheSpace(Thesaurus.read(file))
    shared, own = (space.trie.phrases.index(term) for term in ("共用词语", "独有甲词"))
    assert 0 < space.votes[[shared]].max() < space.votes[[own]].max()


def test_the_kernel_is_symmetric_with_ones_or_more_on_its_diagonal(bundled: Thesaurus) -> None:
    kernel = NicheSpace(bundled).kernel.toarray()
    assert (kernel == kernel.T).all()
    assert (kernel.diagonal() >= 1).all()


def test_example_sentences_teach_new_words(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text(
        "组\t域\t铸造\t压铸\t砂眼\t\n组\t域\t焊接\t弧焊\t虚焊\t\n", encoding="utf-8"
    )
    examples = tmp_path / "examples"
    examples.mkdir()
    (examples / "t.tsv").write_text("铸造\tdemand\t毛坯敲开一包蜂窝\n", encoding="utf-8")
    space = NicheSpace(Thesaurus.read(tmp_path))
    assert likeliest(space, "里面像蜂窝一样") == "铸造"
