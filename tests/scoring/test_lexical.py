import numpy as np

from scoring.generic import blank
from scoring.lexical import Lexicon, grams, runs
from scoring.thesaurus import Thesaurus


def test_function_characters_and_generic_words_part_the_pairs() -> None:
    assert set(grams("压铸的技术焊接")) == {"压", "铸", "压铸", "焊", "接", "焊接"}


def test_latin_words_count_whole_and_bare_numbers_do_not() -> None:
    assert set(grams("PLC 2024 S7")) == {"PLC", "S7"}


def test_generic_texts_keep_nothing() -> None:
    assert not grams("综合技术服务")
    assert not blank("希望提升产品质量").strip("\x1f")


def test_a_text_is_one_with_itself_and_nothing_with_a_stranger(tiny: Thesaurus) -> None:
    lexicon = Lexicon(niche.terms for niche in tiny.niches)
    cosine = lexicon.cosines(["铝合金压铸", "古籍修复", ""], ["铝合金压铸", "古籍修复"])
    assert np.allclose(cosine, [[1, 0], [0, 1], [0, 0]], atol=1e-5)


def test_common_words_of_the_thesaurus_weigh_less(tiny: Thesaurus) -> None:
    lexicon = Lexicon(niche.terms for niche in tiny.niches)
    assert lexicon.idf["电池"] < lexicon.idf["压铸"]


def test_runs_join_overlapping_pairs() -> None:
    assert runs("工业机器人用PLC", {"机器", "器人", "PLC"}) == ["PLC", "机器人"]
