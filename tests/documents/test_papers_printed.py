from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from made_up import World
from papers import NUMBERS, hostile, leaks, leaving
from read_back import everything, formulas

from matcher.documents import DOCUMENTS, write_all
from tests.conftest import need

Convert = Callable[[Sequence[Path], str], list[Path]]


@pytest.fixture(scope="module")
def papers(made: World, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every paper of a round in which two people leave."""
    people = [e.specialist for e in made.case.base.existing][:2]
    left = leaving(made, *people)
    out = tmp_path_factory.mktemp("papers")
    return write_all(left.case, left.plan, left.private, out, names=list(DOCUMENTS))


def test_libreoffice_prints_every_paper_on_a4(papers: list[Path], convert: Convert) -> None:
    for kind in ("xlsx", "docx"):  # 公示稿 is both: one at a time
        paths = [p for p in papers if p.suffix == f".{kind}"]
        for path, page in zip(paths, convert(paths, "pdf"), strict=True):
            told = subprocess.run([need("pdfinfo"), str(page)], capture_output=True, text=True, check=True)
            width, height = map(
                float, re.findall(r"Page size:\s+([\d.]+) x ([\d.]+) pts \(A4\)", told.stdout)[0]
            )
            assert (width > height) == (path.stem != "一页汇报"), path.name


def test_libreoffice_calculates_what_was_written(papers: list[Path], convert: Convert) -> None:
    paths = [p for p in papers if p.suffix == ".xlsx" and formulas(p)]
    assert len(paths) >= 9
    for path, again in zip(paths, convert(paths, "xlsx"), strict=True):
        written, made = formulas(path), formulas(again)
        assert [f[:2] for f in written] == [f[:2] for f in made]
        assert [f[3] for f in written] == pytest.approx([f[3] for f in made]), path.name


def test_every_sheet_is_landscape_and_visible(papers: list[Path]) -> None:
    for path in papers:
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            for sheet in book.worksheets:
                found = (str(sheet.page_setup.paperSize), sheet.page_setup.orientation, sheet.sheet_state)
                assert found == ("9", "landscape", "visible"), (path.name, sheet.title)
            assert not book.properties.creator
            book.close()


@pytest.mark.parametrize("name", [n for n in DOCUMENTS if n != "report"])
def test_no_paper_repeats_a_number_typed_into_a_text(name: str, made: World, tmp_path: Path) -> None:
    bad = hostile(made, "13800138000 138-0013-8000 027-87654321 a.b@c.com 420106199001011234")
    for path in write_all(bad.case, bad.plan, {}, tmp_path, names=[name]):
        assert leaks(path, NUMBERS) == [], path.name


def test_phones_stand_in_internal_papers_alone(made: World, papers: list[Path]) -> None:
    phones = {p.phone for p in made.private.values()}
    for path in papers:
        if path.suffix != ".html" and "（内部）" not in path.name:
            text = everything(path)
            assert not [phone for phone in phones if phone in text], path.name
