"""Circles that do not cover each other, and labels beside them that cover nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 760, 500
LABEL_HEIGHT, BASELINE = 17, 13
CLEAR = 7  # px between a label and a foreign circle: nearer, it would seem to name that one
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


def apart(spots: Sequence[Spot], rounds: int = 60) -> list[Spot]:
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


def labelled(spots: Sequence[Spot]) -> list[Spot]:
    """Each label at the cheapest free place around its circle; the most crowded circles choose first."""
    taken: list[Box] = []
    done: dict[str, Spot] = {}
    for s in sorted(spots, key=lambda s: (-_crowd(s, spots), s.name)):
        done[s.name] = _placed(s, spots, taken)
        taken.append(_box(done[s.name]))
    return [done[s.name] for s in spots]


def _placed(s: Spot, spots: Sequence[Spot], taken: Sequence[Box]) -> Spot:
    """The label where it covers least, near its circle, rather outward than inward."""
    mid_x, mid_y = sum(o.x for o in spots) / len(spots), sum(o.y for o in spots) / len(spots)
    outward = math.atan2(s.y - mid_y, s.x - mid_x)
    circles = [_around(o, 0 if o is s else CLEAR) for o in spots]
    best, least = s, math.inf
    for reach in REACH:
        for angle in ANGLES:
            ux, uy = math.cos(angle), math.sin(angle)
            x, y = s.x + ux * (s.radius + reach), s.y + uy * (s.radius + reach)
            left, top = x - s.label_width * (1 - ux) / 2, y - LABEL_HEIGHT * (1 - uy) / 2
            leader = (round(x, 1), round(y, 1)) if reach > REACH[1] else None
            tried = replace(s, label_x=round(left, 1), label_y=round(top + BASELINE, 1), leader=leader)
            box = _box(tried)
            outside = left < 2 or top < 2 or box[2] > WIDTH - 2 or box[3] > HEIGHT - 2
            covered = sum(_overlap(box, other) for other in (*taken, *circles))
            cost = 1e6 * outside + 50 * covered + 1.5 * reach + 8 * (1 - math.cos(angle - outward))
            if cost < least:
                best, least = tried, cost
    return replace(best, x=round(s.x, 1), y=round(s.y, 1))


def _crowd(s: Spot, spots: Sequence[Spot]) -> float:
    return sum(1 / (20 + math.hypot(s.x - o.x, s.y - o.y)) for o in spots if o is not s)


def _around(s: Spot, clear: float) -> Box:
    r = s.radius + clear
    return s.x - r, s.y - r, s.x + r, s.y + r


def _box(s: Spot) -> Box:
    top = s.label_y - BASELINE
    return s.label_x, top, s.label_x + s.label_width, top + LABEL_HEIGHT


def _overlap(a: Box, b: Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0
