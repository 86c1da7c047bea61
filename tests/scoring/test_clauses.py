from scoring.clauses import LONG, MOST, clauses, topics


def test_works_are_split_at_sentence_ends_and_line_breaks() -> None:
    assert clauses(["铝合金压铸；激光焊接工艺。\n渗碳淬火"]) == ["铝合金压铸", "激光焊接工艺", "渗碳淬火"]


def test_decimal_points_do_not_split() -> None:
    assert clauses(["精度达到0.01毫米"]) == ["精度达到0.01毫米"]


def test_long_sentences_are_parted_at_commas() -> None:
    parts = clauses(["，".join(["铝合金压铸缺陷控制工艺"] * 3 + ["激光焊接接头组织性能"] * 5)])
    assert len(parts) > 1
    assert all(len(part) <= 2 * LONG for part in parts)


def test_repetitions_count_once_and_the_number_is_bounded() -> None:
    assert clauses(["激光焊接", "激光焊接"]) == ["激光焊接"]
    assert len(clauses(["。".join(f"第{i}号成果材料" for i in range(500))])) == MOST


def test_a_stated_expertise_lists_its_topics() -> None:
    assert topics("铝合金压铸、焊接；热处理，焊接") == ["铝合金压铸", "焊接", "热处理"]
    assert topics("铝合金压铸") == []
