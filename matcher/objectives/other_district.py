"""对接产业园区、孵化器: 本区 preferred, not forced (武汉 附件2)."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class OtherDistrict:
    """−park.other_district where the posting is fixed and the park lies elsewhere."""

    name = "other_district"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        home = [s.district for s in pairs.specialists]
        away = [
            float(home[i] is not None and pairs.clients[j].district != home[i])
            for i, j in zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)
        ]
        return -whole(case.settings["park.other_district"] * np.asarray(away))
