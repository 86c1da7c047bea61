import random
import time

import numpy as np
import pytest

from scoring import GRADES, load_scorer
from scoring.embedded import EmbeddedScorer
from scoring.thesaurus import Thesaurus

OFFERS = [
    ("铝合金压铸与球墨铸铁熔炼", "主持压铸缺陷项目；发表焊接论文多篇"),
    ("渗碳淬火与畸变控制",),
    ("PLC与总线通信",),
    ("磷酸铁锂正极材料与低温性能", ""),
    ("香菇栽培与菌种选育",),
    ("生物脱氮与反硝化",),
    ("多学科交叉、综合技术服务",),
    ("",),
]
NEEDS = [
    "压铸件有砂眼，毛坯报废多",
    "齿圈淬完火变形",
    "老生产线PLC改造，电柜老是停机",
    "电芯冬天放不出电",
    "菌棒发霉，出菇畸形",
    "废水总氮超标",
    "希望提升产品质量",
    "",
]


def test_right_pairs_fit_best(scorer: EmbeddedScorer) -> None:
    fit = scorer.fit(OFFERS, NEEDS)[:6, :6]
    assert (fit.argmax(axis=0) == np.arange(6)).all()
    strangers = fit[~np.eye(6, dtype=bool)]
    assert fit.diagonal().min() > np.percentile(strangers, 90)
    assert np.median(fit.diagonal()) > 0.7
    assert np.percentile(strangers, 90) < 0.15


def test_fit_is_float32_of_six_decimals_between_0_and_1(scorer: EmbeddedScorer) -> None:
    fit = scorer.fit(OFFERS, NEEDS)
    assert fit.dtype == np.float32
    assert fit.shape == (8, 8)
    assert fit.min() >= 0
    assert fit.max() <= 1
    assert (np.round(fit.astype(float), 6).astype(np.float32) == fit).all()


def test_fit_of_a_pair_is_the_same_in_any_batch(scorer: EmbeddedScorer) -> None:
    whole = scorer.assess(OFFERS, NEEDS)
    for i, offer in enumerate(OFFERS):
        for j, need in enumerate(NEEDS):
            alone = scorer.assess([offer], [need])
            assert alone.value[0, 0] == whole.value[i, j]
            assert alone.grade[0, 0] == whole.grade[i, j]


def test_fit_of_a_pair_is_the_same_in_any_order(scorer: EmbeddedScorer) -> None:
    rows, columns = random.Random(1).sample(range(8), 8), random.Random(2).sample(range(8), 8)
    shuffled = scorer.fit([OFFERS[i] for i in rows], [NEEDS[j] for j in columns])
    assert (shuffled == scorer.fit(OFFERS, NEEDS)[np.ix_(rows, columns)]).all()


def test_blocks_change_nothing(scorer: EmbeddedScorer, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = scorer.fit(OFFERS, NEEDS)
    monkeypatch.setattr("scoring.embedded.BLOCK", 2)
    assert (scorer.fit(OFFERS, NEEDS) == whole).all()


@pytest.mark.parametrize("generic", ["综合技术服务", "多学科", "多学科交叉、综合技术服务", "技术研究与应用"])
def test_generic_expertise_matches_nothing_strongly(scorer: EmbeddedScorer, generic: str) -> None:
    judged = scorer.assess([(generic,)], NEEDS)
    assert judged.value.max() < 0.15
    assert {GRADES[code] for code in judged.grade.ravel()} == {"依据不足"}


def test_a_generic_or_short_need_gives_too_little_to_judge_by(scorer: EmbeddedScorer) -> None:
    judged = scorer.assess(OFFERS, ["希望提升产品质量", "压铸", "", "？"])
    assert {GRADES[code] for code in judged.grade.ravel()} == {"依据不足"}


def test_a_clear_pair_is_graded_high_and_a_stranger_low(scorer: EmbeddedScorer) -> None:
    grade = scorer.assess(OFFERS, NEEDS).grade
    assert GRADES[grade[0, 0]] == "高"
    assert GRADES[grade[4, 0]] == "低"


def test_full_width_and_traditional_texts_fit_as_their_plain_forms(scorer: EmbeddedScorer) -> None:
    plain = scorer.fit([("PLC与总线通信",)], ["电芯冬天放不出电,PLC"])
    other = scorer.fit([("ｐｌｃ與總線通信",)], ["電芯冬天放不出電，ＰＬＣ"])
    assert (plain == other).all()


@pytest.mark.parametrize(("short", "need"), [("PLC", "PLC程序改造"), ("MES", "车间想上MES，插单多")])
def test_abbreviations_work(scorer: EmbeddedScorer, short: str, need: str) -> None:
    fit = scorer.fit([(f"{short}系统集成",), ("香菇栽培",)], [need])
    assert fit[0, 0] > 0.4 > 0.1 > fit[1, 0]


def test_phones_and_mails_change_nothing(scorer: EmbeddedScorer) -> None:
    bare = scorer.fit([("铝合金压铸",)], ["压铸件有砂眼。"])
    told = scorer.fit([("铝合金压铸",)], ["压铸件有砂眼。13812345678 a1@plc.com"])
    assert (bare == told).all()


def test_long_achievements_do_not_drown_the_expertise(scorer: EmbeddedScorer) -> None:
    works = "。".join(f"第{i}项：参与光伏组件封装与果树栽培推广，获奖{i}次" for i in range(60))
    for need in NEEDS[:6]:
        bare, long = scorer.fit([("铝合金压铸",), ("铝合金压铸", works)], [need])[:, 0]
        assert long >= bare
    own = scorer.fit([("铝合金压铸", works)], [NEEDS[0]])[0, 0]
    assert own > scorer.fit([("光伏组件封装", "铝合金压铸")], [NEEDS[0]])[0, 0]


def test_works_help_where_the_expertise_says_nothing(scorer: EmbeddedScorer) -> None:
    bare, told = scorer.fit([("材料",), ("材料", "主持铝合金压铸缺陷控制项目")], ["压铸件有砂眼"])[:, 0]
    assert told > bare


def test_a_list_of_topics_fits_a_need_of_one_of_them(scorer: EmbeddedScorer) -> None:
    topics = "铝合金压铸、香菇栽培、生物脱氮、磷酸铁锂"
    for need in (NEEDS[0], NEEDS[4], NEEDS[5]):
        listed, stranger = scorer.fit([(topics,), ("激光焊接与弧焊",)], [need])[:, 0]
        assert listed > max(0.05, 10 * stranger)


def test_a_single_text_is_no_offer(small: EmbeddedScorer) -> None:
    with pytest.raises(TypeError):
        small.fit(["铝合金压铸"], ["压铸"])


def test_no_offers_or_no_needs_give_an_empty_matrix(small: EmbeddedScorer) -> None:
    assert small.fit([], NEEDS).shape == (0, 8)
    assert small.fit(OFFERS, []).shape == (8, 0)
    assert small.fit([()], ["压铸件"]).shape == (1, 1)


def test_groups_name_the_industry(small: EmbeddedScorer) -> None:
    assert [guess.group for guess in small.groups(("铝合金压铸", "主持压铸项目"))] == ["装备"]
    both = small.groups(("磷酸铁锂正极材料，PLC与MES",))
    assert {guess.group for guess in both} == {"新能源", "装备"}
    assert sum(guess.confidence for guess in both) <= 1


def test_at_most_three_groups_are_named(small: EmbeddedScorer) -> None:
    assert len(small.groups(("铝合金压铸、磷酸铁锂、香菇栽培、生物脱氮、技术转移",))) <= 3


@pytest.mark.parametrize("text", ["综合技术服务", "", "多学科"])
def test_a_generic_text_has_no_group(scorer: EmbeddedScorer, text: str) -> None:
    assert scorer.groups((text,)) == ()


def test_the_digest_tells_the_thesaurus(small: EmbeddedScorer, bundled: Thesaurus) -> None:
    assert small.digest == EmbeddedScorer(small.thesaurus).digest
    assert small.digest != EmbeddedScorer(bundled).digest


def test_a_city_is_scored_in_seconds() -> None:
    """230 x 700, about 2 s on one core with set-up; the bound leaves room for slow and busy machines."""
    start = time.perf_counter()
    scorer = load_scorer()
    offers = [(f"{OFFERS[i % 6][0]}{i}", f"{NEEDS[i % 5]}；{OFFERS[i % 4][0]}；" * 8) for i in range(230)]
    assert scorer.fit(offers, [f"{NEEDS[j % 6]}第{j}项" for j in range(700)]).shape == (230, 700)
    assert time.perf_counter() - start < 8


def test_a_text_that_names_its_industry_is_of_it(bundled: Thesaurus) -> None:
    assert EmbeddedScorer(bundled).groups(("软件与人工智能",))[0].group == "软件与人工智能"
