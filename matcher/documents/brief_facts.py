"""The facts of 一页汇报 beyond `figures`: titles and degrees, where people come from, typical pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matcher.documents.view import UNGROUPED, View, published
from matcher.plan import Pairing
from matcher.workbook import degrees, titles

LEVELS: tuple[str, ...] = (*titles.LEVELS, "其他")
DEGREES: tuple[str, ...] = (*degrees.DEGREES, "其他")
TYPICAL, SHORT = 5, 24  # pairs shown; characters of a demand


class Row(NamedTuple):
    """A district's line: new people, places, pairs, clients, and the groups with most pairs."""

    district: str
    people: int
    places: int | None
    pairs: int
    clients: int
    groups: str


def structure(view: View, people: Iterable[str]) -> list[int]:
    """How many of the people have each level of title, then each degree, in the order of the headings."""
    known = [view.case.roster.specialist[s] for s in people]
    level: Counter[str] = Counter(titles.level(s.title) or "其他" for s in known)
    degree: Counter[str] = Counter(degrees.degree(s.degree) or "其他" for s in known)
    return [*(level[name] for name in LEVELS), *(degree[name] for name in DEGREES)]


def origins(view: View, people: Iterable[str]) -> tuple[int, int, int]:
    """People at home in one of the programme's districts, elsewhere, and with nothing filled in."""
    inside = {d.name for d in view.case.roster.districts} | {p.name for p in view.case.programme.places}
    homes = [view.case.roster.specialist[s].home for s in people]
    known = [h for h in homes if h]
    near = sum(h in inside for h in known)
    return near, len(known) - near, len(homes) - len(known)


def top(counts: Counter[str], most: int, letters: int = 8) -> str:
    """The largest counts, 高端装备 12、新材料 9, names cut to so many letters; the rest together as 其余."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{name[:letters]} {n}" for name, n in ranked[:most]]
    rest = sum(n for _, n in ranked[most:])
    return "、".join([*parts, f"其余 {rest}"] if rest else parts)


def district_rows(view: View, most: int) -> list[Row]:
    """A line for each district; those beyond `most` are added up in a last one."""
    board = view.board
    shown = list(board) if len(board) <= most else list(board[: most - 1])
    rows = [_row(view, b.district, [b.district]) for b in shown]
    if len(board) > len(shown):
        rest = [b.district for b in board[len(shown) :]]
        rows.append(_row(view, f"其余{len(rest)}个", rest))
    return rows


def _row(view: View, name: str, districts: Sequence[str]) -> Row:
    board = [b for b in view.board if b.district in districts]
    places = [b.new for b in board if b.new is not None]
    groups = Counter(p.group or UNGROUPED for p in view.pairings if p.district in districts)
    return Row(
        name,
        sum(b.matched for b in board),
        sum(places) if places else None,
        sum(b.pairs for b in board),
        sum(b.clients_served for b in board),
        top(groups, 3, 7),
    )


def typical(view: View) -> list[Pairing]:
    """The best new pairs, of as many industry groups as possible; nobody and no client twice."""
    ranked = sorted((p for p in view.pairings if not p.existing), key=lambda p: (-p.fit, p.key))
    found: list[Pairing] = []
    for fresh in (True, False):
        for p in ranked:
            apart = all(p.specialist != q.specialist and p.client != q.client for q in found)
            if len(found) < TYPICAL and apart and not (fresh and any(p.group == q.group for q in found)):
                found.append(p)
    return sorted(found, key=lambda p: (-p.fit, p.key))


def described(view: View, p: Pairing) -> str:
    """A pair without the person's name: unit and title, client, group, grade, and the demand if public."""
    s, client, demand = view.specialist(p), view.client(p), view.demand(p)
    person = f"{_cut(s.institution or '自荐人员', 16)}{titles.level(s.title) or ''}专员"
    text = f"{person} — {_cut(client.name, 22)}（{p.district}，{p.group or UNGROUPED}，匹配等级{p.grade}）"
    if demand is not None and published(demand):
        text += f"：{_cut(demand.need, SHORT)}"
    return text


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
