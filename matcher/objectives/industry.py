"""县域主导产业、新兴产业 (安庆 二(二))."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class Industry:
    """industry.share of the fit points more for clients of leading or emerging industries."""

    name = "industry"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        tagged = pairs.per_client([float(any(t in c.tag for t in ("主导", "新兴"))) for c in pairs.clients])
        weight = case.settings["industry.share"] * case.settings["fit.weight"]
        return whole(weight * pairs.fit * tagged)
