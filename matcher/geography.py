"""Districts written down as facts: names, aliases and centroids of the programmes' cities, and distances.

Coordinates are WGS-84 degrees of the seat or centre of each district, rounded to 0.01° (about 1 km):
nearness between districts needs no more. A functional zone without a code of its own takes its seat.
"""

from __future__ import annotations

import difflib
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np

from matcher.roster import Distance, District

EARTH_RADIUS_KM = 6371.0
NEAR_KM = 10.0  # what papers count as near: inside the district or within so many km


@dataclass(frozen=True, slots=True)
class Place:
    """A district as the notice writes it, the other ways people write it, and where it lies."""

    name: str
    lon: float
    lat: float
    aliases: tuple[str, ...] = ()
    kind: str = ""


WUHAN = (
    Place("江岸区", 114.31, 30.60, ("江岸",), "中心"),
    Place("江汉区", 114.27, 30.60, ("江汉",), "中心"),
    Place("硚口区", 114.21, 30.58, ("硚口", "桥口", "桥口区"), "中心"),
    Place("汉阳区", 114.22, 30.55, ("汉阳",), "中心"),
    Place("武昌区", 114.32, 30.55, ("武昌",), "中心"),
    Place("青山区", 114.38, 30.64, ("青山", "化工区", "武汉化工区"), "中心"),
    Place("洪山区", 114.34, 30.50, ("洪山",), "中心"),
    Place("蔡甸区", 114.03, 30.58, ("蔡甸",), "远城"),
    Place("江夏区", 114.32, 30.38, ("江夏",), "远城"),
    Place("黄陂区", 114.38, 30.88, ("黄陂",), "远城"),
    Place("新洲区", 114.80, 30.84, ("新洲",), "远城"),
    Place(
        "东湖高新区", 114.40, 30.50, ("东湖高新", "东湖新技术开发区", "东湖开发区", "东湖", "光谷"), "开发区"
    ),
    Place(
        "武汉经开区",
        114.16,
        30.50,
        ("武汉经开", "经开区", "武汉经济技术开发区", "沌口", "汉南区", "汉南"),
        "开发区",
    ),
    Place("临空港开发区", 114.14, 30.62, ("临空港", "临空港经开区", "东西湖区", "东西湖"), "开发区"),
)

ANQING = (
    Place("迎江区", 117.09, 30.51, ("迎江",), "市区"),
    Place("大观区", 117.01, 30.55, ("大观",), "市区"),
    Place("宜秀区", 116.99, 30.61, ("宜秀",), "市区"),
    Place("怀宁县", 116.83, 30.73, ("怀宁",), "县"),
    Place("桐城市", 116.94, 31.04, ("桐城", "桐城县"), "县"),
    Place("潜山市", 116.58, 30.63, ("潜山", "潜山县"), "县"),
    Place("太湖县", 116.31, 30.45, ("太湖",), "县"),
    Place("望江县", 116.71, 30.13, ("望江",), "县"),
    Place("岳西县", 116.36, 30.85, ("岳西",), "县"),
    Place("宿松县", 116.13, 30.15, ("宿松",), "县"),
    Place("安庆经开区", 117.11, 30.55, ("经开区", "安庆经济技术开发区"), "市区"),
    Place("安庆高新区", 116.97, 30.55, ("安庆高新技术产业开发区",), "市区"),
)

YANGQUAN = (
    Place("城区", 113.60, 37.85, ("阳泉城区",), "市区"),
    Place("矿区", 113.56, 37.87, ("阳泉矿区",), "市区"),
    Place("郊区", 113.59, 37.94, ("阳泉郊区",), "市区"),
    Place("平定县", 113.63, 37.80, ("平定",), "县"),
    Place("盂县", 113.41, 38.09, ("盂",), "县"),
    Place("阳泉高新区", 113.66, 37.87, ("阳泉高新技术产业开发区", "阳泉开发区", "阳泉经开区"), "市区"),
)

HEILONGJIANG = (
    Place("哈尔滨市", 126.53, 45.80, ("哈尔滨",), "市"),
    Place("齐齐哈尔市", 123.95, 47.34, ("齐齐哈尔",), "市"),
    Place("牡丹江市", 129.62, 44.58, ("牡丹江",), "市"),
    Place("佳木斯市", 130.36, 46.81, ("佳木斯",), "市"),
    Place("大庆市", 125.11, 46.59, ("大庆",), "市"),
    Place("鸡西市", 130.98, 45.30, ("鸡西",), "市"),
    Place("双鸭山市", 131.16, 46.64, ("双鸭山",), "市"),
    Place("伊春市", 128.90, 47.72, ("伊春",), "市"),
    Place("七台河市", 131.02, 45.77, ("七台河",), "市"),
    Place("鹤岗市", 130.28, 47.33, ("鹤岗",), "市"),
    Place("黑河市", 127.50, 50.25, ("黑河",), "市"),
    Place("绥化市", 126.99, 46.64, ("绥化",), "市"),
    Place("大兴安岭地区", 124.12, 50.42, ("大兴安岭", "加格达奇"), "地区"),
)

AMBIGUOUS = ("高新区", "开发区")  # several districts of one city bear the short name: ask, never guess


def normal(name: str) -> str:
    """NFKC without any white space: the form in which district names are compared."""
    return "".join(unicodedata.normalize("NFKC", name).split())


class Gazetteer:
    """Canonical district names of one run: a name or alias in, the notice's own name out."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self._canonical = {normal(n): p.name for p in self.places for n in (p.name, *p.aliases)}
        for name in AMBIGUOUS:
            if name not in {p.name for p in self.places}:
                self._canonical.pop(name, None)

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None

    def find(self, name: str) -> str | None:
        """The canonical name, also for `武汉市江岸区` or `安徽省安庆市桐城市`; None when unknown."""
        key = normal(name)
        if key in self._canonical:
            return self._canonical[key]
        for mark in ("省", "市"):
            head, cut, tail = key.partition(mark)
            if cut and tail and len(head) <= 5 and (found := self.find(tail)):
                return found
        return None

    def suggest(self, name: str) -> str | None:
        """The most similar canonical name, or None when nothing is near."""
        near = difflib.get_close_matches(normal(name), list(self._canonical), n=1, cutoff=0.6)
        return self._canonical[near[0]] if near else None

    def with_districts(self, names: Iterable[str]) -> Gazetteer:
        """A gazetteer that knows also the names of a quota sheet (without coordinates)."""
        new = [Place(n, math.nan, math.nan) for n in names if n not in self]
        return Gazetteer((*self.places, *new))

    def locate(self, district: District) -> District:
        """The district with the coordinates of the facts where its sheet gave none."""
        if district.lon is not None and district.lat is not None:
            return district
        for place in self.places:
            if place.name == district.name and not math.isnan(place.lon):
                return replace(district, lon=place.lon, lat=place.lat, kind=district.kind or place.kind)
        return district


def great_circle_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Haversine distance of two points in degrees."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    h = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


@dataclass(frozen=True)
class DistanceTable:
    """Kilometres between districts; NaN where nothing is known (no information is not far)."""

    names: tuple[str, ...]
    km: np.ndarray  # shape (districts, districts), float64

    def between(self, origin: str | None, target: str | None) -> float:
        """Kilometres, 0 inside one district, NaN when either end is unknown."""
        if origin is None or target is None:
            return math.nan
        if origin == target:
            return 0.0
        if origin not in self.names or target not in self.names:
            return math.nan
        return float(self.km[self.names.index(origin), self.names.index(target)])


def distance_table(districts: Sequence[District], given: Sequence[Distance]) -> DistanceTable:
    """Given rows win; else coordinates; else shortest paths over the rows that list only neighbours."""
    names = tuple(sorted({d.name for d in districts} | {e for g in given for e in (g.origin, g.target)}))
    at = {n: i for i, n in enumerate(names)}
    km = np.full((len(names), len(names)), np.nan)
    graph = nx.Graph()
    graph.add_nodes_from(names)
    for g in sorted(given, key=lambda g: (g.origin, g.target, g.km)):
        known = graph.get_edge_data(g.origin, g.target)
        if known is None or g.km < known["km"]:
            graph.add_edge(g.origin, g.target, km=g.km)
    if given:
        for origin, lengths in nx.all_pairs_dijkstra_path_length(graph, weight="km"):
            for target, length in lengths.items():
                km[at[origin], at[target]] = length
    placed = {d.name: (d.lon, d.lat) for d in districts if d.lon is not None and d.lat is not None}
    for a, (lon1, lat1) in placed.items():
        for b, (lon2, lat2) in placed.items():
            if np.isnan(km[at[a], at[b]]):
                km[at[a], at[b]] = great_circle_km(lon1, lat1, lon2, lat2)
    for g in given:
        km[at[g.origin], at[g.target]] = km[at[g.target], at[g.origin]] = graph[g.origin][g.target]["km"]
    np.fill_diagonal(km, 0.0)
    return DistanceTable(names, km)
