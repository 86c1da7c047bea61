"""The small tables: distances between districts, industry groups, people already on another list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.roster import Distance, OtherPost
from matcher.workbook import dates, lists, people
from matcher.workbook.desk import Desk
from matcher.workbook.tables import Record


def distances(records: Sequence[Record], desk: Desk) -> tuple[Distance, ...]:
    """Kilometres between two known districts, the smaller name first, sorted."""
    found: dict[tuple[str, str], Distance] = {}
    for record in records:
        ends = []
        for name in ("from", "to"):
            if not record.text(name):
                desk.add("E03", record, name, 列="县区")
            ends.append(desk.district(record, name))
        km = desk.read_number(record, "km")
        if km is None or km < 0:
            desk.add("E20", record, "km", 列="公里", 值=record.text("km"), 建议="请填不小于0的数字")
        origin, target = ends
        if desk.rejected(record) or origin is None or target is None or km is None:
            continue
        low, high = sorted((origin, target))
        other = found.get((low, high))
        if other and other.km != km:
            desk.add(
                "W14",
                record,
                "km",
                单位=f"{low}—{high}",
                列="公里",
                值=f"{other.km:g}、{km:g}",
                采用=f"{min(other.km, km):g}",
            )
            km = min(other.km, km)
        found[low, high] = Distance(low, high, km)
    return tuple(found[k] for k in sorted(found))


def groups(records: Sequence[Record], desk: Desk) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    """Group -> keywords, and group -> 主导 or 新兴."""
    words: dict[str, tuple[str, ...]] = {}
    tags: dict[str, str] = {}
    for record in records:
        name = record.text("group")
        if not name:
            desk.add("E03", record, "group", 列="行业组")
            continue
        words[name] = tuple(sorted({*words.get(name, ()), *lists.split(record.cell("keywords")).items}))
        if record.text("tag"):
            tags[name] = record.text("tag")
    return dict(sorted(words.items())), tags


def other_posts(records: Sequence[Record], desk: Desk) -> tuple[OtherPost, ...]:
    """People who hold a post in another list (一人一岗, W11)."""
    found: set[OtherPost] = set()
    for record in records:
        name = people.name(record.text("name"))
        if not name:
            desk.add("E03", record, "name", 列="姓名")
            continue
        year = record.text("year")
        year = (dates.iso(year) or year)[:4]
        found.add(OtherPost(name, record.text("institution"), record.text("list"), year))
    return tuple(sorted(found, key=lambda o: (o.name, o.institution, o.list, o.year)))
