"""One row of a specialists table, or one Word form, to a person; references stay names until all is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from matcher.privacy import scrub
from matcher.roster import Source, Specialist
from matcher.workbook import cells, dates, degrees, ids, intents, lists, people, similar, titles
from matcher.workbook.cells import Cell
from matcher.workbook.desk import Desk
from matcher.workbook.private import Private
from matcher.workbook.tables import Record

TABLE, FORM, LIAISON, IN_POST = "table", "form", "liaison", "in_post"
EXPERIENCE = ("成果转化", "技术转移", "知识产权", "科研管理")
_REFERENCES = ("intended_clients", "partners", "avoid", "equity", "applications", "parks", "firms")


@dataclass(frozen=True)
class Person:
    """A specialist read from one row; `references` are cells that name clients, resolved at the end."""

    record: Specialist
    private: Private = field(default=Private())
    number: str = ""
    origin: str = TABLE
    references: Mapping[str, Cell] = field(default_factory=dict)
    rows: tuple[Record, ...] = ()

    @property
    def source(self) -> Source:
        """Where it was read first."""
        return self.record.source

    @property
    def content(self) -> str:
        """Everything but where it stood, to sort equals without regard to row order."""
        bare = replace(self.record, source=Source())
        hidden = "|".join(
            (self.private.phone, self.private.phone2, self.private.birth, self.private.political)
        )
        return repr((bare, hidden, self.number, sorted(self.references.items())))

    def identified(self) -> Person:
        """With its id: the 人员编号, else a digest of name and institution."""
        number = self.number or ids.specialist(self.record.name, self.record.institution)
        return replace(self, record=replace(self.record, id=number))


def person(record: Record, desk: Desk, origin: str = TABLE) -> Person | None:
    """The person of a row, None when the row is rejected."""
    name = people.name(scrub(record.text("name"), ""))
    institution, post, title, degree = _standing(record, desk)
    if not name:
        desk.add("E03", record, "name", 列="姓名")
    expertise = desk.free(record, "expertise")
    in_post = {record.text("id"), cells.key(name)} & desk.standing
    if not expertise and "expertise" in record.present and origin == TABLE and not in_post:
        desk.add("E04", record, "expertise")
    private = private_of(record, desk)
    district = desk.district(record, "district")
    if desk.rejected(record, name):
        return None
    _check_standing(record, desk, title, degree)
    wanted, clients, adjusts = intents.districts(record, desk)
    asked = desk.yes_no(record, "accepts_adjustment")
    specialist = Specialist(
        id="",
        name=name,
        expertise=expertise,
        institution=institution,
        institution_type=desk.free(record, "institution_type"),
        post=post,
        title=title,
        degree=degree,
        achievements=desk.free(record, "achievements"),
        experience=_experience(record, desk),
        home=_home(record, desk),
        district=district,
        intended_districts=wanted,
        accepts_adjustment=True if asked is None and adjusts else asked,
        max_clients=desk.count(record, "max_clients"),
        days=desk.count(record, "days"),
        groups=desk.grouped(
            record, lists.split(record.cell("groups")).items, lambda g: similar.nearest(g, desk.groups)
        ),
        institution_consent=desk.yes_no(record, "institution_consent"),
        willing=desk.yes_no(record, "willing"),
        attested=desk.yes_no(record, "attested"),
        integrity=_integrity(record, desk),
        rating=record.text("rating") or None,
        origin=desk.free(record, "origin"),
        channel=desk.free(record, "channel"),
        heads=desk.count(record, "heads") or 1,
        note=desk.free(record, "note"),
        source=record.source,
    )
    references: dict[str, Cell] = {n: c for n in _REFERENCES if cells.value(c := record.cell(n))}
    if clients:
        given = lists.split(references.get("intended_clients", ())).items
        references["intended_clients"] = (*given, *clients)
    if origin == TABLE and record.present & {"parks", "firms"} and "expertise" not in record.present:
        origin = LIAISON
    return Person(specialist, private, record.text("id"), origin, references, (record,))


def _standing(record: Record, desk: Desk) -> tuple[str, str, str, str]:
    """(institution, post, title, degree) from their own columns and from the glued ones (rule 9)."""
    institution = desk.free(record, "institution")
    post, title, degree = desk.free(record, "post"), desk.free(record, "title"), record.text("degree")
    glued = desk.free(record, "unit_post")
    if glued:
        unit, its_post = people.unit_and_post(glued)
        institution, post = institution or unit, post or its_post
    posts, names, its_degree = titles.split(record.text("post_title"))
    if not title and not names and titles.level(post):
        posts, names, its_degree = titles.split(post)
        post = ""
    if title and any(mark in title for mark in "/、") and not names:
        its_posts, names, more = titles.split(title)
        if names:
            title, posts, its_degree = "", posts or its_posts, its_degree or more
    return institution, post or posts, title or names, degree or its_degree


def _check_standing(record: Record, desk: Desk, title: str, degree: str) -> None:
    """W01 for a title nobody knows, W23 for 研究生 without a degree, W07 for blank consents."""
    written = title or record.first("title")
    if written and cells.key(written) not in ("无", "暂无") and titles.level(written) is None:
        desk.add("W01", record, "title", 值=written)
    if degree and degrees.unproven(degree):
        desk.add("W23", record, "degree", 值=degree)
    names = (("institution_consent", "单位同意"), ("integrity", "三年诚信"))
    blank = [(f, label) for f, label in names if f in record.present and not record.text(f)]
    if blank:
        desk.add("W07", record, blank[0][0], 列="".join(f"“{label}”" for _, label in blank))


def private_of(record: Record, desk: Desk) -> Private:
    """Phones, birth and the rest; E08 for a phone cut to 1.38E+10, W03 for one of odd length."""
    phones: list[str] = []
    for name in ("phone", "phone2"):
        text = record.text(name)
        if cut := people.scientific(text):
            desk.add("E08", record, name, 值=cut)
        elif cells.key(text) != "无":
            phones += people.phones(text)
    for phone in phones:
        if not people.is_phone(phone):
            desk.add("W03", record, "phone", 位=sum(c.isdigit() for c in phone))
    birth = record.text("birth")
    return Private(
        phone=phones[0] if phones else "",
        phone2=phones[1] if len(phones) > 1 else "",
        birth=dates.iso(birth) or birth,
        political=record.text("political"),
        sex=record.text("sex"),
        contact=people.name(record.text("contact")),
    )


def _experience(record: Record, desk: Desk) -> tuple[str, ...]:
    """The four kinds of experience named in the cell, in the notice's order, then whatever else it says."""
    cell = record.cell("experience")
    text = cells.key("、".join(cell) if isinstance(cell, tuple) else cell)
    named = tuple(e for e in EXPERIENCE if e in text)
    others = lists.split(cell).items
    return named + tuple(scrub(o) for o in others if not any(e in o for e in EXPERIENCE))


def _integrity(record: Record, desk: Desk) -> str:
    """无, 有 or 未核查 (misconduct in three years); 是, 良好, 诚信 mean 无."""
    text = cells.key(record.text("integrity"))
    if not text or text.startswith("未核") or text in cells.PENDING:
        return "未核查" if text else ""
    if re.match(r"有|否|存在|失信|不|×", text):
        return "有"
    if re.match(r"无|是|没有|未发现|良好|诚信|优|合格|正常|√|✓|符合", text):
        return "无"
    desk.add("W19", record, "integrity", 值=record.text("integrity"), 建议="请填“无”“有”或“未核查”")
    return "未核查"


def _home(record: Record, desk: Desk) -> str | None:
    """Canonical district of the usual place; a place outside stays as written (no information is not far)."""
    text = desk.free(record, "home")
    return (desk.find_district(text) or text) if text else None
