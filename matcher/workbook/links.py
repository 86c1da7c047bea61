"""Names in cells to ids: clients a specialist wishes or shuns, people a firm names, listed pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from matcher.roster import Client, Source, Specialist
from matcher.workbook import cells, lists
from matcher.workbook.cells import Cell
from matcher.workbook.clients import Party
from matcher.workbook.desk import Desk
from matcher.workbook.directory import Directory
from matcher.workbook.specialist_rows import Person

_HEADINGS = {
    "intended_clients": "意向企业",
    "partners": "已合作企业",
    "avoid": "回避企业",
    "equity": "持股企业",
    "applications": "申报需求",
    "parks": "对接产业园区、孵化器",
    "firms": "对接本区重点企业",
    "intended_specialists": "意向专员",
    "refused_specialists": "拒绝专员",
}


@dataclass(frozen=True)
class Links:
    """The two directories of a run, and the desk for what they cannot find."""

    people: Directory
    clients: Directory
    desk: Desk

    def specialist(self, person: Person) -> Specialist:
        """With the clients it names as ids where known, else as written (W17)."""
        found: dict[str, Any] = {
            name: self._clients(person.references[name], name, person.source)
            for name in ("intended_clients", "partners", "avoid", "equity", "applications")
            if name in person.references
        }
        return replace(person.record, **found)

    def client(self, party: Party) -> Client:
        """With the people it names as ids; who is unknown or ambiguous is not used (W17, W18)."""
        found: dict[str, Any] = {
            name: tuple(dict.fromkeys(i for cell, source in given for i in self._people(cell, name, source)))
            for name, given in party.references.items()
        }
        return replace(party.client, **found)

    def listed(self, person: Person, names: dict[str, str]) -> list[tuple[str, str]]:
        """(specialist id, client name) of 武汉 附件2's parks and firms, named as in the demand table."""
        pairs = []
        for column in ("parks", "firms"):
            for item in self._items(person.references.get(column, ""), column, person.source, self.clients):
                found = self.clients.find(item)
                pairs.append((person.record.id, names[found[0]] if len(found) == 1 else item))
        return pairs

    def _items(self, cell: Cell, column: str, source: Source, known: Directory) -> tuple[str, ...]:
        listing = lists.split(cell, known.__contains__)
        if listing.claimed is not None and listing.claimed > len(listing.items):
            self.desk.ledger.add(
                "W02",
                source,
                _HEADINGS[column],
                值=cells.value(cell),
                家=listing.claimed,
                列出=len(listing.items),
            )
        return listing.items

    def _clients(self, cell: Cell, column: str, source: Source) -> tuple[str, ...]:
        result = []
        for item in self._items(cell, column, source, self.clients):
            found = self.clients.find(item)
            if len(found) == 1:
                result.append(found[0])
                continue
            result.append(item)
            if found:
                self.desk.ledger.add("W18", source, _HEADINGS[column], 值=item)
            elif cells.key(item) not in self.desk.lost:
                self.desk.ledger.add(
                    "W17",
                    source,
                    _HEADINGS[column],
                    值=item,
                    表="需求表",
                    怎办="按原文保留",
                    建议=self.clients.suggest(item),
                )
        return tuple(dict.fromkeys(result))

    def _people(self, cell: Cell, column: str, source: Source) -> tuple[str, ...]:
        result = []
        for item in self._items(cell, column, source, self.people):
            found = self.people.find(item)
            if len(found) == 1:
                result.append(found[0])
            elif found:
                self.desk.ledger.add("W18", source, _HEADINGS[column], 值=item)
            elif cells.key(item) not in self.desk.lost:
                self.desk.ledger.add(
                    "W17",
                    source,
                    _HEADINGS[column],
                    值=item,
                    表="专员表",
                    怎办="未采用",
                    建议=self.people.suggest(item),
                )
        return tuple(result)


def directory_of_people(people: Sequence[Person]) -> Directory:
    """People by id, name and institution."""
    return Directory((p.record.id, p.record.name, p.record.institution) for p in people)


def directory_of_clients(parties: Sequence[Party]) -> Directory:
    """Clients by id, name and district."""
    return Directory((p.client.id, p.client.name, p.client.district) for p in parties)
