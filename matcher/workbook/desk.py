"""What every row reader has at hand: the ledger, districts and groups of this run, checked small reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from matcher.geography import AMBIGUOUS, Gazetteer
from matcher.privacy import scrub
from matcher.workbook import cells, kinds
from matcher.workbook.kinds import Kind
from matcher.workbook.ledger import Ledger
from matcher.workbook.tables import Record

_KINDS: dict[str, Kind] = {k.name: k for k in kinds.KINDS}


@dataclass
class Desk:
    """`lost` holds the names of rejected rows, so that a reference to one is not blamed a second time.

    `standing` holds numbers and names of the people in post: they need no expertise, nobody matches them.
    """

    ledger: Ledger
    gazetteer: Gazetteer
    groups: tuple[str, ...] = ()
    lost: set[str] = field(default_factory=set)
    standing: frozenset[str] = frozenset()

    def add(self, code: str, record: Record, name: str = "", **values: object) -> None:
        """An issue at a column of a record's row."""
        self.ledger.add(code, record.source, heading(record, name) if name else "", **values)

    def rejected(self, record: Record, *names: str) -> bool:
        """Whether the row is rejected; remembers its names if so."""
        if self.ledger.rejected(record.source):
            self.lost |= {cells.key(n) for n in names if n}
            return True
        return False

    def free(self, record: Record, name: str) -> str:
        """Free text without phones, identity numbers and mail addresses (§5: privacy rule set)."""
        text = record.text(name)
        clean = scrub(text)
        if clean != text:
            self.add("W28", record, name, 列=heading(record, name))
        return clean

    def yes_no(self, record: Record, name: str) -> bool | None:
        """是 or 否; W19 and None for what is neither."""
        text = record.text(name)
        answer, understood = cells.yes_no(text)
        if not understood:
            self.add("W19", record, name, 值=text, 建议="请填“是”或“否”")
        return answer

    def count(self, record: Record, name: str) -> int | None:
        """A whole number of at least 0; W19 and None for what is none."""
        text = record.text(name)
        if not text or cells.key(text) in ("不限", "无", "待定"):
            return None
        found = cells.integer(text)
        if found is None or found < 0:
            self.add("W19", record, name, 值=text, 建议="请填整数")
            return None
        return found

    def read_number(self, record: Record, name: str) -> float | None:
        """A decimal; W19 and None for what is none."""
        text = record.text(name)
        found = cells.number(text) if text else None
        if text and found is None:
            self.add("W19", record, name, 值=text, 建议="请填数字")
        return found

    def district(self, record: Record, name: str) -> str | None:
        """The canonical district; E06 with a suggestion when it is none of this run's."""
        text = record.text(name)
        if not text:
            return None
        found = self.find_district(text)
        if found is None:
            self.blame_district(record, name, text)
        return found

    def find_district(self, text: str) -> str | None:
        """Canonical name, None when unknown; without any known district every name is good."""
        if not self.gazetteer.places:
            return cells.key(text)
        return self.gazetteer.find(text)

    def blame_district(self, record: Record, name: str, text: str) -> None:
        """E06: an ambiguous short name asks which, another unknown name suggests the nearest."""
        column = heading(record, name)
        short = cells.key(text)
        if short in AMBIGUOUS:
            bearers = [p.name for p in self.gazetteer.places if short in p.name or p.kind == short]
            ask = f"请写全称，如“{'”“'.join(bearers)}”" if bearers else "请写全称"
            self.add("E06", record, name, 列=column, 值=text, 何故="可能指不止一个县区", 建议=ask)
            return
        near = self.gazetteer.suggest(text)
        ask = f"是否为“{near}”？" if near else "请核对写法，或在县区指标表中补上该县区"
        self.add("E06", record, name, 列=column, 值=text, 何故="不在本次县区名单中", 建议=ask)

    def grouped(
        self, record: Record, names: tuple[str, ...], nearest: Callable[[str], str]
    ) -> tuple[str, ...]:
        """Groups that the group table knows; the others are W09 (only where there is such a table)."""
        if not self.groups:
            return names
        for name in names:
            if name not in self.groups:
                self.add("W09", record, "groups", 值=name, 建议=nearest(name))
        return tuple(n for n in names if n in self.groups)


def heading(record: Record, name: str) -> str:
    """The Chinese heading of a record's field."""
    kind = _KINDS.get(record.kind, kinds.SPECIALISTS)
    try:
        return kind.heading(name)
    except StopIteration:
        return name
