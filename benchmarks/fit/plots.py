"""The fit suite's pictures: methods, reliability, size of the thesaurus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.figure import Figure

OURS, OTHER = "#1f6f54", "#9aa5a0"


def figures(found: Mapping[str, Any]) -> dict[str, Figure]:
    """Pictures by file stem."""
    drawn = {"methods": _methods(found), "reliability": _reliability(found)}
    if "curve" in found:
        drawn["thesaurus"] = _curve(found)
    return drawn


def _methods(found: Mapping[str, Any]) -> Figure:
    figure = Figure(figsize=(6.4, 3.2))
    axes = figure.subplots()
    entries = sorted(found["methods"].items(), key=lambda item: item[1]["ndcg10"]["mean"])
    for place, (name, entry) in enumerate(entries):
        value = entry["ndcg10"]
        error = [[value["mean"] - value["low"]], [value["high"] - value["mean"]]]
        axes.barh(place, value["mean"], xerr=error, color=OURS if name == "embedded" else OTHER, capsize=3)
    axes.set_yticks(range(len(entries)), [name for name, _ in entries])
    axes.set_xlim(0, 1)
    axes.set_xlabel("nDCG@10 with 95 % interval")
    return figure


def _reliability(found: Mapping[str, Any]) -> Figure:
    figure = Figure(figsize=(4.2, 4.2))
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color=OTHER, linestyle="--")
    bands = [band for band in found["reliability"] if band["pairs"] >= 20]
    axes.plot([b["promised"] for b in bands], [b["observed"] for b in bands], marker="o", color=OURS)
    axes.set_xlabel("promised: mean fit of the band")
    axes.set_ylabel("observed: share of right pairs")
    return figure


def _curve(found: Mapping[str, Any]) -> Figure:
    figure = Figure(figsize=(5.2, 3.2))
    axes = figure.subplots()
    points = found["curve"]
    axes.plot([p["terms"] for p in points], [p["ndcg10"] for p in points], marker="o", color=OURS)
    axes.set_xlabel("terms of the thesaurus")
    axes.set_ylabel("nDCG@10")
    axes.set_ylim(0, 1)
    return figure
