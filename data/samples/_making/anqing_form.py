"""Anqing: 附件1, one Word form per candidate (python-docx)."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from _making.sheets import MARK, Row, freeze, phone

POSTS = ("研发部部长", "总工程师", "秘书长", "副主任", "博导")  # the rest of 职务/职称 is a title or a degree
FORM_COLUMNS = (3.2, 2.6, 1.8, 2.2, 2.4, 3.6)  # cm
BROKEN = (
    "从事专业 或擅长领域",
    "主要情况（含 科研成果、产 学研合作等）",
    "意向县区 （企业）",
    "派出单位 意见",
)


def split_post(text: str) -> tuple[str, str]:
    """「研发部部长/高级工程师」 -> (职称, 职务); a degree stays with the title in brackets."""
    parts = re.split("[/、]", text)
    post = "、".join(p for p in parts if p in POSTS)
    titles = [p for p in parts if p not in POSTS]
    return titles[0] + "".join(f"（{degree}）" for degree in titles[1:]), post


def candidate_form(folder: Path, person: Row, number: int, breaks: bool) -> None:
    """附件1: the key–value table; its broken labels hold spaces, as in the seed, or line breaks."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    document.add_paragraph("附件 1")
    for text, size in (("双链融合专员候选人信息表", 16), (MARK, 10)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).font.size = Pt(size)
    document.add_paragraph("申报人（签名）:")
    document.add_paragraph("年 月 日").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title, post = split_post(person["职务职称"])
    field, main, wish, opinion = (label.replace(" ", "\n") if breaks else label for label in BROKEN)
    layout: tuple[tuple[tuple[str, int], ...], ...] = (  # (text, columns it spans), six columns in all
        (("派出单位", 1), (person["派出单位"], 5)),
        (
            ("姓名", 1),
            (person["姓名"], 1),
            ("性别", 1),
            (person["性别"], 1),
            ("出生年月", 1),
            (person["出生年月"], 1),
        ),
        (("政治面貌", 1), (person["政治面貌"], 3), ("联系电话", 1), (phone(1, number), 1)),
        (("职称", 1), (title, 3), ("职务", 1), (post, 1)),
        ((field, 1), (person["从事专业或擅长领域"], 5)),
        ((main, 1), (person["主要情况"], 5)),
        ((wish, 1), (person["意向县区企业"], 5)),
        ((opinion, 1), ("同意推荐。\n（单位盖章）\n年 月 日", 5)),
    )
    table = document.add_table(rows=len(layout), cols=6, style="Table Grid")
    for row, cells in enumerate(layout):
        column = 0
        for text, span in cells:
            cell = table.cell(row, column).merge(table.cell(row, column + span - 1))
            cell.text = text
            cell.width = Cm(sum(FORM_COLUMNS[column : column + span]))
            column += span
    table.autofit = False
    for index, width in enumerate(FORM_COLUMNS):
        table.columns[index].width = Cm(width)
    core = document.core_properties
    core.author, core.title, core.comments, core.revision = "jiedui samples", "候选人信息表", MARK, 1
    name = person["姓名"].replace("\u3000", "")
    path = folder / f"附件1 候选人信息表（{person['派出单位']} {name}）.docx"
    document.save(str(path))
    freeze(path)
