import itertools

import pytest

from scoring.embedded import EmbeddedScorer

OFFERS = [
    ("铝合金压铸与球墨铸铁熔炼", "主持压铸件缺陷项目；发表焊接论文多篇。铝合金压铸获奖"),
    ("渗碳淬火与畸变控制", "激光焊接"),
    ("PLC与總線通信、ＭＥＳ排程",),
    ("磷酸铁锂正极材料与低温性能", "热失控研究"),
    ("香菇栽培与菌种选育", "果树植保推广，香菇菌棒生产"),
    ("生物脱氮与反硝化", "VOCs催化燃烧"),
]
NEEDS = [
    "铝合金压铸件有砂眼，毛坯报废多，压铸模寿命短",
    "齿圈淬完火变形，焊缝也不好",
    "老生产线ＰＬＣ改造，電櫃老是停机，排产乱",
    "电芯冬天放不出电，快充发热",
    "菌棒发霉，出菇畸形，香菇卖不上价",
    "废水总氮超标，喷漆味大被邻居投诉",
]
PAIRS = list(itertools.product(OFFERS, NEEDS))


@pytest.mark.parametrize(("offer", "need"), PAIRS)
def test_evidence_is_literal_and_faithful(scorer: EmbeddedScorer, offer: tuple[str, ...], need: str) -> None:
    found = scorer.evidence(offer, need)
    assert len(found) <= 3
    assert [e.weight for e in found] == sorted((e.weight for e in found), reverse=True)
    assert sum(e.weight for e in found) <= 1 + 1e-6
    for e in found:
        assert 0 < e.weight <= 1
        assert any(e.specialist_text in text for text in offer)
        assert e.specialist_text
        assert e.client_text in need
        assert e.client_text
    if found:
        left, right = list(offer), need
        for e in sorted(found, key=lambda e: -len(e.specialist_text)):
            left = [text.replace(e.specialist_text, "") for text in left]
        for e in sorted(found, key=lambda e: -len(e.client_text)):
            right = right.replace(e.client_text, "")
        assert scorer.fit([left], [right])[0, 0] < scorer.fit([offer], [need])[0, 0]
    else:
        assert scorer.fit([offer], [need])[0, 0] < 0.02


def test_every_right_pair_has_evidence(scorer: EmbeddedScorer) -> None:
    assert all(scorer.evidence(offer, need) for offer, need in zip(OFFERS, NEEDS, strict=True))


def test_evidence_names_the_shared_niche(small: EmbeddedScorer) -> None:
    best = small.evidence(("铝合金压铸",), "毛坯有砂眼")[0]
    assert (best.specialist_text, best.niche) == ("铝合金压铸", "铸造")
    assert best.client_text in {"毛坯", "砂眼"}


def test_evidence_of_neighbours_names_both(small: EmbeddedScorer) -> None:
    assert small.evidence(("PLC可编程控制器",), "插单，排产乱")[0].niche == "工业控制→制造执行系统"


def test_shared_wording_without_a_niche_is_evidence_too(small: EmbeddedScorer) -> None:
    found = small.evidence(("古籍修复",), "馆藏古籍虫蛀修复")
    assert {(e.specialist_text, e.niche) for e in found} == {("古籍修复", "")}


def test_evidence_quotes_the_original_letters(small: EmbeddedScorer) -> None:
    found = small.evidence(("ｐｌｃ控制",), "電櫃裡的 Plc 老是停机")
    assert any(e.specialist_text.startswith("ｐｌｃ") for e in found)
    assert any(e.client_text in {"Plc", "電櫃", "老是停机"} for e in found)


def test_unrelated_texts_have_no_evidence(small: EmbeddedScorer) -> None:
    assert small.evidence(("古籍修复",), "菌棒发霉") == ()
    assert small.evidence(("",), "") == ()


def test_evidence_is_limited_on_demand(small: EmbeddedScorer) -> None:
    assert len(small.evidence(OFFERS[0], NEEDS[0], most=1)) == 1
    assert small.evidence(OFFERS[0], NEEDS[0], most=0) == ()


def test_evidence_never_quotes_a_phone(scorer: EmbeddedScorer) -> None:
    found = scorer.evidence(("铝合金压铸13812345678",), "压铸件砂眼13812345678", most=9)
    assert not any(c.isdigit() for e in found for c in e.specialist_text + e.client_text)
