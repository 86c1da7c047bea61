import numpy as np
import pytest

from benchmarks.fit import intervals, measures, reliability

GRADES = np.array([[2, 0], [1, 2], [0, 0]], dtype=np.uint8)


def test_a_perfect_ranking_has_measures_of_one() -> None:
    assert measures.per_demand(GRADES.astype(float), GRADES) == pytest.approx(np.ones((2, 4)))
    assert measures.quality(GRADES.astype(float), GRADES) == 1


def test_ndcg_agrees_with_its_formula() -> None:
    scores = np.array([[0.1], [0.9], [0.5]])  # ranked: half, nobody, right
    found = measures.per_demand(scores, np.array([[2], [1], [0]], dtype=np.uint8))[0]
    best = 3 + 1 / np.log2(3)
    assert found[0] == pytest.approx((1 + 3 / np.log2(4)) / best)
    assert found[2] == pytest.approx(1 / 3)
    assert found[3] == 0


def test_a_demand_that_nobody_answers_is_left_out() -> None:
    found = measures.per_demand(np.ones((3, 1)), np.zeros((3, 1), dtype=np.uint8))
    assert np.isnan(found).all()


def test_equal_scores_stand_at_chance() -> None:
    grades = np.zeros((100, 40), dtype=np.uint8)
    for j in range(40):
        grades[j : j + 5, j] = 2
    assert np.nanmean(measures.per_demand(np.ones((100, 40)), grades)[:, 0]) < 0.2


def test_the_interval_holds_the_mean_and_widens_with_clusters() -> None:
    values = np.repeat(np.random.default_rng(0).random(20), 10)
    alone = intervals.interval(values, [str(i) for i in range(200)])
    together = intervals.interval(values, [str(i // 10) for i in range(200)])
    assert together[0] < alone[0] < values.mean() < alone[1] < together[1]


def test_bands_hold_every_pair_once() -> None:
    fit = np.array([[0.05, 0.95], [1.0, 0.5], [0.0, 0.1]])
    found = reliability.bands(fit, GRADES)
    assert sum(band.pairs for band in found) == 6
    assert reliability.right_from(fit, GRADES, 0.9) == (2, 0.0)
