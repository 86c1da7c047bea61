"""Histograms, shares of grades and the heat table of the report, as plain numbers for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from matcher.documents.view import UNGROUPED, View

WIDTH, HEIGHT = 400, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 10, 26, 32


@dataclass(frozen=True)
class Bar:
    """One bar in px, with what it counts."""

    x: float
    y: float
    width: float
    height: float
    count: int
    label: str


@dataclass(frozen=True)
class Histogram:
    """Bars, ticks of both axes (position, text), and the median's place (None without values)."""

    bars: tuple[Bar, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    median_x: float | None
    median_text: str
    n: int


def histogram(values: Sequence[float], step: float, upper: float, unit: str, digits: int) -> Histogram:
    """Counts in [0, step), [step, 2·step) …; the last class holds its upper end too."""
    classes = max(1, round(upper / step))
    counts = Counter(min(classes - 1, int(v / step + 1e-9)) for v in values)
    top = _round_up(max(counts.values(), default=1))
    wide, high = (WIDTH - LEFT - RIGHT) / classes, HEIGHT - TOP - BOTTOM
    bars = []
    for i in range(classes):
        tall = high * counts[i] / top
        label = f"{i * step:.{digits}f}–{(i + 1) * step:.{digits}f}{unit}：{counts[i]} 对"
        x, y = LEFT + i * wide + 1, HEIGHT - BOTTOM - tall
        bars.append(Bar(round(x, 1), round(y, 1), round(wide - 2, 1), round(tall, 1), counts[i], label))
    every = max(1, classes // 5)
    x_ticks = tuple(
        (round(LEFT + i * wide, 1), f"{i * step:.{digits}f}") for i in range(0, classes + 1, every)
    )
    y_ticks = tuple((round(HEIGHT - BOTTOM - high * k / 2, 1), f"{top * k // 2}") for k in range(3))
    if not values:
        return Histogram(tuple(bars), x_ticks, y_ticks, None, "", 0)
    middle = median(values)
    at = LEFT + (WIDTH - LEFT - RIGHT) * min(middle, classes * step) / (classes * step)
    return Histogram(
        tuple(bars), x_ticks, y_ticks, round(at, 1), f"中位数 {middle:.{digits + 1}f}{unit}", len(values)
    )


def fit_histogram(view: View) -> Histogram:
    """Fit of all pairs, classes of 0.05."""
    return histogram([p.fit for p in view.pairings], 0.05, 1.0, "", 1)


def distance_histogram(view: View) -> Histogram:
    """Kilometres of the pairs between two districts; about a dozen classes whatever the distances."""
    km = [p.distance_km for p in view.pairings if p.distance_km]
    longest = max(km, default=1)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200) if longest / s <= 14), 500)
    return histogram(km, step, step * max(1, -(-int(longest + 0.999) // step)), "公里", 0)


def _round_up(n: int) -> int:
    """The next even, friendly number: top of the axis."""
    return next((k for k in (2, 4, 6, 10, 16, 20, 30, 40, 60, 80, 100) if k >= n), -(-n // 50) * 50)


@dataclass(frozen=True)
class Heat:
    """Pairs by group and district: rows of (group, cells, total); a cell is (count, share of the maximum)."""

    districts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, float], ...], int], ...]
    totals: tuple[int, ...]
    total: int


def heat(view: View) -> Heat:
    """The matrix 行业组 × 县区; groups by size, 未分组 last."""
    counts = Counter((p.group or UNGROUPED, p.district) for p in view.pairings)
    size = Counter(p.group or UNGROUPED for p in view.pairings)
    most = max(counts.values(), default=1)
    names = sorted(size, key=lambda g: (g == UNGROUPED, -size[g], g))
    rows = tuple(
        (g, tuple((counts[g, d], round(counts[g, d] / most, 2)) for d in view.districts), size[g])
        for g in names
    )
    totals = tuple(sum(counts[g, d] for g in names) for d in view.districts)
    return Heat(view.districts, rows, totals, len(view.pairings))
