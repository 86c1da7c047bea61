"""到县域帮助企业开展 (安庆 一): counties before the urban districts."""

from __future__ import annotations

import numpy as np

from matcher.case import Case
from matcher.pairs import Pairs, whole


class County:
    """−county.urban_share of the fit points for clients in urban districts."""

    name = "county"

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray:
        urban = {d.name for d in case.roster.districts if d.kind == "市区"}
        inside = pairs.per_client([float(c.district in urban) for c in pairs.clients])
        weight = case.settings["county.urban_share"] * case.settings["fit.weight"]
        return -whole(weight * pairs.fit * inside)
