import pytest

from scoring.normalise import MASK, normalise, plain


def test_full_width_and_traditional_forms_are_one() -> None:
    assert plain("ＰＬＣ控制與機械視覺檢測") == plain("plc控制与机械视觉检测") == "PLC控制与机械视觉检测"


def test_spaces_between_han_characters_are_dropped_and_those_between_words_stay() -> None:
    assert plain("铝 合　金压铸 MES System") == "铝合金压铸 MES SYSTEM"


def test_line_breaks_stay_as_clause_borders() -> None:
    assert plain("压铸\n焊接") == "压铸\n焊接"


@pytest.mark.parametrize(
    "private",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "０１０－６２７８１２３４",
        "0556-5345678",
        "(0556)5345678",
        "400-800-1234",
        "zhang.san_1@mail.example.com.cn",
        "340801198506150012",
        "34080119850615001x",
        "340801850615001",
        "电话:5345678",
        "微信号：abc_12345",
    ],
)
def test_phones_mails_and_identity_numbers_never_enter_scoring(private: str) -> None:
    text = plain(f"铝合金压铸，{private}，熔炼")
    assert MASK in text
    assert not any(c.isdigit() or c in "@ABC" for c in text)
    assert text.startswith("铝合金压铸")
    assert text.endswith("熔炼")


def test_technical_numbers_stay() -> None:
    for text in (
        "抗拉强度1200MPa，6061铝合金，20000转/分，精度0.01mm，GB/T19001-2016",
        "手机AMOLED屏、手机5G天线与微信小程序",
    ):
        assert MASK not in plain(text)


def test_a_quote_has_the_letters_of_the_original() -> None:
    text = "電 池㎡ＬＦＰ材料"
    normal = normalise(text)
    start = normal.plain.index("LFP")
    assert normal.quote(start, start + 3) == "ＬＦＰ"
    start = normal.plain.index("电池")
    assert normal.quote(start, start + 2) == "電 池"


def test_an_empty_text_stays_empty() -> None:
    assert normalise("").plain == ""
