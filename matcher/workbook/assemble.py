"""From tables to the roster: districts, then people and clients, then all that refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matcher.geography import Gazetteer
from matcher.roster import Client, Roster
from matcher.workbook import (
    clients,
    demand_rows,
    extras,
    fingerprint,
    kinds,
    links,
    pairs,
    persons,
    quotas,
    specialist_rows,
)
from matcher.workbook.desk import Desk
from matcher.workbook.kinds import Kind
from matcher.workbook.ledger import Ledger
from matcher.workbook.private import Private
from matcher.workbook.reading import Reading
from matcher.workbook.tables import Record, Table


@dataclass
class Material:
    """Everything the files held, not yet understood."""

    tables: list[Table] = field(default_factory=list)
    forms: list[Record] = field(default_factory=list)
    programme: str | None = None

    def of(self, kind: Kind) -> list[Table]:
        """The tables of one kind."""
        return [t for t in self.tables if t.kind is kind]

    def records(self, kind: Kind) -> Iterator[Record]:
        """Their data rows."""
        return (r for t in self.of(kind) for r in t.records)


def assemble(material: Material, ledger: Ledger, gazetteer: Gazetteer) -> Reading:
    """The whole reading."""
    named = quotas.names(material.of(kinds.QUOTAS), gazetteer)
    desk = Desk(ledger, gazetteer.with_districts(named))
    words, tags = extras.groups(list(material.records(kinds.GROUPS)), desk)
    desk.groups = tuple(words)
    districts = quotas.districts(material.of(kinds.QUOTAS), gazetteer, desk)

    standing = list(material.records(kinds.EXISTING))
    desk.standing = pairs.named(standing)
    rows = [specialist_rows.person(r, desk) for r in material.records(kinds.SPECIALISTS)]
    rows += [specialist_rows.person(r, desk, specialist_rows.FORM) for r in material.forms]
    people = persons.gather([p for p in rows if p], desk)
    for table in material.of(kinds.DEMANDS):
        demand_rows.tell_missing(table, desk)
    needs = [demand_rows.demand_row(r, desk) for r in material.records(kinds.DEMANDS)]
    parties = clients.gather([n for n in needs if n], desk)

    served = links.directory_of_clients(parties)
    by_id = {p.client.id: p.client for p in parties}
    posted = pairs.in_post(standing, links.directory_of_people(people), served, by_id, desk)
    people = tuple(sorted((*people, *posted), key=lambda p: p.record.id))
    known = links.Links(links.directory_of_people(people), served, desk)
    names = {p.client.id: p.client.name for p in parties}
    listed = tuple(sorted({pair for p in people for pair in known.listed(p, names)}))

    others = extras.other_posts(list(material.records(kinds.OTHERS)), desk)
    roster = Roster(
        specialists=tuple(known.specialist(p) for p in people),
        clients=tuple(_tagged(known.client(p), tags) for p in parties),
        districts=districts,
        existing=pairs.existing(standing, known.people, served, desk),
        exclusions=pairs.exclusions(list(material.records(kinds.EXCLUSIONS)), known.people, served, desk),
        distances=extras.distances(list(material.records(kinds.DISTANCES)), desk),
        other_posts=others,
        groups=words,
    )
    tallies = ledger.tallies()
    return Reading(
        roster,
        tuple(ledger.issues),
        tallies,
        _private(people, parties),
        fingerprint.digest(roster, listed),
        listed,
        material.programme,
    )


def _tagged(client: Client, tags: Mapping[str, str]) -> Client:
    """A client without a tag takes that of its group (行业组表「主导/新兴」)."""
    tag = next((tags[g] for g in client.groups if g in tags), "")
    return replace(client, tag=tag) if tag and not client.tag else client


def _private(
    people: Sequence[specialist_rows.Person], parties: Sequence[clients.Party]
) -> dict[str, Private]:
    """What is personal, by id, only where there is anything."""
    found = {p.record.id: p.private for p in people if p.private}
    return found | {p.client.id: p.private for p in parties if p.private}
