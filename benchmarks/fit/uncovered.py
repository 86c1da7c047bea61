"""What is left where the thesaurus knows nothing: niches of the set whose own niches are taken away from it.

A broad thesaurus leaves few niches of any set uncovered, so they are made: for every fold of the set's niches
all thesaurus niches that read their experts are removed, and the fold's demands are ranked with the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.fit import measures
from benchmarks.fit.dataset import Dataset
from scoring.embedded import EmbeddedScorer
from scoring.thesaurus import Thesaurus

FOLDS = 5
SHARE = 0.05  # mean share of its experts' texts from which a thesaurus niche covers a niche of the set
LEAST = 3  # thesaurus niches taken away for every niche of the set, at least


def measure(data: Dataset, scores: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """nDCG@10 of the scorer without the covering niches, and of other methods, over all demands."""
    full = EmbeddedScorer(Thesaurus.load())
    names = sorted({text.niche for text in data.specialists})
    owner = np.array([text.niche for text in data.specialists])
    wanted = np.array([text.niche for text in data.demands])
    share = full.read(data.offers).niches.share.toarray()
    values = np.full(len(data.demands), np.nan)
    removed = 0
    for fold in range(FOLDS):
        mine = names[fold::FOLDS]
        gone = set().union(*(_covering(share[owner == name].mean(axis=0)) for name in mine))
        removed += len(gone)
        rest = Thesaurus(tuple(n for i, n in enumerate(full.thesaurus.niches) if i not in gone))
        fit = EmbeddedScorer(rest).fit([(text,) for text in data.offers], data.needs)
        inside = np.isin(wanted, mine)
        values[inside] = measures.per_demand(fit[:, inside], data.grades[:, inside])[:, 0]
    others = {name: measures.per_demand(s, data.grades)[:, 0] for name, s in scores.items()}
    return {
        "niches": len(names),
        "removed": removed,
        "ndcg10": {
            "embedded without its niches": round(float(np.nanmean(values)), 4),
            **{name: round(float(np.nanmean(v)), 4) for name, v in others.items()},
        },
    }


def _covering(share: np.ndarray) -> set[int]:
    """Numbers of the thesaurus niches that cover a niche of the set."""
    order = np.argsort(-share, kind="stable")
    return {int(i) for i in order[:LEAST]} | {int(i) for i in np.nonzero(share >= SHARE)[0]}
