"""`jiedui bench fit`: the scorer against named baselines on a labelled set, with intervals and controls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fit import (
    baselines,
    dataset,
    faithful,
    intervals,
    measures,
    reliability,
    uncovered,
    weight,
)
from benchmarks.fit.dataset import Dataset
from benchmarks.fit.plots import figures
from benchmarks.fit.tables import tables
from benchmarks.report import Report
from benchmarks.suites import Options
from scoring import load_scorer

OURS = "embedded"
QUICK = ("random", "tfidf")
PROMISE = 0.8  # fit from which a pair is shown as nearly certain


@dataclass(frozen=True)
class Result:
    """One method on one set: its scores, its measures of every demand, its assignment."""

    scores: np.ndarray
    demands: np.ndarray  # (demands, measures.NAMES)
    assigned: np.ndarray  # (demands,) true grade of the partner


def run(options: Options) -> Report:
    """The report on the test half, or on a researcher's own folder."""
    data = dataset.load(options.data or "test")
    options.say(f"fit：{len(data.specialists)} 名专员 × {len(data.demands)} 项需求（{data.name}）")
    results = {name: _measured(scores, data) for name, scores in _scores(data, options)}
    found = summary(data, results)
    found["control"] = _control(results[OURS], data)
    fit = results[OURS].scores
    found["reliability"] = [asdict(band) for band in reliability.bands(fit, data.grades)]
    pairs, right = reliability.right_from(fit, data.grades, PROMISE)
    found["promise"] = {"from": PROMISE, "pairs": pairs, "right": _plain(right)}
    scorer = load_scorer()
    options.say("fit：遮去依据")
    found["faithfulness"] = asdict(faithful.measure(scorer, data, fit))
    if not options.quick:
        options.say("fit：词库没有的方向")
        if data.niches:
            found["uncovered"] = uncovered.measure(data, {name: r.scores for name, r in results.items()})
        options.say("fit：词库大小、速度、内存")
        found["curve"] = weight.curve(data)
        found["speed"] = weight.speed(data)
        found["weight"] = weight.footprint()
    return Report("fit", found, tables(found), figures(found))


def _scores(data: Dataset, options: Options) -> list[tuple[str, np.ndarray]]:
    offers, needs = data.offers, data.needs
    found = []
    for name, method in baselines.BASELINES.items():
        if not options.quick or name in QUICK:
            options.say(f"fit：{name}")
            found.append((name, method(offers, needs)))
    minilm = None if options.quick else baselines.minilm()
    if minilm:
        options.say("fit：minilm")
        found.append(("minilm", minilm(offers, needs)))
    asked = options.encoder or OURS
    for name in dict.fromkeys((OURS, asked)):
        options.say(f"fit：{name}")
        shown = f"embedded + {Path(name).name}" if name != OURS else OURS
        found.append((shown, load_scorer(name).fit([(text,) for text in offers], needs)))
    return found


def _measured(scores: np.ndarray, data: Dataset) -> Result:
    return Result(scores, measures.per_demand(scores, data.grades), measures.assigned(scores, data.grades))


def summary(data: Dataset, results: Mapping[str, Result]) -> dict[str, Any]:
    """Measures of all methods with intervals, by industry, on traps and on uncovered niches: plain JSON."""
    clusters = [text.niche or text.id for text in data.demands]
    oracle = measures.assigned(data.grades.astype(float), data.grades).mean()
    methods: dict[str, Any] = {}
    for name, result in results.items():
        entry: dict[str, Any] = {}
        for k, measure in enumerate(measures.NAMES):
            entry[measure] = _with_interval(result.demands[:, k], clusters)
        entry["assignment"] = _with_interval(result.assigned / oracle, clusters)
        methods[name] = entry
    lexical = [name for name in baselines.LEXICAL if name in results]
    best = max(lexical, key=lambda name: (methods[name]["ndcg10"]["mean"], name))
    ahead = results[OURS].demands[:, 0] - results[best].demands[:, 0]
    return {
        "set": {
            "name": data.name,
            "specialists": len(data.specialists),
            "demands": len(data.demands),
            "niches": len(data.niches),
        },
        "methods": methods,
        "best_lexical": best,
        "ahead": _with_interval(ahead, clusters),
        "industries": _parts(data, results, _industries(data)),
        "covered": _parts(data, results, _covered(data)),
        "traps": _parts(data, results, ["trap" if text.trap else "plain" for text in data.demands]),
    }


def _with_interval(values: np.ndarray, clusters: list[str]) -> dict[str, float | None]:
    low, high = intervals.interval(values, clusters)
    return {"mean": _plain(float(np.nanmean(values))), "low": _plain(low), "high": _plain(high)}


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)


def _parts(data: Dataset, results: Mapping[str, Result], names: list[str]) -> dict[str, Any]:
    """nDCG@10 of every method on each part of the demands."""
    found: dict[str, Any] = {}
    for part in sorted(set(names) - {""}):
        inside = np.array([name == part for name in names])
        scores = {name: _plain(float(np.nanmean(r.demands[inside, 0]))) for name, r in results.items()}
        found[part] = {"demands": int(inside.sum()), "ndcg10": scores}
    return found


def _industries(data: Dataset) -> list[str]:
    industry = {niche.id: niche.industry for niche in data.niches}
    return [industry.get(text.niche, "") for text in data.demands]


def _covered(data: Dataset) -> list[str]:
    label = {True: "covered", False: "uncovered", None: ""}
    covered = {niche.id: label[niche.covered] for niche in data.niches}
    return [covered.get(text.niche, "") for text in data.demands]


def _control(ours: Result, data: Dataset) -> dict[str, Any]:
    """Our scores against labels of shuffled demands: a benchmark that leaks would stay above chance."""
    shuffled = data.grades[:, np.random.default_rng(1).permutation(data.grades.shape[1])]
    values = measures.per_demand(ours.scores, shuffled)[:, 0]
    chance = np.random.default_rng(2).random(ours.scores.shape)
    return {
        "shuffled": _plain(float(np.nanmean(values))),
        "chance": _plain(float(np.nanmean(measures.per_demand(chance, data.grades)[:, 0]))),
    }
