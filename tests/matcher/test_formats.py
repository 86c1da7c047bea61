"""The same tables as xlsx, xls or csv, rows shuffled, files renamed: the same roster, so the same plan."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from matcher.round import prepare, solve, take_in
from matcher.scenario import Scenario
from matcher.workbook import Reading
from scoring import load_scorer
from tests.conftest import SAMPLES

HEADS = ("姓名", "单位名称")
FORM = "附件1"  # the quota form has a total row in its place: it is renamed and converted, not shuffled


def read(folder: Path, name: str) -> Reading:
    reading = take_in([folder], name)[1]
    assert not reading.failed
    return reading


def digest_of_plan(folder: Path, name: str) -> str:
    programme, reading = take_in([folder], name)
    this = prepare(programme, reading, Scenario(settings={"date": "2026-01-01"}), load_scorer())
    return solve(this, time_limit=300).digest


def sheets(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {s.title: [[c.value for c in row] for row in s.iter_rows()] for s in book.worksheets}


def shuffled(rows: list[list[object]], seed: int) -> list[list[object]]:
    """The rows below the heading in another order."""
    top = next((n for n, row in enumerate(rows) if any(h in row for h in HEADS)), None)
    if top is None:
        return rows
    body = rows[top + 1 :]
    random.Random(seed).shuffle(body)
    return rows[: top + 1] + body


def wuhan_as_csv(folder: Path, encoding: str) -> Path:
    for path in sorted((SAMPLES / "wuhan").glob("*.xlsx")):
        for title, rows in sheets(path).items():
            name = f"{path.stem} {title}.csv"
            with (folder / name).open("w", encoding=encoding, newline="") as file:
                csv.writer(file).writerows(["" if v is None else v for v in row] for row in rows)
    return folder


def wuhan_shuffled(folder: Path) -> Path:
    for n, path in enumerate(sorted((SAMPLES / "wuhan").glob("*.xlsx"))):
        book = openpyxl.Workbook()
        book.remove(book.active)  # type: ignore[arg-type]
        for title, rows in sheets(path).items():
            sheet = book.create_sheet(title)
            for row in rows if FORM in path.name else shuffled(rows, n):
                sheet.append(row)
        book.save(folder / f"{9 - n} 报来的表.xlsx")
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_wuhan_as_csv_is_the_same_roster(encoding: str, tmp_path: Path) -> None:
    assert read(wuhan_as_csv(tmp_path, encoding), "wuhan").digest == read(SAMPLES / "wuhan", "wuhan").digest


def test_wuhan_shuffled_and_renamed_is_the_same_roster(tmp_path: Path) -> None:
    whole, turned = read(SAMPLES / "wuhan", "wuhan"), read(wuhan_shuffled(tmp_path), "wuhan")
    assert whole.digest == turned.digest
    assert whole.roster == turned.roster


@pytest.mark.parametrize("name", ["wuhan", "anqing"])
def test_old_workbooks_made_by_libreoffice_are_the_same_roster(
    name: str, tmp_path: Path, convert: Callable[[Sequence[Path], str], list[Path]]
) -> None:
    for n, path in enumerate(convert(sorted((SAMPLES / name).glob("*.xlsx")), "xls")):
        shutil.copy(path, tmp_path / f"{n}.xls")
    if (SAMPLES / name / "附件1 候选人信息表").is_dir():
        shutil.copytree(SAMPLES / name / "附件1 候选人信息表", tmp_path / "表")
    assert read(tmp_path, name).digest == read(SAMPLES / name, name).digest


def test_anqing_in_another_order_of_files_and_formats_gives_the_same_plan(
    tmp_path: Path, convert: Callable[[Sequence[Path], str], list[Path]]
) -> None:
    files = sorted((SAMPLES / "anqing").rglob("*.*"), reverse=True)
    old = [path for path in files if path.suffix == ".xlsx"][::3]
    kept = [path for path in files if path not in old]
    for n, path in enumerate((*kept, *convert(old, "xls"))):
        shutil.copy(path, tmp_path / f"{n}{path.suffix}")
    assert digest_of_plan(tmp_path, "anqing") == digest_of_plan(SAMPLES / "anqing", "anqing")


@pytest.mark.slow
def test_wuhan_shuffled_gives_the_same_plan(tmp_path: Path) -> None:
    assert digest_of_plan(wuhan_shuffled(tmp_path), "wuhan") == digest_of_plan(SAMPLES / "wuhan", "wuhan")
