"""意向县区（企业） (安庆 附件1), applications (黑龙江 七(四)), and a client that asks for somebody."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs


class Intent:
    """intent.mutual when both name each other, else intent.client or intent.specialist."""

    name = "intent"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        points = np.zeros(len(pairs), dtype=np.int64)
        for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
            specialist, client = pairs.specialists[i], pairs.clients[j]
            named = client.id in specialist.intended_clients or client.id in specialist.applications
            wanted = specialist.id in client.intended_specialists
            if named and wanted:
                points[k] = case.settings["intent.mutual"]
            elif wanted:
                points[k] = case.settings["intent.client"]
            elif named or client.district in specialist.intended_districts:
                points[k] = case.settings["intent.specialist"]
        return points
