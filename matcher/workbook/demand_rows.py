"""One row of a demand table: a client's own cells and one demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.privacy import scrub
from matcher.roster import FIRM, KINDS, PARK, VILLAGE, Client, Demand
from matcher.workbook import cells, dates, ids, lists, similar
from matcher.workbook.cells import Cell
from matcher.workbook.desk import Desk
from matcher.workbook.private import Private
from matcher.workbook.specialist_rows import private_of
from matcher.workbook.tables import Record, Table

SHORT = 10  # a demand of fewer characters gives little to match (W08)
_KIND_WORDS = {
    FIRM: ("企业", "公司", "工厂", "骨干", "厂"),
    PARK: ("园区", "孵化器", "产业园", "众创空间", "开发区", "加速器", "园"),
    VILLAGE: ("村社", "村", "合作社", "社区", "基层", "农场"),
}
_PRIORITIES = {
    "高": 5,
    "较高": 4,
    "中": 3,
    "较低": 2,
    "低": 1,
    "重点": 5,
    "一般": 3,
    "是": 5,
    "否": 3,
    "非重点": 3,
}
_LOOKS_LIKE_PARK = ("产业园", "孵化器", "园区", "众创空间", "加速器", "科技园", "创业园", "工业园")


@dataclass(frozen=True)
class DemandRow:
    """A client as this row tells it, with its one demand; `references` are cells that name specialists."""

    client: Client
    demand: Demand
    private: Private
    number: str
    record: Record
    references: Mapping[str, Cell] = field(default_factory=dict)


_MISSED = {"kind": "全部按企业处理", "willing": "可提出建议，但公示前须补齐"}


def tell_missing(table: Table, desk: Desk) -> None:
    """W27 once for a sheet without 类型 or 企业意愿."""
    for name, how in _MISSED.items():
        if table.source and table.records and name not in table.present:
            desk.ledger.add("W27", table.source, 列=table.kind.heading(name), 怎办=how)


def demand_row(record: Record, desk: Desk) -> DemandRow | None:
    """The parsed row, None when it is rejected."""
    name = " ".join(scrub(record.text("name"), "").split())
    if not name:
        desk.add("E03", record, "name", 列="单位名称")
    need = desk.free(record, "need")
    if not need:
        desk.add("E05", record, "need")
    district = desk.district(record, "district")
    if district is None and not record.text("district"):
        desk.add("E03", record, "district", 列="所在县区")
    if cells.yes_no(record.text("secret"))[0] is not False and record.text("secret"):
        desk.add("E13", record, "secret")
    registered = _date(record, desk)
    private = private_of(record, desk)
    kind = _kind(record, desk, name)
    if desk.rejected(record, name) or district is None:
        return None
    length = len(cells.squeeze(need))
    if length < SHORT:
        desk.add("W08", record, "need", 字=length)
    willing = desk.yes_no(record, "willing")
    if "willing" in record.present and not record.text("willing"):
        desk.add("W06", record, "willing")
    client = Client(
        id="",
        name=name,
        district=district,
        demands=(),
        kind=kind,
        registered=registered,
        willing=willing,
        lon=desk.read_number(record, "lon"),
        lat=desk.read_number(record, "lat"),
        industry=desk.free(record, "industry"),
        independent=desk.yes_no(record, "independent"),
        compliant=desk.yes_no(record, "compliant"),
        review=desk.free(record, "review"),
        position=desk.free(record, "position"),
        lower=desk.count(record, "lower"),
        upper=desk.count(record, "upper"),
        priority=_priority(record, desk),
        tag=_tag(record),
        qualification=lists.split(record.cell("qualification")).items,
        code=cells.key(record.text("code")).upper(),
        groups=desk.grouped(
            record, lists.split(record.cell("groups")).items, lambda g: similar.nearest(g, desk.groups)
        ),
        note=desk.free(record, "note"),
        source=record.source,
    )
    demand = Demand(
        id=record.text("demand_id"),
        need=need,
        goal=desk.free(record, "goal"),
        budget=_budget(record, desk),
        discipline=desk.free(record, "discipline"),
        public=desk.yes_no(record, "public"),
        source=record.source,
    )
    names = ("intended_specialists", "refused_specialists")
    references = {n: record.cell(n) for n in names if cells.value(record.cell(n))}
    return DemandRow(client, demand, private, record.text("id"), record, references)


def demand_id(client: str, demand: Demand, *, long: bool) -> str:
    """Client id, a dash and a digest of the need; of the whole demand where one client repeats a need."""
    parts = (
        (demand.need, demand.goal, str(demand.budget), demand.discipline, str(demand.public))
        if long
        else (demand.need,)
    )
    return f"{client}-{ids.digest(*parts, length=6)}"


def _date(record: Record, desk: Desk) -> str | None:
    text = record.text("registered")
    if dates.is_open(text):
        return None
    found = dates.iso(text)
    if found is None:
        desk.add("E12", record, "registered", 列="成立日期", 值=text)
    return found


def _kind(record: Record, desk: Desk, name: str) -> str:
    """企业, 园区 or 村社; blank is a firm, said aloud when the name looks like a park."""
    text = cells.key(record.text("kind"))
    if not text:
        if name.endswith(_LOOKS_LIKE_PARK):
            desk.add("W30", record, "kind", 值=name)
        return FIRM
    if text in KINDS:
        return text
    for kind in (PARK, VILLAGE, FIRM):
        if any(word in text for word in _KIND_WORDS[kind]):
            return kind
    desk.add("E20", record, "kind", 列="类型", 值=record.text("kind"), 建议="请填：企业/园区/孵化器/村社")
    return FIRM


def _priority(record: Record, desk: Desk) -> int | None:
    """1 to 5 as entered; 高, 中, 低, 是, 否 by a fixed table; anything else is W19."""
    text = cells.key(record.text("priority"))
    if not text:
        return None
    found = _PRIORITIES.get(text, cells.integer(text))
    if found is None or not 1 <= found <= 5:
        desk.add("W19", record, "priority", 值=text, 建议="请填1至5的整数")
        return None
    return found


def _tag(record: Record) -> str:
    """主导, 新兴 or the text itself; 是 and 否 of a column 重点产业链 become 主导 and nothing."""
    text = cells.key(record.text("tag"))
    answer, understood = cells.yes_no(text)
    if understood and text:
        return "主导" if answer else ""
    return next((word for word in ("主导", "新兴") if word in text), text)


def _budget(record: Record, desk: Desk) -> float | None:
    text = record.text("budget")
    found, whole = cells.money(text)
    if not whole:
        advice = "请只填数字，单位万元" if found is None else f"已按{found:g}万元读入；请只填一个数，单位万元"
        desk.add("W19", record, "budget", 值=text, 建议=advice)
    return found
