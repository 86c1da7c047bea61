"""正在县域开展产学研合作的科技人员可纳入 (安庆 二(一)4): cooperation counts, it does not lock."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs


class Prior:
    """prior.bonus for partners; existing.keep for a standing pairing that may move."""

    name = "prior"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        standing = {(e.specialist, e.client) for e in case.standing}
        past = {(e.specialist, e.client) for e in case.roster.existing} - standing
        points = np.zeros(len(pairs), dtype=np.int64)
        for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
            specialist, client = pairs.specialists[i], pairs.clients[j]
            if (specialist.id, client.id) in standing:
                points[k] = case.settings["existing.keep"]
            elif client.id in specialist.partners or (specialist.id, client.id) in past:
                points[k] = case.settings["prior.bonus"]
        return points
