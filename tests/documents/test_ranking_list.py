from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from made_up import World
from read_back import rows

from matcher.documents.ranking_list import LAST, ranking_list, score


def test_grades_and_scores_rank_and_nobody_is_removed(made: World, tmp_path: Path) -> None:
    people = made.case.roster.specialists
    told = ("优秀", "92分", "不合格", "合格")
    rated = tuple(
        replace(s, rating=r, district="江岸区") for s, r in zip(people, told, strict=False)
    ) + tuple(replace(s, rating=None) for s in people[len(told) :])
    case = replace(made.case, roster=replace(made.case.roster, specialists=rated, existing=()))
    (path,) = ranking_list(case, made.plan, {}, tmp_path)
    table = [row for row in rows(path, "考核排名表")[1:] if row[1]]
    assert [row[1] for row in table] == [1, 2, 3, 4]
    assert [row[4] for row in table] == ["优秀", "92分", "合格", "不合格"]
    assert [row[5] or "" for row in table] == ["", "", "", LAST]


def test_equals_share_a_place_and_have_no_last() -> None:
    assert score("合格") == score("考核合格")
    assert score("优秀") > score("良好") > score("合格") > score("基本合格") > score("不合格")
    assert score("61.5分") == 61.5
