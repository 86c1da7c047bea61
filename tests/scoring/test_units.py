from scoring.units import FACETS_MOST, Units


def test_a_list_of_topics_has_facets_and_works_have_clauses() -> None:
    units = Units.of(["铝合金压铸、激光焊接与热处理", "渗碳淬火；弧焊工艺"])
    assert units.texts[1:4] == ("铝合金压铸", "激光焊接", "热处理")
    assert units.texts[4:] == ("渗碳淬火", "弧焊工艺")
    assert units.facets == 3


def test_one_topic_is_its_own_facet() -> None:
    assert Units.of(["铝合金压铸"]) == Units(("铝合金压铸",), 0)
    assert Units.of([]) == Units(("",), 0)


def test_facets_are_bounded_and_count_once() -> None:
    assert Units.of(["、".join(f"方向{i % 40}号" for i in range(80))]).facets == FACETS_MOST
    assert Units.of(["激光焊接、激光焊接"]).facets == 0
