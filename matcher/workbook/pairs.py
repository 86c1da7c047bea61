"""Rows that name a person and a client: existing pairings, exclusions and locks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher.roster import EXCLUSION_KINDS, LOCK, PROHIBITION, Client, Exclusion, Existing, Specialist
from matcher.workbook import cells, dates, people
from matcher.workbook.desk import Desk
from matcher.workbook.directory import Directory
from matcher.workbook.persons import where
from matcher.workbook.specialist_rows import IN_POST, Person
from matcher.workbook.tables import Record

ENDED = ("离岗", "退出", "终止", "到期", "已离", "解除", "期满")
LOST = "所引行有错误"
_KIND_WORDS = (
    ("锁", LOCK),
    ("企业拒绝", "企业拒绝"),
    ("单位拒绝", "企业拒绝"),
    ("专员拒绝", "专员拒绝"),
    ("本人拒绝", "专员拒绝"),
    ("回避", "回避"),
    ("竞争", "竞争"),
    ("禁", PROHIBITION),
)


def client_id(record: Record, directory: Directory, desk: Desk) -> str | None:
    """The client a row names; E14 with suggestions when there is none, E20 when there are several."""
    text = record.text("client")
    if not text:
        desk.add("E03", record, "client", 列="单位名称")
        return None
    return _one(record, "client", text, directory.find(text), directory, "需求表", desk)


def person_id(record: Record, directory: Directory, desk: Desk) -> str | None:
    """The person a row names by 编号, or by 姓名 and 派出单位."""
    text = people.name(record.text("specialist"))
    number = record.text("number")
    found = directory.find(number) if number else ()
    found = found or (directory.find(text, record.text("institution")) if text else ())
    if not (text or number):
        desk.add("E03", record, "specialist", 列="姓名")
        return None
    return _one(record, "specialist", text or number, found, directory, "专员表", desk)


def _one(
    record: Record, name: str, text: str, found: tuple[str, ...], directory: Directory, table: str, desk: Desk
) -> str | None:
    if len(found) == 1:
        return found[0]
    if found:
        desk.add(
            "E20",
            record,
            name,
            列="姓名" if name == "specialist" else "单位名称",
            值=text,
            建议="对应不止一人（家），请写成“姓名（单位）”或填写编号",
        )
    elif cells.key(text) in desk.lost:
        desk.ledger.skip(record.source, LOST)
    else:
        desk.add("E14", record, name, 值=text, 表=table, 建议=directory.suggest(text))
    return None


def in_post(
    records: Sequence[Record], directory: Directory, clients: Directory, by_id: dict[str, Client], desk: Desk
) -> list[Person]:
    """Specialists in post whom no specialists table holds: from their 已有对接表 rows, without expertise."""
    found: dict[str, Person] = {}
    districts: dict[str, set[str]] = {}
    for record in records:
        name, institution = people.name(record.text("specialist")), record.text("institution")
        number = record.text("number")
        known = (number and directory.find(number)) or (name and directory.find(name, institution))
        if not name or known or cells.key(name) in desk.lost or ended(record):
            continue
        specialist = Specialist(
            id="",
            name=name,
            expertise="",
            institution=institution,
            rating=record.text("rating") or None,
            source=record.source,
        )
        person = Person(specialist, number=number, origin=IN_POST).identified()
        found.setdefault(person.record.id, person)
        place = desk.find_district(record.text("district")) if record.text("district") else None
        served = clients.find(record.text("client"))
        if place or len(served) == 1:
            districts.setdefault(person.record.id, set()).add(place or by_id[served[0]].district)
    if found:
        names = "、".join(sorted(p.record.name for p in found.values())[:20])
        desk.ledger.add("I04", 数=len(found), 姓名=names)
    return [_posted(p, districts.get(i, set())) for i, p in sorted(found.items())]


def _posted(person: Person, districts: set[str]) -> Person:
    """In post in the one district of its clients."""
    if len(districts) != 1:
        return person
    return replace(person, record=replace(person.record, district=next(iter(districts))))


def named(records: Sequence[Record]) -> frozenset[str]:
    """Numbers and names of the people in post."""
    found = (r.text(n) for r in records if not ended(r) for n in ("number", "specialist"))
    return frozenset({w for text in found if text for w in (text, cells.key(people.name(text)))})


def ended(record: Record) -> bool:
    """Whether the row's status says that the pairing is over."""
    return any(word in record.text("status") for word in ENDED)


def existing(
    records: Sequence[Record], directory: Directory, clients: Directory, desk: Desk
) -> tuple[Existing, ...]:
    """Pairings in force, sorted; ended ones are told (I05) and counted as skipped."""
    found: dict[tuple[str, str], Existing] = {}
    for record in records:
        if ended(record):
            desk.add("I05", record, "status", 值=record.text("status"))
            desk.ledger.skip(record.source, "已离岗或到期")
            continue
        person, client = person_id(record, directory, desk), client_id(record, clients, desk)
        start, end = (_date(record, n, desk) for n in ("start", "end"))
        if person is None or client is None or desk.rejected(record):
            continue
        locked = desk.yes_no(record, "locked")
        pair = Existing(
            person,
            client,
            start,
            end,
            locked is not False,
            record.text("batch"),
            record.text("status"),
            record.source,
        )
        other = found.setdefault((person, client), pair)
        if other is not pair:
            desk.ledger.skip(record.source, "重复对接")
    return tuple(found[k] for k in sorted(found))


def _date(record: Record, name: str, desk: Desk) -> str | None:
    text = record.text(name)
    found = None if dates.is_open(text) else dates.iso(text)
    if found is None and not dates.is_open(text):
        desk.add("E12", record, name, 列={"start": "起始日期", "end": "截止日期"}[name], 值=text)
    return found


def exclusions(
    records: Sequence[Record], directory: Directory, clients: Directory, desk: Desk
) -> tuple[Exclusion, ...]:
    """Bans, refusals and locks, sorted; a pair both locked and prohibited is E15."""
    found: list[Exclusion] = []
    for record in records:
        person, client = person_id(record, directory, desk), client_id(record, clients, desk)
        kind = _kind(record, desk)
        reason = desk.free(record, "reason")
        if not reason and "reason" in record.present:
            desk.add("E03", record, "reason", 列="原因")
        if person is None or client is None or kind is None or desk.rejected(record):
            continue
        found.append(Exclusion(person, client, kind, reason, record.source))
    clashing = _clashes(found, directory, clients, desk)
    kept = {(e.specialist, e.client, e.kind): e for e in reversed(found) if id(e) not in clashing}
    return tuple(kept[k] for k in sorted(kept))


def _kind(record: Record, desk: Desk) -> str | None:
    text = cells.key(record.text("kind"))
    if not text:
        if "kind" in record.present:
            desk.add("E03", record, "kind", 列="类型")
            return None
        return PROHIBITION
    found = next((kind for word, kind in _KIND_WORDS if word in text), None)
    if found is None:
        desk.add("E20", record, "kind", 列="类型", 值=text, 建议=f"请填：{'/'.join(EXCLUSION_KINDS)}")
    return found


def _clashes(found: Sequence[Exclusion], directory: Directory, clients: Directory, desk: Desk) -> set[int]:
    """E15: the same pair locked and forbidden (by any kind of exclusion)."""
    locks = {(e.specialist, e.client): e for e in found if e.kind == LOCK}
    clashing: set[int] = set()
    for ban in found:
        lock = locks.get((ban.specialist, ban.client))
        if ban.kind == LOCK or lock is None:
            continue
        clashing |= {id(ban), id(lock)}
        desk.ledger.add(
            "E15",
            ban.source,
            "类型",
            姓名=directory.name(ban.specialist),
            单位=clients.name(ban.client),
            另一行=where(lock.source, ban.source),
        )
        desk.ledger.reject(lock.source)
    return clashing
