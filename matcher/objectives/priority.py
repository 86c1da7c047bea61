"""综合考虑园区、企业意愿、规模实力、发展潜力等因素 (安庆 三(二)2): the clerk's 1–5."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole

NEUTRAL = 3  # the middle of 1-5


class Priority:
    """priority.weight for each level above 3 (below: subtracted); blank counts as 3."""

    name = "priority"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        levels = [float((c.priority if c.priority is not None else NEUTRAL) - NEUTRAL) for c in pairs.clients]
        return whole(case.settings["priority.weight"] * pairs.per_client(levels))
