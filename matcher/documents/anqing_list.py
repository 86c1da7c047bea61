"""双链融合专员选派名单 (安庆 2023)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Cell, Column
from matcher.documents.selection_list import ListForm, remark, selection_list
from matcher.documents.view import UNGROUPED, View
from matcher.plan import Pairing, Plan


def _row(view: View, number: int, p: Pairing) -> list[Cell]:
    s = view.specialist(p)
    return [
        number,
        s.name,
        s.institution,
        "/".join(part for part in (s.post, s.title) if part),
        s.expertise,
        p.group or UNGROUPED,
        view.client(p).district,
        view.client(p).name,
        view.client(p).position,
        view.term(p),
        remark(view, p),
    ]


FORM = ListForm(
    name="双链融合专员选派名单",
    columns=(
        Column("序号", 6, "int"),
        Column("姓名", 10, "centre"),
        Column("派出单位", 22),
        Column("职务/职称", 14, "centre"),
        Column("从事专业或擅长领域", 28),
        Column("行业组", 12, "centre"),
        Column("服务县（市、区）", 12, "centre"),
        Column("服务园区/企业", 26),
        Column("拟任职务", 10, "centre"),
        Column("派驻周期(起止)", 14, "centre"),
        Column("备注", 12),
    ),
    row=_row,
    person=(0, 1, 2, 3, 4),
)


def anqing_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One row a new pairing, by county and industry group; no phones, so `private` is not used."""
    return selection_list(View(case, plan), FORM, out)
