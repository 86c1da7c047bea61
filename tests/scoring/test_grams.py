import numpy as np

from scoring.grams import PAIR, grams, latin_key


def found(text: str) -> set[str]:
    keys = grams([text]).key.tolist()
    return {chr(k) if k < PAIR else chr(k // PAIR) + chr(k % PAIR) for k in keys if k >= 0}


def test_function_characters_and_generic_words_part_the_pairs() -> None:
    assert found("压铸的技术焊接") == {"压", "铸", "压铸", "焊", "接", "焊接"}


def test_latin_words_count_whole_and_bare_numbers_do_not() -> None:
    assert set(grams(["PLC 2024 S7"]).key.tolist()) == {latin_key("PLC"), latin_key("S7")}


def test_generic_texts_keep_nothing() -> None:
    assert not found("综合技术服务")
    assert not found("希望提升产品质量")


def test_grams_of_a_text_are_the_same_in_any_batch() -> None:
    texts = ["铝合金压铸", "", "PLC与MES", "综合技术服务", "𠮷野家的饭"]
    whole = grams(texts)
    for i, text in enumerate(texts):
        assert sorted(whole.key[whole.owner == i].tolist()) == sorted(grams([text]).key.tolist())


def test_counts_are_ordered_and_complete() -> None:
    owner, key, times = grams(["纱纱纱", "纱"]).counts()
    assert owner.tolist() == [0, 0, 1]
    assert key.tolist() == [ord("纱"), ord("纱") * PAIR + ord("纱"), ord("纱")]
    assert np.array_equal(times, [3, 2, 1])
