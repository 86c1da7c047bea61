"""Word documents by python-docx: A4, Chinese fonts, no author, the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from matcher.privacy import scrub

FANGSONG, HEI, KAI = "仿宋", "黑体", "楷体"
ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
Align = Literal["left", "centre", "right"]


class Letter:
    """A document being written; `save` writes the file. Texts are scrubbed, unless `typed` by the clerk."""

    def __init__(self, *, title: str, day: str, landscape: bool = False, margin: float = 20) -> None:
        self._document = Document()
        self._title, self._day = title, datetime.fromisoformat(day)
        section = self._document.sections[0]
        width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Mm(margin))
        self._width = width - 2 * Mm(margin)

    def line(
        self,
        text: str,
        *,
        size: float = 12,
        font: str = FANGSONG,
        align: Align = "left",
        indent: bool = False,
        bold: bool = False,
        after: float = 4,
        typed: str = "",
    ) -> None:
        """One paragraph; `indent` by two characters; `typed` follows the text as the clerk typed it."""
        paragraph = self._document.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment = ALIGN[align]
        form.space_before, form.space_after = Pt(0), Pt(after)
        form.line_spacing = Pt(size * 1.5)
        form.first_line_indent = Pt(2 * size) if indent else None
        _run(paragraph, scrub(text) + typed, size, font, bold)

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        size: float = 10.5,
        aligns: Sequence[Align] = (),
        last_bold: bool = False,
    ) -> None:
        """A table over the page's width, columns in proportion to `widths`; headings repeat on every page."""
        table = self._document.add_table(rows=1 + len(rows), cols=len(headings), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        share = self._width / sum(widths)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = int(share * width)
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
        sides: Sequence[Align] = aligns or ["centre"] * len(headings)
        for i, values in enumerate((headings, *rows)):
            bold = i == 0 or (last_bold and i == len(rows))
            for cell, value, width, side in zip(table.rows[i].cells, values, widths, sides, strict=True):
                cell.width = int(share * width)
                _cell(
                    cell, scrub(value), size, HEI if i == 0 else FANGSONG, bold, "centre" if i == 0 else side
                )
            table.rows[i]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

    def save(self, path: Path) -> Path:
        """Write the file: properties without author or program, entries with a fixed date."""
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = scrub(self._title), "", ""
        properties.created = properties.modified = self._day
        package = self._document.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):
                del package.rels[key]
        draft = io.BytesIO()
        self._document.save(draft)
        with zipfile.ZipFile(draft) as made, zipfile.ZipFile(path, "w") as final:
            for name in made.namelist():
                entry = zipfile.ZipInfo(name, ZIP_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                final.writestr(entry, made.read(name))
        return path


def _cell(cell: Any, text: str, size: float, font: str, bold: bool, side: Align) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.alignment = ALIGN[side]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(size * 1.3)
    _run(paragraph, text, size, font, bold)


def _run(paragraph: Any, text: str, size: float, font: str, bold: bool) -> None:
    """A run in a Chinese font: Word asks for the East Asian one by a name of its own."""
    run = paragraph.add_run("".join(ch for ch in text if _writable(ch)))
    run.font.size, run.font.name, run.font.bold = Pt(size), font, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _writable(ch: str) -> bool:
    """XML holds no control characters and no halves of pairs."""
    return ch in "\n\t" or (
        ord(ch) >= 32 and not 0xD800 <= ord(ch) <= 0xDFFF and ord(ch) not in (0xFFFE, 0xFFFF)
    )
