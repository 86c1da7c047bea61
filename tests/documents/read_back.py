"""Reading back what was written."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

PHONE = re.compile(r"1[3-9]\d{9}")


def rows(path: Path, sheet: str | int = 0, *, values: bool = True) -> list[list[Any]]:
    """All cells of a sheet: cached values, or formulas."""
    book = openpyxl.load_workbook(path, data_only=values)
    page = book[sheet] if isinstance(sheet, str) else book.worksheets[sheet]
    found = [[c.value for c in row] for row in page.iter_rows()]
    book.close()
    return found


def sheet_names(path: Path) -> list[str]:
    """Names of the sheets."""
    book = openpyxl.load_workbook(path, read_only=True)
    names = list(book.sheetnames)
    book.close()
    return names


def everything(path: Path) -> str:
    """All XML of a workbook, properties and comments included."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def formulas(path: Path) -> list[tuple[str, str, str, Any]]:
    """(sheet, cell, formula, cached value) of every formula of a workbook."""
    plain, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    found = []
    for page in plain.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found.append(
                        (page.title, cell.coordinate, cell.value, cached[page.title][cell.coordinate].value)
                    )
    plain.close()
    cached.close()
    return found
