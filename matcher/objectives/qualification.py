"""面向高新技术企业和科技型中小企业 (黑龙江 一): a target, not an exclusion."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole

TARGETS = ("高新技术企业", "高企", "科技型中小企业")


class Qualification:
    """qualification.bonus for clients that are 高新技术企业 or 科技型中小企业."""

    name = "qualification"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        held = [float(any(t in q for q in c.qualification for t in TARGETS)) for c in pairs.clients]
        return whole(case.settings["qualification.bonus"] * pairs.per_client(held))
