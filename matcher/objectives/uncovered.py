"""结合第一批联络员对口联系情况 (武汉 三(二)): new people go first where nobody is."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class Uncovered:
    """uncovered.bonus for clients whom nobody in post serves."""

    name = "uncovered"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        free = pairs.per_client([float(c.id not in case.served) for c in pairs.clients])
        return whole(case.settings["uncovered.bonus"] * free)
