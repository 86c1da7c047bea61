"""到期后视情况续签 (阳泉 十四(五)): a pairing that ended well may go on."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class Renewal:
    """renewal.bonus for an expired pairing whose specialist was not rated 不合格."""

    name = "renewal"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        standing = {(e.specialist, e.client) for e in case.standing}
        ended = {(e.specialist, e.client) for e in case.roster.existing} - standing
        again = [
            float((pairs.specialists[i].id, pairs.clients[j].id) in ended)
            for i, j in zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)
        ]
        return whole(case.settings["renewal.bonus"] * np.asarray(again))
