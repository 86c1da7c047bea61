from scoring.terms import TermFinder


def found(terms: list[str], text: str) -> list[str]:
    finder = TermFinder(terms)
    return [text[hit.start : hit.end] for hit in finder.find(text)]


def test_the_longest_term_wins_and_hides_those_inside_it() -> None:
    assert found(["压铸", "铝合金压铸", "合金"], "铝合金压铸工艺与压铸模") == ["铝合金压铸", "压铸"]


def test_overlapping_terms_both_stay() -> None:
    assert found(["数控加工", "加工中心"], "数控加工中心") == ["数控加工", "加工中心"]


def test_latin_terms_match_whole_words_only() -> None:
    assert found(["MES", "PLC"], "MESH网格，用MES和S7-PLC") == ["MES", "PLC"]
    assert found(["MES"], "MES系统") == ["MES"]
    assert found(["3D打印"], "用3D打印机") == ["3D打印"]


def test_nothing_is_found_in_an_empty_text() -> None:
    assert found(["压铸"], "") == []
