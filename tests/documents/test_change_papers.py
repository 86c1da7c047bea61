from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from made_up import World
from papers import leaving
from read_back import formulas, rows

from matcher.case import Case
from matcher.documents.change_list import change_list
from matcher.documents.changes import KINDS, LEFT, MOVED, NEW, RENEWED, REPLACED, changes
from matcher.documents.replacement_record import NOBODY, replacement_record
from matcher.documents.view import View
from matcher.plan import Plan

CHANGES, RECORD = "变更名单.xlsx", "接替备案表.xlsx"


def later(made: World, pairs: list[dict[str, str]]) -> Case:
    return replace(made.case, earlier={"pairs": pairs})


def listed(path: Path) -> list[list[Any]]:
    table = rows(path)[1:]
    return table[: next(i for i, row in enumerate(table) if row[0] is None)]


def test_headings_are_those_of_the_guide(folder: Path) -> None:
    assert rows(folder / CHANGES)[0] == ["类型", "原", "现", "原因", "批准", "日期"]
    assert rows(folder / RECORD)[2] == ["序号", "原任", "接替", "服务单位", "原因", "日期"]


def test_without_an_earlier_plan_new_pairs_are_additions(made: World, folder: Path) -> None:
    new = [p for p in made.plan.to_json()["pairs"] if not p["existing"]]
    people = {e.specialist for e in made.case.base.existing}
    kinds = Counter(row[0] for row in listed(folder / CHANGES))
    assert kinds[NEW] == sum(p["specialist"] not in people for p in new)
    assert kinds[MOVED] == sum(p["specialist"] in people for p in new)
    assert kinds.total() == len(new)


def test_counts_are_formulas_over_their_rows(folder: Path) -> None:
    (found,) = formulas(folder / CHANGES)
    assert found[3] == len(listed(folder / CHANGES))


def test_every_kind_of_change_is_told_apart(made: World, tmp_path: Path) -> None:
    new = [p for p in made.plan.pairings if not p.existing]
    times = Counter(p.specialist for p in new)
    a, b, c, d = [p for p in new if times[p.specialist] == 1][:4]
    ids = {"district": ""}
    spare = made.plan.reserve[0].specialist
    before = [{"specialist": p.specialist, "client": p.client, **ids} for p in made.plan.pairings]
    gone = {(p.specialist, p.client) for p in (a, b, c)}
    before = [p for p in before if (p["specialist"], p["client"]) not in gone]
    unserved = [u.id for u in made.plan.unserved]
    before += [
        {"specialist": spare, "client": a.client, **ids},  # followed by a
        {"specialist": b.specialist, "client": unserved[0], **ids},  # moved to b's client
        {"specialist": made.plan.reserve[1].specialist, "client": unserved[1], **ids},  # gone
    ]  # c is new
    case = later(made, before)
    found = {x.kind: x for x in changes(View(case, made.plan))}
    assert set(found) == {NEW, LEFT, REPLACED, MOVED}
    assert (found[REPLACED].before, found[REPLACED].now) == ((spare, a.client), a.key)
    assert (found[MOVED].before, found[MOVED].now) == ((b.specialist, unserved[0]), b.key)
    assert found[NEW].now == c.key
    change_list(case, made.plan, {}, tmp_path)
    reasons = {row[0]: row[3] for row in listed(tmp_path / CHANGES)}
    assert reasons[LEFT] == "名额已满，列入候补"
    assert d.key not in {x.now for x in found.values()}


def test_each_pair_that_came_or_went_stands_in_one_row(made: World) -> None:
    before = [
        {"specialist": p.specialist, "client": made.plan.pairings[i - 1].client, "district": ""}
        for i, p in enumerate(made.plan.pairings)
    ]
    found = changes(View(later(made, before), made.plan))
    old = {(p["specialist"], p["client"]) for p in before}
    new = {p.key for p in made.plan.pairings} | {(e.specialist, e.client) for e in made.case.locked}
    assert Counter(c.before for c in found if c.before) == Counter(old - new)
    assert Counter(c.now for c in found if c.now) == Counter(new - old)
    assert {c.kind for c in found} <= set(KINDS)


def test_a_pair_made_again_after_its_term_is_a_renewal(made: World) -> None:
    first, second = made.case.base.existing[:2]
    rows = tuple(replace(e, end="2026-01-31") if e == first else e for e in made.case.base.existing)
    roster = replace(made.case.base, existing=rows)
    found = changes(View(replace(made.case, base=roster, roster=roster), made.plan))
    renewed = [c.now for c in found if c.kind == RENEWED]
    assert renewed == [(first.specialist, first.client)]
    assert (second.specialist, second.client) not in {c.now for c in found}


def test_without_a_plan_nobody_is_said_to_have_left(made: World, tmp_path: Path) -> None:
    change_list(made.case, Plan("wuhan", "unknown", False), {}, tmp_path)
    assert rows(tmp_path / CHANGES)[1][0] == "没有得出方案，无法比较"


def test_a_leavers_clients_are_listed_with_the_successor(made: World, tmp_path: Path) -> None:
    rows_of = made.case.base.existing
    leaver, other = rows_of[0].specialist, rows_of[-1].specialist
    left = leaving(made, leaver, other, reasons={leaver: "调离本市 13800138000"})
    heir = View(left.case, left.plan).new_people[0]
    client = rows_of[0].client
    old = next(p for p in made.plan.pairings if p.key == (leaver, client))
    pair = replace(old, specialist=heir, existing=False, locked=False)
    plan = replace(left.plan, pairings=(*left.plan.pairings, pair))
    replacement_record(left.case, plan, {}, tmp_path)
    table = rows(tmp_path / RECORD)
    expected = [(e.specialist, e.client) for e in rows_of if e.specialist in (leaver, other)]
    body = table[3 : 3 + len(expected)]
    assert [row[0] for row in body] == list(range(1, len(expected) + 1))
    mine = next(r for r in body if made.case.roster.client[client].name in r[3])
    assert made.case.base.specialist[leaver].name in mine[1]
    assert made.case.roster.specialist[heir].name in mine[2]
    assert mine[4:] == ["调离本市 〔已隐去〕", "2026-03-31"]
    assert sum(row[2] == NOBODY for row in body) == len(expected) - 1
    summary = table[3 + len(expected)][0]
    assert summary.startswith(f"离岗 2 人，涉及服务单位 {len(expected)} 家次，已有接替 1 家次")
    change_list(left.case, plan, {}, tmp_path)
    kinds = Counter(row[0] for row in listed(tmp_path / CHANGES))
    assert (kinds[REPLACED], kinds[LEFT]) == (1, len(expected) - 1)


def test_nobody_left_is_said(folder: Path) -> None:
    assert rows(folder / RECORD)[3][0] == "本次没有离岗人员"
