from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import World, world
from papers import hostile
from read_back import PHONE

from matcher.documents.figures import figures
from matcher.documents.map_spots import LABEL_HEIGHT, Spot
from matcher.documents.report import render
from matcher.documents.report_charts import fit_histogram, heat, histogram
from matcher.documents.report_map import map_view
from matcher.documents.view import View
from matcher.documents.words import gap_percent, status
from matcher.plan import Violation
from matcher.privacy import HIDDEN, scrub


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def test_the_page_refers_to_nothing_outside(page: str) -> None:
    assert "http" not in page.lower()
    assert "@import" not in page
    assert "url(" not in page
    assert not re.search(r"\bsrc\s*=", page)
    assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', page))


def test_the_page_carries_no_personal_number_whatever_was_typed(made: World) -> None:
    text = "13800138000，138 0013 8000，027-87654321，420106199001011234，a.b@c.com，http://x.cn/y"
    bad = hostile(made, text)
    html = render(bad.case, bad.plan)
    assert not PHONE.search(html)
    assert "http" not in html
    assert not any(part in html for part in text.split("，"))


def test_no_figure_of_the_page_looks_like_a_phone(page: str) -> None:
    assert not PHONE.search(page)


def test_names_cannot_become_markup(made: World) -> None:
    people = tuple(replace(s, name="<script>alert(1)</script>") for s in made.case.roster.specialists)
    html = render(replace(made.case, roster=replace(made.case.roster, specialists=people)), made.plan)
    assert "<script>alert" not in html


def test_the_page_is_marked_internal(page: str) -> None:
    assert "内部资料" in page


def test_the_page_says_no_hard_rule_is_broken(page: str) -> None:
    assert "0 条硬规则违反" in page


def test_broken_rules_are_named(made: World) -> None:
    plan = replace(made.plan, violations=(Violation("quota", "江岸区超过指标"),))
    html = render(made.case, plan)
    assert "1 条硬规则违反" in html
    assert "江岸区超过指标" in html


def test_a_page_of_600_clients_is_small() -> None:
    big = world(600)
    assert len(render(big.case, big.plan).encode()) < 3_000_000


def test_every_figure_of_the_page_is_recounted_from_the_plan(made: World) -> None:
    f = figures(View(made.case, made.plan))
    pairs = made.plan.pairings
    assert f.heads == len({p.specialist for p in pairs})
    assert f.new == sum(1 for s in {p.specialist for p in pairs} if s not in made.case.in_post)
    assert f.clients == f.parks + f.firms == len({p.client for p in pairs})
    assert (f.quota, f.matched) == (100, 100)


def test_the_histogram_and_the_matrix_count_every_pair(made: World) -> None:
    view = View(made.case, made.plan)
    n = len(made.plan.pairings)
    assert sum(b.count for b in fit_histogram(view).bars) == n
    matrix = heat(view)
    assert sum(matrix.totals) == sum(total for _, _, total in matrix.rows) == matrix.total == n


def test_the_last_class_of_a_histogram_holds_its_upper_end() -> None:
    assert histogram([0.0, 0.05, 1.0], 0.05, 1.0, "", 1).bars[-1].count == 1


def test_labels_of_crowded_districts_do_not_overlap(made: World) -> None:
    spots = map_view(View(made.case, made.plan)).spots
    assert len(spots) == 14

    def apart(a: Spot, b: Spot) -> bool:
        beside = a.label_x + a.label_width <= b.label_x or b.label_x + b.label_width <= a.label_x
        return beside or abs(a.label_y - b.label_y) >= LABEL_HEIGHT

    assert all(apart(a, b) for i, a in enumerate(spots) for b in spots[:i])


def test_districts_without_coordinates_stand_beside_the_map(made: World) -> None:
    districts = tuple(
        replace(d, lon=None, lat=None) if d.name == "新洲区" else d for d in made.case.roster.districts
    )
    case = replace(made.case, roster=replace(made.case.roster, districts=districts))
    drawn = map_view(View(case, made.plan))
    assert drawn.beside == (("新洲区", 7),)
    assert "新洲区" not in {s.name for s in drawn.spots}


def test_not_more_than_is_never_rounded_down(made: World) -> None:
    assert gap_percent(0.000001) == "0.01%"
    assert gap_percent(0.0123) == "1.23%"
    assert status(replace(made.plan, status="optimal")) == "已证明最优"
    assert status(replace(made.plan, objective=1000, bound=1005)) == "与最优相差不超过0.50%"


@pytest.mark.parametrize(
    "text",
    [
        *("13800138000", "138-0013-8000", "+86 13800138000", "１３８００１３８０００", "138\u200b00138000"),
        *("027-87654321", "（027）87654321", "0556 5512345", "400-123-4567"),
        *("420106199001011234", "42010619900101123X"),
        *("zhang.san@example.com", "微信:abc_123", "QQ：123456789", "https://a.cn/b"),
    ],
)
def test_personal_numbers_are_hidden(text: str) -> None:
    assert scrub(f"联系{text}，谢谢") == f"联系{HIDDEN}，谢谢"


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-31至2028-03-30",
        "投入1500000元",
        "GB/T 1184-1996",
        "ISO 9001:2015",
        "误差0.0012345678",
        "年产12000000件",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert scrub(text) == text
