"""Word files: the form of 安庆 附件1 (labels and values side by side), and tables pasted into Word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from matcher.roster import Source
from matcher.workbook import cells, kinds, rows
from matcher.workbook.cells import Cell
from matcher.workbook.files import File
from matcher.workbook.grids import Grid
from matcher.workbook.ledger import Ledger
from matcher.workbook.tables import Record

SHEET = "信息表"
_LABELS = frozenset(
    cells.words(
        "name sex birth political institution institution_type phone phone2 title post post_title "
        "degree expertise achievements intended_both intended_districts intended_clients "
        "institution_consent home note groups"
    )
)
_SEAL = re.compile(
    r"[（(](?:单位)?(?:盖章|公章|签章)[）)]|(?:\d{2,4}|\s)*年\s*\d{0,2}\s*月\s*\d{0,2}\s*日?|[\s_]"
)


def read(file: File, ledger: Ledger) -> tuple[list[Record], list[Grid]]:
    """Filled forms as records (row = which form of the file), other tables as grids; E16 for what breaks."""
    records: list[Record] = []
    grids: list[Grid] = []
    try:
        document = docx.Document(str(file.path))
        for number, (above, table) in enumerate(_tables(document), start=1):
            texts = _texts(table)
            form = _form([c for row in texts for c in row if c is not None])
            if form is None:
                plain = [[c or "" for c in row] for row in texts]
                grids.append(Grid(file.name, f"表{number}", plain, above=above))
                continue
            ledger.open(file.name, SHEET, "forms")
            source = Source(file.name, SHEET, len(records) + 1)
            records.append(_record(form, source))
    except Exception:  # python-docx fails in many ways on broken files
        ledger.add("E16", Source(file.name), 原因="Word文件已损坏")
        return [], []
    if not records and not grids:
        ledger.add("E16", Source(file.name), 原因="Word文件里没有信息表，不是表格")
    return [r for r in records if _counted(r, ledger)], grids


def _tables(document: object) -> Iterator[tuple[tuple[str, ...], WordTable]]:
    """Each table of the body with the paragraphs that stand above it."""
    above: list[str] = []
    body = document.element.body  # type: ignore[attr-defined]
    for child in body.iterchildren():
        if child.tag == qn("w:p"):
            above.append(cells.text("".join(t.text or "" for t in child.iter(qn("w:t")))))
        elif child.tag == qn("w:tbl"):
            yield tuple(a for a in above if a), WordTable(child, document)  # type: ignore[arg-type]
            above = []


def _texts(table: WordTable) -> list[list[str | None]]:
    """Texts row by row; None where a merged cell is met again."""
    met: set[object] = set()
    result: list[list[str | None]] = []
    for row in table.rows:
        line: list[str | None] = []
        for cell in row.cells:
            line.append(None if cell._tc in met else cells.text(cell.text))
            met.add(cell._tc)
        result.append(line)
    return result


def _label(text: str) -> str | None:
    """The field of a label, broken by spaces or line breaks as it may be."""
    found = kinds.field(kinds.SPECIALISTS, text) if text else None
    return found if found in _LABELS else None


def _form(texts: list[str]) -> dict[str, str] | None:
    """Label, value, label, value…; None when the table is a list and no form."""
    found: dict[str, str] = {}
    at = straight = 0
    while at < len(texts):
        name = _label(texts[at])
        at += 1
        if name is None:
            continue
        following = texts[at] if at < len(texts) else ""
        if _label(following) and cells.squeeze(following):
            straight += 1  # two labels side by side: the heading of a list
            found.setdefault(name, "")
            continue
        found.setdefault(name, following)
        at += 1
    return found if "name" in found and len(found) >= 4 and straight < 3 else None


def _record(form: dict[str, str], source: Source) -> Record:
    values: dict[str, Cell] = dict(form)
    opinion = _SEAL.sub("", form.get("institution_consent", ""))
    values["institution_consent"] = "是" if opinion.startswith("同意") else opinion
    present = frozenset(n for n, v in values.items() if v)
    return Record("specialists", source, values, present)


def _counted(record: Record, ledger: Ledger) -> bool:
    """Counts a form; one that nobody filled in is skipped like a blank row."""
    ledger.seen(record.source)
    if any(cells.value(v) for n, v in record.cells.items() if n != "institution"):
        return True
    ledger.skip(record.source, rows.BLANK)
    return False
