import numpy as np
import pytest

from scoring.niches import NicheSpace
from scoring.thesaurus import Thesaurus


@pytest.fixture(scope="module")
def space(tiny: Thesaurus) -> NicheSpace:
    return NicheSpace(tiny)


def likeliest(space: NicheSpace, text: str) -> str:
    return space.niches[int(space.read([text]).share[0].argmax())].name


def test_shares_and_unknown_add_up_to_one(space: NicheSpace) -> None:
    reading = space.read(["铝合金压铸", "综合", "", "PLC与MES", "古籍修复"])
    assert np.allclose(reading.share.sum(axis=1) + reading.unknown, 1)


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
    assert not space.hits("焊缝虚接")
    assert likeliest(space, "焊缝虚接") == "焊接"


def test_unknown_texts_are_not_alike(space: NicheSpace) -> None:
    reading = space.read(["古籍修复", "戏曲表演", "综合技术服务"])
    assert (reading.unknown == 1).all()
    assert not reading.likeness(reading).any()


def test_likeness_falls_from_niche_to_neighbour_to_area_to_stranger(space: NicheSpace) -> None:
    reading = space.read(["渗碳淬火", "回火畸变控制", "激光焊接弧焊", "菌棒菌种选育"])
    alike = reading.likeness(reading)[0]
    assert alike[1] > 3 * alike[2] > 3 * alike[3]


def test_a_term_of_many_niches_counts_less_in_each(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("thesaurus") / "t.tsv"
    rows = [f"组\t域\t方向{c}\t共用词语、独有{c}词\t\t\n" for c in "甲乙丙"]
    file.write_text("".join(rows), encoding="utf-8")
    space = NicheSpace(Thesaurus.read(file))
    shared, own = (space.finder.terms.index(term) for term in ("共用词语", "独有甲词"))
    assert 0 < space.votes[shared].max() < space.votes[own].max()


def test_the_kernel_is_symmetric_with_ones_or_more_on_its_diagonal(bundled: Thesaurus) -> None:
    kernel = NicheSpace(bundled).kernel.toarray()
    assert (kernel == kernel.T).all()
    assert (kernel.diagonal() >= 1).all()


def test_votes_of_phrases_explain_each_niche_wholly(space: NicheSpace) -> None:
    voters = space.voters("铝合金压铸件有砂眼,淬火后磨不动")
    assert all(sum(votes.values()) == pytest.approx(1) for votes in voters.values())
    casting = next(i for i, niche in enumerate(space.niches) if niche.name == "铸造")
    assert "铝合金压铸" in voters[casting]
