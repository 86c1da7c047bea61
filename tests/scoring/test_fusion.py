import numpy as np

from scoring import grades
from scoring.calibration import KNOTS, calibrate, capped
from scoring.fusion import fuse, party
from scoring.grades import HIGH, LOW, MIDDLE, THIN


def test_the_fit_grows_strictly_with_the_score() -> None:
    x, y = zip(*KNOTS, strict=True)
    assert (np.diff(x) > 0).all()
    assert (np.diff(y) > 0).all()
    assert (np.diff(calibrate(np.linspace(x[0], x[-1], 2000))) > 0).all()


def test_nothing_in_common_is_no_fit_and_identity_is_full_fit() -> None:
    nothing, same = np.zeros(1), np.ones(1)
    assert calibrate(fuse(nothing, nothing, nothing)) == 0
    assert calibrate(fuse(same, same, same)) == 1


def score(stated: float, works: list[float]) -> float:
    return float(party(np.array([[stated], *([x] for x in works)]))[0])


def test_works_never_lower_and_the_stated_expertise_counts_most() -> None:
    assert score(4, []) == 4
    assert score(4, [1, 0, 2]) == 4
    assert score(4, [8]) == 5
    assert score(4, [8] * 50) == 6
    assert score(0, [8] * 50) <= score(8, [0] * 50) / 2


def test_grades_follow_the_fit_unless_the_basis_is_thin() -> None:
    fit = np.array([0.9, 0.5, 0.1, 0.9])
    assert grades.grade(fit, np.array([1, 1, 1, 0.1])).tolist() == [HIGH, MIDDLE, LOW, THIN]


def test_texts_of_fewer_than_four_letters_give_no_basis() -> None:
    assert grades.basis(["焊接。。。", "激光焊接"], np.array([0.0, 0.0])).tolist() == [0, 1]


def test_a_pair_of_which_little_is_understood_is_never_high() -> None:
    scores = np.linspace(-1, 16, 50, dtype=np.float32)
    thin = capped(scores, np.ones(50, dtype=bool))
    assert calibrate(thin).max() < grades.HIGH_FROM
    assert (np.diff(thin) > 0).all()
    assert (capped(scores, np.zeros(50, dtype=bool)) == scores).all()
