"""The quota sheet (武汉 附件1): two of three counts give the third; total rows are checked, then skipped."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.geography import Gazetteer
from matcher.roster import District
from matcher.workbook import cells
from matcher.workbook.desk import Desk
from matcher.workbook.persons import where
from matcher.workbook.tables import Record, Table

_SUMS = (("existing", "现有"), ("new", "新增"), ("total", "总人数"))


def names(tables: Sequence[Table], gazetteer: Gazetteer) -> tuple[str, ...]:
    """District names of the quota sheets, canonical where known: they extend the gazetteer (E06)."""
    found = (cells.key(r.text("name")) for t in tables for r in t.records)
    return tuple(dict.fromkeys(gazetteer.find(n) or n for n in found if n))


def districts(tables: Sequence[Table], known: Gazetteer, desk: Desk) -> tuple[District, ...]:
    """Districts with quotas, sorted by name; E09, E10, E11; W29 for a new name like a `known` one."""
    found: dict[str, District] = {}
    for table in tables:
        for record in table.records:
            district = _district(record, desk)
            if district is None:
                continue
            if district.name not in known and (near := known.suggest(district.name)):
                desk.add("W29", record, "name", 值=district.name, 建议=near)
            other = found.setdefault(district.name, district)
            if other is not district:
                desk.add("E21", record, "name", 值=district.name, 另一行=where(other.source, district.source))
        _check_sums(table, desk)
    return tuple(sorted(found.values(), key=lambda d: d.name))


def _district(record: Record, desk: Desk) -> District | None:
    written = cells.key(record.text("name"))
    if not written:
        desk.add("E03", record, "name", 列="县区")
        return None
    existing, new, total = (_heads(record, desk, n) for n in ("existing", "new", "total"))
    if desk.rejected(record):
        return None
    name = desk.find_district(written) or written
    if existing is not None and new is not None and total is not None and existing + new != total:
        desk.add("E09", record, "total", 县区=name, 现有=existing, 新增=new, 和=existing + new, 总=total)
    if existing is not None and total is not None and total < existing:
        desk.add("E11", record, "total", 县区=name, 总=total, 现有=existing)
    if desk.rejected(record):
        return None
    if total is None and existing is not None and new is not None:
        total = existing + new
    elif new is None and existing is not None and total is not None:
        new = total - existing
    elif existing is None and new is not None and total is not None:
        existing = total - new
        if existing < 0:
            desk.add("E09", record, "total", 县区=name, 现有=0, 新增=new, 和=new, 总=total)
            return None
    lower, upper = desk.count(record, "lower"), desk.count(record, "upper")
    return District(
        name,
        existing,
        new,
        total,
        lower,
        upper,
        desk.read_number(record, "lon"),
        desk.read_number(record, "lat"),
        record.text("kind"),
        record.source,
    )


def _heads(record: Record, desk: Desk, name: str) -> int | None:
    """A head count; what is none is an error, since sums would be wrong."""
    text = record.text(name)
    if not text:
        return None
    found = cells.integer(text)
    if found is None:
        desk.add("E20", record, name, 列=dict(_SUMS)[name], 值=text, 建议="请填整数")
    elif found < 0 and name == "new":
        existing = cells.integer(record.text("existing")) or 0
        desk.add("E11", record, name, 县区=cells.key(record.text("name")), 总=existing + found, 现有=existing)
    elif found < 0:
        desk.add("E20", record, name, 列=dict(_SUMS)[name], 值=text, 建议="人数不能为负")
    return found


def _check_sums(table: Table, desk: Desk) -> None:
    """The total row against the sum of the rows (E10); a sub-total row sums the rows since the last one."""
    begin = 0
    for total in table.totals:
        sub = "小计" in cells.key("".join(map(cells.value, total.cells.values())))
        part = [r for r in table.records if r.source.row < total.source.row]
        part = [r for r in part if r.source.row > begin] if sub else part
        begin = total.source.row if sub else begin
        for name, label in _SUMS:
            written = cells.integer(total.text(name)) if total.text(name) else None
            summed = sum(cells.integer(r.text(name)) or 0 for r in part if r.text(name))
            if written is not None and written != summed:
                desk.add("E10", total, name, 列=label, 写=written, 和=summed, 差=abs(written - summed))
