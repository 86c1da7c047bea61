"""What the scorer costs: size of its data, cold start, memory, speed; and what more thesaurus buys."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

import scoring
from benchmarks.fit import measures
from benchmarks.fit.dataset import Dataset
from scoring.embedded import BLOCK, EmbeddedScorer
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus

SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
OFFERS, NEEDS = 2_000, 20_000
TEXTS = 20_000
_COLD = """
import resource, sys, time
start = time.perf_counter()
from scoring import load_scorer
scorer = load_scorer()
scorer.fit([("铝合金压铸",)], ["毛坯有气孔"])
import psutil
print(time.perf_counter() - start, psutil.Process().memory_info().rss / 2**20, int("torch" in sys.modules))
"""


def curve(data: Dataset) -> list[dict[str, Any]]:
    """nDCG@10 and assignment with a random part of every niche's terms and examples."""
    full = Thesaurus.load()
    found = []
    for share in SHARES:
        rng = Random(0)
        niches = [
            replace(
                niche,
                academic=_part(niche.academic, share, rng),
                lay=_part(niche.lay, share, rng),
                examples=_part(niche.examples, share, rng),
            )
            for niche in full.niches
        ]
        scorer = EmbeddedScorer(Thesaurus(tuple(niches)))
        scores = scorer.fit([(text,) for text in data.offers], data.needs)
        ndcg = float(np.nanmean(measures.per_demand(scores, data.grades)[:, 0]))
        quality = measures.quality(scores, data.grades)
        terms = sum(len(niche.terms) for niche in niches)
        found.append(
            {"share": share, "terms": terms, "ndcg10": round(ndcg, 4), "assignment": round(quality, 4)}
        )
    return found


def _part(words: tuple[Any, ...], share: float, rng: Random) -> tuple[Any, ...]:
    return tuple(rng.sample(words, round(len(words) * share))) if share < 1 else words


def speed(data: Dataset) -> dict[str, float]:
    """Short texts read per second on one thread; pairs against the bare product of the same dense vectors."""
    scorer = EmbeddedScorer(Thesaurus.load(), StaticEmbedding.load())
    short = [text for text in (*data.needs, *data.offers) if len(text) <= 40]
    texts = [short[i % len(short)] for i in range(TEXTS)]
    blocks = [texts[i : i + BLOCK] for i in range(0, TEXTS, BLOCK)]  # as `assess` reads them
    reading = _best(lambda: [scorer.read(block) for block in blocks])
    left, right = (scorer.read([short[i % len(short)] for i in range(n)]) for n in (OFFERS, NEEDS))
    fused = _best(lambda: scorer.fused(left, right))
    dense = left.niches.through, right.niches.direct.T
    bare = _best(lambda: dense[0] @ dense[1])
    return {
        "texts_per_second": round(TEXTS / reading),
        "fused_seconds": round(fused, 3),
        "product_seconds": round(bare, 3),
        "ratio": round(fused / bare, 2),
    }


def _best(job: Any, times: int = 3) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def footprint() -> dict[str, Any]:
    """Artefact in MB, cold start in seconds and resident MB of a fresh process that has fitted one pair."""
    folder = Path(scoring.__file__).parent
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.suffix in {".tsv", ".npz", ".gz"})
    answer = subprocess.run([sys.executable, "-c", _COLD], capture_output=True, text=True, check=True)
    seconds, resident, torch = answer.stdout.split()
    return {
        "artefact_mb": round(size / 2**20, 2),
        "cold_start_seconds": round(float(seconds), 2),
        "resident_mb": round(float(resident)),
        "torch_loaded": bool(int(torch)),
    }
