"""The front door: files in, a `Reading` out. Any content leads to issues, never to a traceback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from matcher.geography import Gazetteer
from matcher.roster import Source
from matcher.workbook import document, files, forms, gate, grids, tables
from matcher.workbook.assemble import Material, assemble
from matcher.workbook.files import File
from matcher.workbook.gate import Format
from matcher.workbook.grids import Grid
from matcher.workbook.ledger import Ledger
from matcher.workbook.reading import Reading


def read(inputs: Sequence[Path], *, gazetteer: Gazetteer) -> Reading:
    """Reads workbooks (.xlsx, .xls), .csv, .docx forms, folders of those, or one roster.json.

    All rows of all files are read and all problems collected; `Reading.failed` says whether one is an error.
    """
    ledger = Ledger()
    material = Material()
    for file in files.expand(inputs, ledger):
        _take(file, material, ledger)
    if not (material.tables or material.forms or any(i.code[0] == "E" for i in ledger.issues)):
        ledger.add("E16", 原因="没有找到任何数据表")
    return assemble(material, ledger, gazetteer)


def read_document(content: object, *, gazetteer: Gazetteer, name: str = "roster.json") -> Reading:
    """Reads a roster document (contract.md §2) that is already parsed, as the API's body is."""
    ledger = Ledger()
    material = Material()
    document.take(content, name, material, ledger)
    return assemble(material, ledger, gazetteer)


def _take(file: File, material: Material, ledger: Ledger) -> None:
    """One file into the material."""
    form = gate.admit(file.path, file.name, ledger)
    if form is None:
        return
    before = len(ledger.issues), len(material.tables)
    if form is Format.JSON:
        document.take_file(file, material, ledger)
        return
    if form is Format.DOCX:
        records, found = forms.read(file, ledger)
        material.forms += records
        _tables(found, material, ledger)
        return
    _tables(grids.grids(file, form, ledger), material, ledger)
    if before == (len(ledger.issues), len(material.tables)):
        ledger.add("E16", Source(file.name), 原因="文件中没有内容")


def _tables(found: Iterable[Grid], material: Material, ledger: Ledger) -> None:
    for grid in found:
        table = tables.read(grid, ledger)
        if table is not None:
            material.tables.append(table)
