"""What a bureau hands in: specialists, clients with their demands, districts, existing pairings, exclusions.

All types are frozen; a change is a copy (`dataclasses.replace`). Field names are those of `roster.json`.
Phones, birth dates and political status never enter these types: see `matcher.workbook.private`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read: file and sheet names as the clerk knows them, row counted from 1."""

    file: str = ""
    sheet: str = ""
    row: int = 0

    def __str__(self) -> str:
        place = "·".join(part for part in (self.file, self.sheet) if part)
        return f"{place}·第{self.row}行" if self.row else place


@dataclass(frozen=True, slots=True)
class Specialist:
    """A person who can be sent: 双链融合专员, 成果转化联络员, 科技特派员.

    `None` in a yes/no field means that the form left it blank; rules say what a blank means.
    `district` given = the posting is fixed; None = the solver chooses it. `equity` = clients in which the
    person holds shares; `applications` = clients whose demands the person applied to; `heads` > 1 = a team
    or a legal person that takes one place.
    """

    id: str
    name: str
    expertise: str
    institution: str = ""
    institution_type: str = ""
    post: str = ""
    title: str = ""
    degree: str = ""
    achievements: str = ""
    experience: tuple[str, ...] = ()
    home: str | None = None
    district: str | None = None
    intended_districts: tuple[str, ...] = ()
    intended_clients: tuple[str, ...] = ()
    accepts_adjustment: bool | None = None
    max_clients: int | None = None
    days: int | None = None
    partners: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    equity: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    origin: str = ""
    channel: str = ""
    heads: int = 1
    groups: tuple[str, ...] = ()
    institution_consent: bool | None = None
    willing: bool | None = None
    attested: bool | None = None
    integrity: str = ""
    rating: str | None = None
    note: str = ""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Demand:
    """One technology need of a client. `budget` in 万元; `public` = may be printed in a public list."""

    id: str
    need: str
    goal: str = ""
    budget: float | None = None
    discipline: str = ""
    public: bool | None = None
    secret: bool = False
    source: Source = field(default=Source(), compare=False)


PARK, FIRM, VILLAGE = "园区", "企业", "村社"
KINDS = (FIRM, PARK, VILLAGE)


@dataclass(frozen=True, slots=True)
class Client:
    """An enterprise, park (incubator) or village that asks for help; `lower`/`upper` count specialists."""

    id: str
    name: str
    district: str
    demands: tuple[Demand, ...]
    kind: str = FIRM
    lon: float | None = None
    lat: float | None = None
    industry: str = ""
    registered: str | None = None
    independent: bool | None = None
    willing: bool | None = None
    compliant: bool | None = None
    review: str = ""
    position: str = ""
    lower: int | None = None
    upper: int | None = None
    priority: int | None = None
    tag: str = ""
    qualification: tuple[str, ...] = ()
    code: str = ""
    groups: tuple[str, ...] = ()
    intended_specialists: tuple[str, ...] = ()
    refused_specialists: tuple[str, ...] = ()
    note: str = ""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class District:
    """A district and its quota: heads in post, new heads, heads afterwards; bounds on **new** people."""

    name: str
    existing: int | None = None
    new: int | None = None
    total: int | None = None
    lower: int | None = None
    upper: int | None = None
    lon: float | None = None
    lat: float | None = None
    kind: str = ""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Existing:
    """A pairing of an earlier batch; `locked` keeps it as it is."""

    specialist: str
    client: str
    start: str | None = None
    end: str | None = None
    locked: bool = True
    batch: str = ""
    status: str = ""
    source: Source = field(default=Source(), compare=False)


LOCK, PROHIBITION = "锁定", "禁止"
EXCLUSION_KINDS = (PROHIBITION, LOCK, "企业拒绝", "专员拒绝", "回避", "竞争")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A pair that somebody forbids, refuses or locks (`kind`), and why."""

    specialist: str
    client: str
    kind: str = PROHIBITION
    reason: str = ""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Distance:
    """Kilometres between two districts; neighbours alone suffice, the rest is shortest paths."""

    origin: str
    target: str
    km: float


@dataclass(frozen=True, slots=True)
class OtherPost:
    """A place in another programme's list (三区、省级、市级): one person, one post."""

    name: str
    institution: str = ""
    list: str = ""
    year: str = ""


@dataclass(frozen=True)
class Roster:
    """Everything of one run. Ids are strings and unique within their kind; tuples are sorted by id."""

    specialists: tuple[Specialist, ...] = ()
    clients: tuple[Client, ...] = ()
    districts: tuple[District, ...] = ()
    existing: tuple[Existing, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    distances: tuple[Distance, ...] = ()
    other_posts: tuple[OtherPost, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def specialist(self) -> Mapping[str, Specialist]:
        """Specialists by id."""
        return {s.id: s for s in self.specialists}

    @cached_property
    def client(self) -> Mapping[str, Client]:
        """Clients by id."""
        return {c.id: c for c in self.clients}

    @cached_property
    def district(self) -> Mapping[str, District]:
        """Districts by name."""
        return {d.name: d for d in self.districts}
