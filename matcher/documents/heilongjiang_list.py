"""企业科技特派员名单 (黑龙江): by 市(地), for filing with the province and for publication."""

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
        client.district,
        client.name,
        "、".join(client.qualification) or client.kind,
        view.public_need(p, "（企业未同意公开）"),
        s.name,
        s.institution,
        rank_of(s),
        s.expertise,
        _wish(view, p),
        remark(view, p),
    ]


def _wish(view: View, p: Pairing) -> str:
    """合作意向: an application counts as the person's wish for the firm (七(四))."""
    if p.client not in view.specialist(p).applications:
        return view.intent(p)
    return "双方互选" if p.specialist in view.client(p).intended_specialists else "专员申报该企业"


FORM = ListForm(
    name="企业科技特派员名单",
    columns=(
        Column("序号", 6, "int"),
        Column("市（地）", 12, "centre"),
        Column("派驻企业", 24),
        Column("企业类型", 14, "centre"),
        Column("技术需求", 34),
        Column("科技特派员", 10, "centre"),
        Column("派出单位", 20),
        Column("学位/职称", 14, "centre"),
        Column("研究方向", 24),
        Column("合作意向", 12, "centre"),
        Column("备注", 12),
    ),
    row=_row,
    place="市（地）",
    seal="市（地）科技局（盖章）",
)


def heilongjiang_list(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """One row a new pairing, grouped by 市(地); no phones, so `private` is not used."""
    return selection_list(View(case, plan), FORM, out)
