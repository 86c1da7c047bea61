"""The map of the report: circles by district, curves between districts, labels that do not overlap."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from matcher.documents.map_spots import HEIGHT, WIDTH, Spot, apart, labelled
from matcher.documents.view import View

MARGIN = 56
SPREAD = 0.72  # distance from the middle to this power: a crowded centre gets room, directions stay true


@dataclass(frozen=True)
class Flow:
    """Pairs whose person comes from one district and whose client lies in another; `path` for SVG."""

    origin: str
    target: str
    count: int
    path: str
    width: float


@dataclass(frozen=True)
class MapView:
    """What the template draws; `beside` = flows and districts that have no place on the map."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    flows: tuple[Flow, ...]
    crossing: tuple[tuple[str, str, int], ...]
    beside: tuple[tuple[str, int], ...]


def map_view(view: View) -> MapView:
    """Districts at their coordinates, drawn apart where they would cover each other."""
    heads = Counter(view.main_district.values())
    short = {b.district: b.shortfall for b in view.board}
    places: list[tuple[str, float, float]] = []
    for name in view.districts:
        d = view.case.roster.district.get(name)
        if d is not None and d.lon is not None and d.lat is not None:
            places.append((name, d.lon, d.lat))
    spots = [
        Spot(
            n, x, y, round(4.5 + 2.3 * math.sqrt(heads[n]), 1), f"{n} {heads[n]}人", heads[n], short.get(n, 0)
        )
        for n, x, y in _projected(places)
    ]
    spots = labelled(apart(spots))
    at = {s.name: s for s in spots}
    counts: Counter[tuple[str, str]] = Counter()
    for p in view.pairings:
        ends = view.origin(p), view.client(p).district
        if ends[0] != ends[1]:
            counts[ends] += 1
    crossing = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    flows = [
        Flow(a, b, n, _curve(at[a], at[b]), round(0.7 + math.sqrt(n), 1))
        for (a, b), n in crossing
        if a in at and b in at
    ]
    return MapView(
        WIDTH,
        HEIGHT,
        tuple(spots),
        tuple(reversed(flows)),
        tuple((a, b, n) for (a, b), n in crossing),
        tuple((n, heads[n]) for n in view.districts if n not in at),
    )


def _projected(places: Sequence[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Degrees to px, north up, one scale for both axes, the centre drawn larger than the rim."""
    if not places:
        return []
    shrink = math.cos(math.radians(median(lat for _, _, lat in places)))
    mid_x, mid_y = median(lon for _, lon, _ in places) * shrink, -median(lat for _, _, lat in places)
    flat = []
    for name, lon, lat in places:
        dx, dy = lon * shrink - mid_x, -lat - mid_y
        stretch = (math.hypot(dx, dy) or 1) ** (SPREAD - 1)
        flat.append((name, dx * stretch, dy * stretch))
    left, top = min(x for _, x, _ in flat), min(y for _, _, y in flat)
    wide, high = max(x for _, x, _ in flat) - left, max(y for _, _, y in flat) - top
    scale = min((WIDTH - 2 * MARGIN) / max(wide, 0.01), (HEIGHT - 2 * MARGIN) / max(high, 0.01))
    right, down = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    return [(n, right + (x - left) * scale, down + (y - top) * scale) for n, x, y in flat]


def _curve(a: Spot, b: Spot) -> str:
    """A slightly bent line from circle to circle, so that there and back are two lines."""
    bend = 0.14
    cx, cy = (a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend
    return f"M{a.x:.0f} {a.y:.0f}Q{cx:.0f} {cy:.0f} {b.x:.0f} {b.y:.0f}"
