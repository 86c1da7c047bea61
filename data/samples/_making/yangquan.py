"""Yangquan: people, demands, another list, last year's pairings, exclusions."""

from __future__ import annotations

from pathlib import Path

from _making.sheets import TURN, Cell, CleanBook, Row, headings, numbered, read, with_phones

NO_PHONE = (13, 27, 46, 74)  # running numbers of the people who left the phone empty


def people() -> list[Row]:
    """The rows of the application form."""
    return read("yangquan_people.tsv")


def yangquan_people(folder: Path) -> None:
    """科技特派员报名表: county bureaus, units and the people themselves sent them in."""
    out = CleanBook(folder / "科技特派员报名表.xlsx")
    note = "填报单位：各县（区）科技主管部门　　说明：自荐人员的派出单位可不填"
    rows = with_phones(people(), 4, NO_PHONE)
    out.sheet("专员表", "阳泉市科技特派员报名表", note, headings(people(), "联系电话"), rows)
    out.close()


def yangquan_clients(folder: Path) -> None:
    """技术服务需求表: firms, parks and villages."""
    clients = read("yangquan_clients.tsv")
    out = CleanBook(folder / "技术服务需求表.xlsx")
    note = "说明：同一单位有多项需求的，分行填写"
    out.sheet("需求表", "阳泉市技术服务需求表", note, headings(clients), numbered(clients))
    out.close()


def yangquan_others(folder: Path) -> None:
    """其他名单: who already holds a post elsewhere (一人一岗)."""
    by_id = {p["人员编号"]: p for p in people()}
    rows: list[list[Cell]] = []
    for number, post in enumerate(read("yangquan_other_posts.tsv"), start=1):
        person = by_id[post["人员编号"]]
        rows.append([number, person["姓名"], person["派出单位"], post["名单"], post["年度"]])
    out = CleanBook(folder / "其他名单.xlsx")
    note = "说明：已列入“三区”科技人员名单的，按“一人一岗”不再选派"
    out.sheet("其他名单表", "其他选派名单", note, ("序号", "姓名", "派出单位", "名单", "年度"), rows)
    out.close()


def yangquan_existing(folder: Path) -> None:
    """已有对接表: one-year agreements that have ended, to be renewed, and two-year ones that still run."""
    by_id = {p["人员编号"]: p for p in people()}
    rows: list[list[Cell]] = []
    for number, pair in enumerate(read("yangquan_existing.tsv"), start=1):
        person = by_id[pair["人员编号"]]
        who: list[Cell] = [number, person["姓名"], pair["人员编号"], person["派出单位"], pair["单位名称"]]
        dates = [TURN[c](pair[c]) for c in ("起始日期", "截止日期")]
        rows.append([*who, "2025年度", *dates, "在岗", pair["是否锁定"], person["上年考核"]])
    columns = ("序号", "姓名", "人员编号", "派出单位", "服务单位", "批次")
    columns += ("起始日期", "截止日期", "状态", "是否锁定", "考核等次")
    out = CleanBook(folder / "已有对接表.xlsx")
    note = "说明：截至2025年12月31日的情况；当日到期的协议可续签，未到期的锁定不变"
    out.sheet("已有对接表", "2025年度科技特派员对接情况表", note, columns, rows)
    out.close()


def yangquan_exclusions(folder: Path) -> None:
    """排除表: pairs that must not come about, each with its reason."""
    by_id = {p["人员编号"]: p for p in people()}
    rows: list[list[Cell]] = []
    for number, ban in enumerate(read("yangquan_exclusions.tsv"), start=1):
        person = by_id[ban["人员编号"]]
        who: list[Cell] = [number, person["姓名"], ban["人员编号"], person["派出单位"], ban["单位名称"]]
        rows.append([*who, ban["类型"], ban["原因"], ban["提出人"], TURN["日期"](ban["日期"])])
    columns = ("序号", "姓名", "人员编号", "派出单位", "单位名称", "类型", "原因", "提出人", "日期")
    out = CleanBook(folder / "排除表.xlsx")
    note = "说明：须回避、存在竞争或被企业拒绝的，在此登记并写明原因"
    out.sheet("排除锁定表", "排除情况登记表", note, columns, rows)
    out.close()


STEPS = (yangquan_people, yangquan_clients, yangquan_others, yangquan_existing, yangquan_exclusions)
