"""From rows to people: Word forms joined to their row of the summary, the same person twice refused (E07)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from matcher.roster import Source, Specialist
from matcher.workbook.cells import key
from matcher.workbook.desk import Desk
from matcher.workbook.private import Private
from matcher.workbook.specialist_rows import FORM, LIAISON, TABLE, Person


def gather(people: Sequence[Person], desk: Desk) -> tuple[Person, ...]:
    """Each person once, with an id, sorted by it."""
    kept = _unique([p for p in people if p.origin == TABLE], desk)
    for origin in (FORM, LIAISON):
        others = _unique([p for p in people if p.origin == origin], desk)
        kept = _join(kept, others, desk, tell=origin == FORM)
    kept = _unique(kept, desk)
    for person in kept:
        if person.origin == FORM and not person.record.expertise:
            desk.ledger.add("E04", person.source, "专业领域")
    kept = [p.identified() for p in kept if not desk.ledger.rejected(p.source)]
    return tuple(sorted(_distinct_ids(kept, desk), key=lambda p: p.record.id))


def where(source: Source, seen_from: Source) -> str:
    """「第3行」 in the same sheet, with file and sheet from elsewhere."""
    here = (source.file, source.sheet) == (seen_from.file, seen_from.sheet)
    return f"第{source.row}行" if here else str(source)


def _order(person: Person) -> tuple[str, str, str, int]:
    source = person.source
    return person.content, source.file, source.sheet, source.row


def _same(kept: Person, other: Person) -> bool:
    """Same name and unit, or same name and phone where a unit is blank; 人员编号 can tell two apart."""
    if key(kept.record.name) != key(other.record.name):
        return False
    if kept.number and other.number and kept.number != other.number:
        return False
    units = key(kept.record.institution), key(other.record.institution)
    if units[0] == units[1]:
        return True
    phones = {p for p in (kept.private.phone, kept.private.phone2) if p}
    return not all(units) and bool(phones & {other.private.phone, other.private.phone2})


def _unique(people: Iterable[Person], desk: Desk) -> list[Person]:
    """Without repetitions; which of two stays does not depend on the order of rows."""
    by_name: dict[str, list[Person]] = {}
    for person in sorted(people, key=_order):
        alike = by_name.setdefault(key(person.record.name), [])
        twin = next((k for k in alike if _same(k, person)), None)
        if twin is None:
            phone = person.private.phone
            told_apart = [k for k in alike if not (k.number and person.number)]
            double = next((k for k in told_apart if phone and phone == k.private.phone), None)
            if double is not None:
                desk.ledger.add("W26", person.source, "姓名", 另一行=where(double.source, person.source))
            alike.append(person)
        else:
            desk.ledger.add(
                "E07", person.source, "姓名", 行=person.source.row, 另一行=where(twin.source, person.source)
            )
    return [p for alike in by_name.values() for p in alike]


def _join(rows: list[Person], forms: Iterable[Person], desk: Desk, *, tell: bool) -> list[Person]:
    """Forms into rows by name and phone, else by name and unit; a form never goes to two people."""
    rows = list(rows)
    had_rows = bool(rows)
    by_name: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        by_name.setdefault(key(row.record.name), []).append(number)
    for form in sorted(forms, key=_order):
        at = _partner(rows, by_name.get(key(form.record.name), []), form)
        if at is not None:
            rows[at] = _merged(rows[at], form)
            continue
        if tell and had_rows:
            desk.ledger.add("W22", form.source, "姓名", 姓名=form.record.name)
        rows.append(form)
    return rows


def _partner(rows: Sequence[Person], alike: Sequence[int], form: Person) -> int | None:
    """The one row among those of the same name that the form belongs to."""
    phones = {p for p in (form.private.phone, form.private.phone2) if p}
    by_phone = [n for n in alike if phones & {rows[n].private.phone, rows[n].private.phone2}]
    if len(by_phone) == 1:
        return by_phone[0]
    unit = key(form.record.institution)
    by_unit = [
        n
        for n in (by_phone or alike)
        if unit
        and key(rows[n].record.institution) == unit
        and not (phones and rows[n].private.phone and n not in by_phone)
    ]
    return by_unit[0] if len(by_unit) == 1 else None


def _merged(row: Person, form: Person) -> Person:
    """The row, its blanks filled from the form; the longer 主要情况 stays."""
    filled = {
        f.name: getattr(form.record, f.name)
        for f in fields(Specialist)
        if f.name not in ("id", "source") and getattr(row.record, f.name) in (None, "", ())
    }
    longer = max(row.record.achievements, form.record.achievements, key=len)
    intended = tuple(dict.fromkeys((*row.record.intended_districts, *form.record.intended_districts)))
    record = replace(row.record, **{**filled, "achievements": longer, "intended_districts": intended})
    private = Private(
        **{f.name: getattr(row.private, f.name) or getattr(form.private, f.name) for f in fields(Private)}
    )
    references = {**form.references, **row.references}
    return replace(
        row,
        record=record,
        private=private,
        number=row.number or form.number,
        references=references,
        rows=(*row.rows, *form.rows),
    )


def _distinct_ids(people: Sequence[Person], desk: Desk) -> list[Person]:
    """One 人员编号 belongs to one person (E21)."""
    seen: dict[str, Person] = {}
    for person in sorted(people, key=_order):
        other = seen.setdefault(person.record.id, person)
        if other is not person:
            desk.ledger.add(
                "E21",
                person.source,
                "人员编号",
                值=person.record.id,
                另一行=where(other.source, person.source),
            )
    return list(seen.values())
