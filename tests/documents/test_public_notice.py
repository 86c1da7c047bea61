from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from made_up import World
from papers import BIRTHS, OFFICE_PHONE, hostile, leaks, letter_tables, letter_text, with_settings
from read_back import rows

from matcher.documents.public_notice import masked, public_notice
from matcher.programme import Programme
from matcher.programmes import PROGRAMMES

HEADINGS = ["序号", "姓名", "派出单位", "派驻单位", "县区", "服务领域"]
PLANTED = f"13800138000 138-0013-8000 027-87654321 a.b@c.com 420106199001011234 {' '.join(BIRTHS)}"


def table(path: Path) -> list[list[str]]:
    found = rows(path)
    start = next(i for i, row in enumerate(found) if row[0] == "序号")
    end = next((i for i in range(start, len(found)) if "（盖章）" in str(found[i][0])), len(found))
    return found[start:end]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_only_white_listed_columns_and_only_new_pairings(kind: str, made: World, folder: Path) -> None:
    path = folder / f"公示稿.{kind}"
    heading, *body = letter_tables(path)[0] if kind == "docx" else table(path)
    plan, roster = made.plan.to_json(), made.case.roster
    new = {(p["specialist"], p["client"]) for p in plan["pairs"] if not p["existing"]}
    assert heading == HEADINGS
    assert len(body) == len(new)
    assert sorted((row[1], row[3]) for row in body) == sorted(
        (roster.specialist[s].name, roster.client[c].name) for s, c in new
    )
    assert {row[5] for row in body} <= {p["group"] for p in plan["pairs"]}


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda p: p.name)
def test_nothing_personal_in_any_part_whatever_was_planted(
    programme: Programme, made: World, tmp_path: Path
) -> None:
    bad = hostile(made, PLANTED)
    case = replace(bad.case, programme=programme)
    for path in public_notice(case, bad.plan, bad.private, tmp_path):
        assert leaks(path) == []


def test_the_scan_sees_what_is_planted(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/comments1.xml", f"<t>{PLANTED} 微信</t>")
    assert len(leaks(path)) >= 8


def test_notes_and_achievements_never_appear(made: World, tmp_path: Path) -> None:
    people = tuple(replace(s, note="备注甲", achievements="业绩乙") for s in made.case.roster.specialists)
    case = replace(made.case, roster=replace(made.case.roster, specialists=people))
    for path in public_notice(case, made.plan, made.private, tmp_path):
        with zipfile.ZipFile(path) as archive:
            text = "".join(archive.read(n).decode() for n in archive.namelist())
        assert not [w for w in ("备注甲", "业绩乙", made.case.roster.clients[0].demands[0].need) if w in text]


def test_the_office_is_as_the_clerk_typed_it(made: World, tmp_path: Path) -> None:
    case = with_settings(
        made.case,
        notice__start="2026-04-01",
        notice__end="2026-04-09",
        notice__days=7,
        notice__office="某局某科",
        notice__phone=OFFICE_PHONE,
        notice__email="bureau@example.cn",
    )
    letter, book = public_notice(case, made.plan, {}, tmp_path)
    for text in (letter_text(letter), "\n".join(str(row[0]) for row in rows(book))):
        assert "公示期：2026年4月1日至2026年4月9日（7个工作日）" in text
        assert all(word in text for word in ("某局某科", OFFICE_PHONE, "bureau@example.cn"))
    found = {text for path in (letter, book) for _, text in leaks(path)}
    assert found == {OFFICE_PHONE, "bureau@example.cn"}


@pytest.mark.parametrize(("start", "shown"), [("2026-04-01", "2026年4月1日"), ("四月一日", "四月一日")])
def test_the_first_day_is_shown_in_chinese(start: str, shown: str, made: World, tmp_path: Path) -> None:
    case = with_settings(made.case, notice__start=start, notice__days=None)
    text = letter_text(public_notice(case, made.plan, {}, tmp_path)[0])
    assert f"公示期：{shown}至＿＿年＿月＿日（＿＿个工作日）" in text


def test_without_settings_the_clerk_finds_blanks(folder: Path) -> None:
    text = letter_text(folder / "公示稿.docx")
    assert "公示期：＿＿年＿月＿日至＿＿年＿月＿日（5个工作日）。" in text
    assert "联系电话：＿＿＿＿＿＿" in text


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda p: p.name)
def test_every_programme_has_a_title_and_a_basis(programme: Programme, made: World, tmp_path: Path) -> None:
    case = replace(made.case, programme=programme)
    text = letter_text(public_notice(case, made.plan, {}, tmp_path)[0])
    assert text.startswith("关于2026年")
    assert "拟选派名单的公示" in text
    assert "选派拟选派" not in text
    assert "根据" in text


@pytest.mark.parametrize(
    ("name", "shown"), [("张小三", "张*三"), ("张三", "张*"), ("欧阳小三", "欧**三"), ("张", "张*")]
)
def test_names_may_be_masked(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_masking_is_a_setting(made: World, tmp_path: Path) -> None:
    case = with_settings(made.case, notice__mask=True)
    letter, book = public_notice(case, made.plan, {}, tmp_path)
    assert all("*" in row[1] for row in table(book)[1:])
    assert all("*" in row[1] for row in letter_tables(letter)[0][1:])


def test_files_carry_no_author_no_comment_no_hidden_sheet(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "公示稿.xlsx")
    assert [s.sheet_state for s in book.worksheets] == ["visible"]
    assert not [c for s in book.worksheets for row in s.iter_rows() for c in row if c.comment]
    assert not book.properties.creator
    properties = docx.Document(str(folder / "公示稿.docx")).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    for kind in ("docx", "xlsx"):
        with zipfile.ZipFile(folder / f"公示稿.{kind}") as archive:
            assert not [n for n in archive.namelist() if "comment" in n.lower() or "thumbnail" in n]
