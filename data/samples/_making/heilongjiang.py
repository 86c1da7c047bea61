"""Heilongjiang: the two tables that the notice names, the people's with the demands they apply to."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from _making.sheets import CleanBook, headings, numbered, read, with_phones

NO_PHONE = (19, 64, 118, 165, 203, 251, 287)  # running numbers of the people who left the phone empty


def heilongjiang_people(folder: Path) -> None:
    """《拟派出科研人员基本情况表》; 申报需求 comes from heilongjiang_applications.tsv."""
    applied: dict[str, list[str]] = defaultdict(list)
    for row in read("heilongjiang_applications.tsv"):
        applied[row["人员编号"]].append(row["单位名称"])
    people = read("heilongjiang_people.tsv")
    people = [p | {"申报需求": "、".join(applied[p["人员编号"]])} for p in people]
    out = CleanBook(folder / "拟派出科研人员基本情况表.xlsx")
    note = "填报单位：各派出单位　　说明：申报需求填拟派驻企业名称，多家的用顿号隔开"
    rows = with_phones(people, 5, NO_PHONE)
    out.sheet("专员表", "拟派出科研人员基本情况表", note, headings(people, "联系电话"), rows)
    out.close()


def heilongjiang_clients(folder: Path) -> None:
    """《拟派驻企业基本情况和技术需求表》."""
    clients = read("heilongjiang_clients.tsv")
    out = CleanBook(folder / "拟派驻企业基本情况和技术需求表.xlsx")
    note = "填报单位：各市（地）科技局　　说明：同一企业有多项需求的，分行填写；涉密需求不得填报"
    out.sheet("需求表", "拟派驻企业基本情况和技术需求表", note, headings(clients), numbered(clients))
    out.close()


STEPS = (heilongjiang_people, heilongjiang_clients)
