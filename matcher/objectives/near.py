"""就近结对 (安庆 三(二)3)."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class Near:
    """−near.weight · min(km / near.cap_km, 1); 0 where the distance is unknown."""

    name = "near"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        share = np.minimum(pairs.km / max(case.settings["near.cap_km"], 1), 1.0)
        return -whole(case.settings["near.weight"] * np.nan_to_num(share))
