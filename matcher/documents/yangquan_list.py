"""科技特派员选派名单 (阳泉 art. 16): published after the notice, so demands only as far as agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.book import Cell, Column
from matcher.documents.selection_list import ListForm, remark, selection_list
from matcher.documents.view import View, rank_of
from matcher.plan import Pairing, Plan


def _row(view: View, number: int, p: Pairing) -> list[Cell]:
    s, client = view.specialist(p), view.client(p)
    return [
        number,
        s.name,
        s.institution,
        rank_of(s),
        s.expertise,
        client.name,
        client.district,
        view.public_need(p, "（派驻单位未同意公开）"),
        view.term(p),
        "；".join(x for x in (s.channel if s.channel == "自荐" else "", remark(view, p)) if x),
    ]


FORM = ListForm(
    name="科技特派员选派名单",
    columns=(
        Column("序号", 6, "int"),
        Column("姓名", 10, "centre"),
        Column("派出单位", 22),
        Column("学位/职称", 14, "centre"),
        Column("专业领域", 26),
        Column("派驻单位", 26),
        Column("县（区）", 10, "centre"),
        Column("服务内容", 36),
        Column("协议期限", 14, "centre"),
        Column("备注", 12),
    ),
    row=_row,
    person=(0, 1, 2, 3, 4),
)


def yangquan_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One row a new pairing, by county and industry group; no phones, so `private` is not used."""
    return selection_list(View(case, plan), FORM, out)
