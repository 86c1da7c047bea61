"""Wuhan: the quota table of the notice, the first batch with its pairings, the candidates, the demands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from _making.sheets import MARK, Cell, CleanBook, headings, numbered, read, with_phones

QUOTAS = (  # the seed's 附件1: 责任单位, 现有, 新选派
    *(("江岸区", 9, 1), ("江汉区", 5, 5), ("硚口区", 5, 5), ("汉阳区", 5, 5), ("武昌区", 6, 9)),
    *(("青山区", 8, 2), ("洪山区", 8, 7), ("蔡甸区", 5, 1), ("江夏区", 5, 1), ("黄陂区", 5, 1)),
    *(("新洲区", 6, 1), ("东湖高新区", 16, 34), ("武汉经开区", 11, 19), ("临空港开发区", 6, 9)),
)
QUOTA_HEADINGS = ("序号", "责任单位", "现有联络员\n人数", "新选派联络员\n人数", "选派后联络员\n总人数")
NO_PHONE = (7, 48, 89, 130, 171, 212)  # running numbers of the people who left the phone empty


def quota_table(folder: Path) -> None:
    """附件1, heading for heading and number for number as in the notice."""
    out = CleanBook(folder / "附件1 全市第二批区派联络员指标分解表.xlsx")
    sheet = out.book.add_worksheet("附件1")
    sheet.write_string(0, 0, "附件1", out.plain)
    sheet.merge_range(1, 0, 1, 4, "全市第二批区派联络员指标分解表", out.title)
    for column, heading in enumerate(QUOTA_HEADINGS):
        sheet.write_string(2, column, heading, out.heading)
        sheet.set_column(column, column, (8, 20, 16, 16, 16)[column])
    for number, (district, existing, new) in enumerate(QUOTAS, start=1):
        for column, value in enumerate((number, district, existing, new, existing + new)):
            sheet.write(number + 2, column, value, out.centre)
    existing, new = sum(q[1] for q in QUOTAS), sum(q[2] for q in QUOTAS)
    for column, value in enumerate(("", "合 计", existing, new, existing + new)):
        sheet.write(len(QUOTAS) + 3, column, value, out.centre)
    note = f"备注：指标数取自公开通知的附件1；同一文件夹内的人员和单位均为合成{MARK}。"
    sheet.write_string(len(QUOTAS) + 5, 0, note, out.plain)
    sheet.set_row(1, 30)
    sheet.set_row(2, 32)
    sheet.freeze_panes(3, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    out.close()


def wuhan_people(folder: Path) -> None:
    """第一批联络员 with their pairings, and the candidates for the second batch."""
    people = read("wuhan_people.tsv")
    columns = headings(people, "联系电话")
    first = [p for p in people if p["批次"] == "第一批"]
    second = [p for p in people if p["批次"] == "第二批"]
    by_id = {p["编号"]: p for p in first}

    out = CleanBook(folder / "第一批联络员.xlsx")
    note = "填报单位：各区科经局　　用途：第一批联络员登记"
    out.sheet("专员表", "第一批区派成果转化联络员登记表", note, columns, with_phones(first, 0, NO_PHONE))
    pairs: list[list[Cell]] = []
    for pair in read("wuhan_existing.tsv"):
        person = by_id[pair["编号"]]
        who: list[Cell] = [person["姓名"], pair["编号"], person["派出单位"], pair["单位名称"]]
        pairs.append([*who, "第一批", dt.date(2021, 6, 1), None, "在岗", "是"])
    fields = ("姓名", "人员编号", "派出单位", "服务单位", "批次", "起始日期", "截止日期", "状态", "是否锁定")
    out.sheet(
        "已有对接表", "第一批联络员对口联系情况表", "说明：截止日期留空，锁定的对接关系不变", fields, pairs
    )
    out.close()

    out = CleanBook(folder / "第二批候选人.xlsx")
    note = "填报单位：各区科经局　　说明：所属区留空的候选人由市局统筹安排"
    out.sheet(
        "专员表",
        "第二批区派成果转化联络员候选人表",
        note,
        columns,
        with_phones(second, 0, NO_PHONE, len(first) + 1),
    )
    out.close()


def wuhan_clients(folder: Path) -> None:
    """All parks and key firms in one list; several demands of one of them are several rows."""
    clients = read("wuhan_clients_1.tsv") + read("wuhan_clients_2.tsv")
    out = CleanBook(folder / "重点企业与园区需求表.xlsx")
    out.sheet(
        "需求表",
        "重点企业与园区技术需求表",
        "说明：同一单位有多项需求的，分行填写",
        headings(clients),
        numbered(clients),
    )
    out.close()


STEPS = (quota_table, wuhan_people, wuhan_clients)
