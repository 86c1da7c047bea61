"""力量配比科学 (武汉 三(二)): a pairing takes effort, so none is made only to make one."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs


class Cost:
    """−pair.cost for every pairing."""

    name = "cost"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        return np.full(len(pairs), -case.settings["pair.cost"], dtype=np.int64)
