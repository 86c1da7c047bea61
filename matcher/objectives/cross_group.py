"""行业分组, soft: a pair across groups costs points (武汉 三(二) 根据各区产业特点)."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs


class CrossGroup:
    """−group.penalty where the two share no industry group, both being grouped."""

    name = "group"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        points = np.zeros(len(pairs), dtype=np.int64)
        if case.settings["group.mode"] != "soft":
            return points
        own = [frozenset(case.groups.get(s.id, ())) for s in pairs.specialists]
        theirs = [frozenset(case.groups.get(c.id, ())) for c in pairs.clients]
        for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
            if own[i] and theirs[j] and not own[i] & theirs[j]:
                points[k] = -case.settings["group.penalty"]
        return points
