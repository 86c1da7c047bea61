"""充分考虑不同双链融合专员自身优势 (安庆 三(二)3): the main term."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class FitPoints:
    """round(fit.weight · fit): solvers take integers, so fit keeps three decimals."""

    name = "fit"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        return whole(case.settings["fit.weight"] * pairs.fit)
