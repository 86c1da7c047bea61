"""The map of the report: circles by district, curves between districts, labels that do not overlap."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from matcher.documents.view import View

WIDTH, HEIGHT, MARGIN = 760, 500, 56
SPREAD = 0.72  # distance from the middle to this power: a crowded centre gets room, directions stay true
LABEL_HEIGHT = 17
ANGLES = tuple(math.radians(a) for a in range(0, 360, 15))
REACH = (3, 12, 24, 38, 54, 72, 92)  # px between circle and label, nearest first


@dataclass(frozen=True)
class Spot:
    """A district on the map, px; `text` stands at (`label_x`, `label_y`), its left end."""

    name: str
    x: float
    y: float
    radius: float
    text: str
    heads: int
    short: int
    label_x: float = 0
    label_y: float = 0
    leader: tuple[float, float] | None = None

    @property
    def label_width(self) -> float:
        """Estimated: a Han character 12 px, any other 7."""
        return sum(12 if ord(ch) > 255 else 7 for ch in self.text)


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
    spots = _labelled(_apart(spots))
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


def _apart(spots: Sequence[Spot], rounds: int = 60) -> list[Spot]:
    """Circles that cover each other step aside, half each; the rest stay where they lie."""
    moved = list(spots)
    for _ in range(rounds):
        still = True
        for i in range(len(moved)):
            for j in range(i):
                a, b = moved[i], moved[j]
                dx, dy = a.x - b.x, a.y - b.y
                distance = math.hypot(dx, dy)
                lack = a.radius + b.radius + 3 - distance
                if lack <= 0.01:
                    continue
                still = False
                ux, uy = (dx / distance, dy / distance) if distance else (1.0, 0.0)
                moved[i] = replace(a, x=a.x + ux * lack / 2, y=a.y + uy * lack / 2)
                moved[j] = replace(b, x=b.x - ux * lack / 2, y=b.y - uy * lack / 2)
        if still:
            break
    return moved


Box = tuple[float, float, float, float]  # left, top, right, bottom


def _overlap(a: Box, b: Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _labelled(spots: Sequence[Spot]) -> list[Spot]:
    """Each label at the cheapest free place around its circle; the most crowded choose first."""
    if not spots:
        return []
    mid_x, mid_y = sum(s.x for s in spots) / len(spots), sum(s.y for s in spots) / len(spots)
    circles = {s.name: (s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots}

    def crowd(s: Spot) -> float:
        return sum(1 / (20 + math.hypot(s.x - o.x, s.y - o.y)) for o in spots if o is not s)

    taken: list[Box] = []
    done: dict[str, Spot] = {}
    for s in sorted(spots, key=lambda s: (-crowd(s), s.name)):
        outward = math.atan2(s.y - mid_y, s.x - mid_x)
        best, best_cost = s, math.inf
        for reach in REACH:
            for angle in ANGLES:
                ux, uy = math.cos(angle), math.sin(angle)
                edge_x, edge_y = s.x + ux * (s.radius + reach), s.y + uy * (s.radius + reach)
                left = edge_x - s.label_width * (1 - ux) / 2
                top = edge_y - LABEL_HEIGHT * (1 - uy) / 2
                box = (left, top, left + s.label_width, top + LABEL_HEIGHT)
                outside = left < 2 or top < 2 or box[2] > WIDTH - 2 or box[3] > HEIGHT - 2
                covered = sum(_overlap(box, t) for t in taken) + sum(
                    _overlap(box, c) for c in circles.values()
                )
                cost = 1e6 * outside + 50 * covered + 1.5 * reach + 8 * (1 - math.cos(angle - outward))
                if cost < best_cost:
                    leader = (round(edge_x, 1), round(edge_y, 1)) if reach > REACH[1] else None
                    best_cost = cost
                    best = replace(s, label_x=round(left, 1), label_y=round(top + 13, 1), leader=leader)
        taken.append((best.label_x, best.label_y - 13, best.label_x + best.label_width, best.label_y + 4))
        done[s.name] = replace(best, x=round(best.x, 1), y=round(best.y, 1))
    return [done[s.name] for s in spots]


def _curve(a: Spot, b: Spot) -> str:
    """A slightly bent line from circle to circle, so that there and back are two lines."""
    bend = 0.14
    cx, cy = (a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend
    return f"M{a.x:.0f} {a.y:.0f}Q{cx:.0f} {cy:.0f} {b.x:.0f} {b.y:.0f}"
