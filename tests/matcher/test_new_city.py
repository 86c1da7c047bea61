"""A fifth city, invented: the steps of the README's section, done."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from matcher import programmes
from matcher.case import Case
from matcher.geography import Place
from matcher.programme import Refusal
from matcher.programmes.open import PROGRAMME as TEMPLATE
from matcher.roster import Specialist
from matcher.settings import default
from service.cli import call
from tests.service.test_commands import DEMANDS, PEOPLE, book


class Adjustment:
    """样例市 art. 5: whoever does not accept adjustment is not sent."""

    rule = "adjustment"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if specialist.accepts_adjustment is not False:
            return None
        return Refusal(self.rule, "不服从调剂", "征得本人同意后改填“服从调剂”")


CITY = replace(
    TEMPLATE,
    name="sample_city",
    title="样例市科技服务员选派",
    source="样科〔2026〕1号（虚构）",
    specialist_title="科技服务员",
    places=(
        Place("桐城市", 116.94, 31.04, ("桐城",)),
        Place("岳西县", 116.36, 30.85, ("岳西",)),
        Place("望江县", 116.71, 30.13),
    ),
    specialist_rules=(*TEMPLATE.specialist_rules, Adjustment()),
    parameters=(
        default("capacity.upper", 1, "四：一人一家"),
        default("near.limit_km", 60.0, "三：就近，60公里以内"),
    ),
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programmes, "PROGRAMMES", (*programmes.PROGRAMMES, CITY))


def test_one_file_and_one_name_make_a_new_city(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [[*PEOPLE[0], "服从调剂", "常驻地"]]
    people += [
        [*row, answer, home]
        for row, answer, home in zip(PEOPLE[1:], ("是", "", "否"), ("桐城", "岳西县", "望江县"), strict=True)
    ]
    given = book(tmp_path / "名册.xlsx", {"专员表": people, "需求表": DEMANDS})
    out = tmp_path / "结果"
    assert call(["run", str(given), "--programme", "sample_city", "--out", str(out)]) == 0
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert plan["status"] == "optimal"
    assert len(plan["pairs"]) == 2
    assert [u["reasons"][0]["rule"] for u in plan["ineligible"]] == ["adjustment"]
    assert (out / "report.html").is_file()
    capsys.readouterr()
    call(["run", "--programme", "sample_city", "--help-settings"])
    assert "capacity.upper = 1（家/人）每人最多对接的单位数〔四：一人一家〕" in capsys.readouterr().out


def test_the_distance_limit_of_the_new_city_is_kept(tmp_path: Path) -> None:
    people = [[*PEOPLE[0], "常驻地"], [*PEOPLE[1], "望江县"]]
    given = book(tmp_path / "名册.xlsx", {"专员表": people, "需求表": DEMANDS[:2]})
    out = tmp_path / "结果"
    assert call(["run", str(given), "--programme", "sample_city", "--out", str(out)]) == 3
    (left,) = json.loads((out / "plan.json").read_text(encoding="utf-8"))["unmatched"]
    assert left["reasons"][0]["rule"] == "distance"
    assert left["reasons"][0]["change"]["settings"]["near.limit_km"] > 60
