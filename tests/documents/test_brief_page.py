from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import World, world
from papers import hostile, leaks, letter_tables, letter_text

from matcher.documents.brief import brief
from matcher.documents.brief_facts import top, typical
from matcher.documents.view import View
from matcher.roster import PARK
from tests.conftest import need

NAME = "一页汇报.docx"


@pytest.fixture(scope="module")
def text(folder: Path) -> str:
    return letter_text(folder / NAME)


def number(text: str, pattern: str) -> int:
    found = re.search(pattern.replace("#", r"\s*(\d+)\s*"), text)
    assert found, pattern
    return int(found.group(1))


def test_every_number_is_recounted_from_the_plan(made: World, text: str) -> None:
    plan, roster = made.plan.to_json(), made.case.roster
    pairs = plan["pairs"]
    people = {p["specialist"] for p in pairs}
    new = {s for s in people if s not in made.case.in_post}
    clients = {p["client"] for p in pairs}
    parks = {c for c in clients if roster.client[c].kind == PARK}
    homes = {d.name for d in roster.districts}
    expected = {
        "共#人": len(people),
        "留任#人": len(people - new),
        "新任#人": len(new),
        "来自#个派出单位": len({roster.specialist[s].institution for s in people}),
        "在#个县区": len({p["district"] for p in pairs}),
        "对接单位#家": len(clients),
        "园区#个": len(parks),
        "企业等#家": len(clients - parks),
        "结对#对": len(pairs),
        "涉及#个行业组": len({p["group"] for p in pairs}),
        "新增指标#人": sum(b["new"] for b in plan["board"]),
        "已配#人": sum(b["matched"] for b in plan["board"]),
        "缺额#人": sum(b["shortfall"] for b in plan["board"]),
        "常驻本地#人": sum(roster.specialist[s].home in homes for s in people),
        "专员#人、候补": len(plan["unmatched"]),
        "候补#人": len(plan["reserve"]),
        "不合资格#人": len(plan["ineligible"]),
        "尚无人对接的单位#家": len(plan["unserved"]),
    }
    assert {k: number(text, k) for k in expected} == expected


def test_shares_are_recounted(made: World, text: str) -> None:
    plan = made.plan.to_json()
    near = [(b["near_share"], b["pairs"]) for b in plan["board"] if b["near_share"] is not None]
    share = sum(s * n for s, n in near) / sum(n for _, n in near)
    assert f"就近率 {share:.0%}" in text
    fits = [p["fit"] for p in plan["pairs"]]
    assert f"平均契合度 {sum(fits) / len(fits):.2f}" in text


def test_groups_are_recounted(made: World, text: str) -> None:
    counts = Counter(p["group"] for p in made.plan.to_json()["pairs"])
    for name, n in counts.most_common(3):
        assert f"{name} {n}" in text


def test_titles_and_degrees_add_up(made: World, folder: Path) -> None:
    heading, *body = letter_tables(folder / NAME)[0]
    assert heading[2:] == [f"职称\n{x}" for x in ("正高", "副高", "中级", "初级", "其他")] + [
        f"学位\n{x}" for x in ("博士", "硕士", "学士", "其他")
    ]
    stay, new, both = ([int(n) for n in row[1:]] for row in body)
    assert both == [a + b for a, b in zip(stay, new, strict=True)]
    for row in (stay, new, both):
        assert row[0] == sum(row[1:6]) == sum(row[6:])
    known = {"教授": 0, "副教授": 1, "工程师": 2, "助理工程师": 3, "": 4}
    people = {p["specialist"] for p in made.plan.to_json()["pairs"]}
    counts = Counter(known[made.case.roster.specialist[s].title] for s in people)
    assert both[1:6] == [counts[i] for i in range(5)]


def test_the_districts_add_up_to_the_plan(made: World, folder: Path) -> None:
    _, *body, total = letter_tables(folder / NAME)[1]
    plan = made.plan.to_json()
    assert [int(n) for n in total[1:5]] == [sum(int(row[i]) for row in body) for i in range(1, 5)]
    order = View(made.case, made.plan).place
    assert [row[0] for row in body] == sorted((b["district"] for b in plan["board"]), key=order)
    wanted = [sum(b[key] for b in plan["board"]) for key in ("matched", "new", "pairs", "clients_served")]
    assert [int(n) for n in total[1:5]] == wanted


def test_typical_pairs_name_nobody(made: World, text: str) -> None:
    assert 3 <= len(typical(View(made.case, made.plan))) <= 5
    tail = text[text.index("五、典型结对") :]
    names = {s.name for s in made.case.roster.specialists}
    assert not [name for name in names if name in tail]
    assert not [name for name in names if len(name) > 2 and name in text]


def test_few_are_named_and_the_rest_added_up() -> None:
    assert top(Counter({"甲": 3, "乙": 2, "丙": 1, "丁": 1}), 2) == "甲 3、乙 2、其余 2"


def test_nothing_personal_whatever_was_typed(made: World, tmp_path: Path) -> None:
    bad = hostile(made, "13800138000 027-87654321 a.b@c.com 420106199001011234")
    brief(bad.case, bad.plan, bad.private, tmp_path)
    assert leaks(tmp_path / NAME) == []


def test_it_is_one_page_however_long_the_texts(
    made: World, tmp_path: Path, convert: Callable[[Sequence[Path], str], list[Path]]
) -> None:
    big = world(600)
    long = hostile(made, "很长的补充说明文字" * 12)
    groups = {k: (f"{g[0]}与相关交叉融合技术服务产业",) for k, g in made.case.groups.items()}
    wide = replace(
        made.plan, pairings=tuple(replace(p, group=f"{p.group}与交叉") for p in made.plan.pairings)
    )
    boards = tuple(replace(b, district=f"{b.district}{i}") for i in range(3) for b in made.plan.board)
    worlds = {
        "small": world(20),
        "made": made,
        "big": big,
        "long": long,
        "wide": World(replace(long.case, groups=groups), wide, {}),
        "many": World(long.case, replace(long.plan, board=boards), {}),
    }
    paths = []
    for name, w in worlds.items():
        (path,) = brief(w.case, w.plan, {}, tmp_path)
        paths.append(path.rename(tmp_path / f"{name}.docx"))
    for path in convert(paths, "pdf"):
        told = subprocess.run([need("pdfinfo"), str(path)], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Pages:\s+1\n", told), path.name
        assert "(A4)" in told
