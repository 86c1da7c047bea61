"""A 选派名单 of any programme: a data sheet without merged cells, and one to print and sign."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from pathlib import Path

from matcher.documents.book import Book, Cell, Column, Sheet
from matcher.documents.view import UNGROUPED, View
from matcher.plan import Pairing

RULE = "计数口径：每人只计一次，跨{place}服务的计入主服务{place}，跨行业组的计入契合度最高一对的行业组。"


@dataclass(frozen=True)
class ListForm:
    """What one programme's list looks like.

    `row` gives the cells of a numbered pairing; `person` are the columns that tell of the person, merged
    over its rows when printed. Without them, the printed rows stand under the name of their `place`.
    """

    name: str
    columns: tuple[Column, ...]
    row: Callable[[View, int, Pairing], list[Cell]]
    person: tuple[int, ...] = ()
    place: str = "县区"
    seal: str = "牵头单位（盖章）"

    @property
    def rule(self) -> str:
        """How heads are counted."""
        return RULE.format(place=self.place)


def selection_list(view: View, form: ListForm, out: Path) -> list[Path]:
    """Write the list: one row a new pairing, by district of the client, industry group, person."""
    path = out / f"{form.name}.xlsx"
    with Book(path, title=form.name, day=view.case.reference) as book:
        _data(book, view, form)
        _printed(book, view, form)
    return [path]


def sent(view: View) -> list[Pairing]:
    """The new pairings, by district of the client, then industry group, then person."""

    def key(p: Pairing) -> tuple[int, str, bool, str, str, str]:
        district = view.client(p).district
        return view.place(district), district, not p.group, p.group, p.specialist, p.client

    return sorted((p for p in view.pairings if not p.existing), key=key)


def remark(view: View, pairing: Pairing) -> str:
    """备注: somebody in post from an earlier batch who gains a client."""
    return "在岗人员增配" if pairing.specialist in view.case.in_post else ""


def _data(book: Book, view: View, form: ListForm) -> None:
    """名单: one row a pairing, no merged cell; the totals follow below a free row."""
    rows = (form.row(view, n, p) for n, p in enumerate(sent(view), 1))
    sheet = book.table("名单", form.columns, rows)
    _totals(sheet, view, form)
    sheet.put(sheet.row, 0, form.rule, "remark")


def _totals(sheet: Sheet, view: View, form: ListForm) -> None:
    """People and pairs by district, then by group; each block's sum row equals the sum of its rows."""
    pairs = sent(view)
    people = {p.specialist for p in pairs}
    counties = Counter(view.main_district[s] for s in people)
    groups = Counter(view.main_group[s] for s in people)
    at_county = Counter(view.client(p).district for p in pairs)
    in_group = Counter(p.group or UNGROUPED for p in pairs)
    sheet.row += 1
    names = sorted({*counties, *at_county}, key=view.place)
    _block(sheet, f"按{form.place}", names, counties, at_county)
    names = sorted({*groups, *in_group}, key=lambda g: (g == UNGROUPED, g))
    _block(sheet, "按行业组", names, groups, in_group)


def _block(
    sheet: Sheet, heading: str, names: Sequence[str], people: Counter[str], pairs: Counter[str]
) -> None:
    sheet.tally(2, (heading, "人数", "结对数"), [(name, people[name], pairs[name]) for name in names])


def _printed(book: Book, view: View, form: ListForm) -> None:
    """打印版: title, rows, totals, and the line for the seal; headings repeat on every page."""
    sheet = book.sheet("打印版", [c.width for c in form.columns])
    sheet.line(form.name, "title", 34)
    sheet.line(f"（{view.case.reference} 排定，建议方案，以双方同意为准）", "note_centre", 16)
    sheet.page.repeat_rows(sheet.row)
    sheet.append([c.heading for c in form.columns], ["heading"] * len(form.columns), least=30)
    pairs = sent(view)
    if form.person:
        _by_person(sheet, view, form, pairs)
    else:
        _by_place(sheet, view, form, pairs)
    if not pairs:
        sheet.line("没有选派人员", "centre")
    _totals(sheet, view, form)
    heads = len({p.specialist for p in pairs})
    sheet.line(f"选派 {heads} 人，结对 {len(pairs)} 对。{form.rule}", "note", 16)
    sheet.line(f"{form.seal}：                年   月   日", "line", 30)


def _by_person(sheet: Sheet, view: View, form: ListForm, pairs: Sequence[Pairing]) -> None:
    """By main district and group; one person's rows together under one number, the person's cells merged."""
    of_person: dict[str, list[Pairing]] = defaultdict(list)
    for p in pairs:
        of_person[p.specialist].append(p)

    def place(s: str) -> tuple[int, bool, str, str]:
        return view.place(view.main_district[s]), view.main_group[s] == UNGROUPED, view.main_group[s], s

    styles = [c.style for c in form.columns]
    for number, s in enumerate(sorted(of_person, key=place), 1):
        rows, top = [form.row(view, number, p) for p in of_person[s]], sheet.row
        for row in rows:
            sheet.append(row, styles, least=20)
        for column in form.person:
            sheet.merge(top, sheet.row - 1, column, column, rows[0][column], styles[column])


def _by_place(sheet: Sheet, view: View, form: ListForm, pairs: Sequence[Pairing]) -> None:
    """Under the name of each district, with what it has."""
    styles = [c.style for c in form.columns]
    number = count(1)
    for district, group in groupby(pairs, key=lambda p: view.client(p).district):
        here = list(group)
        clients, heads = len({p.client for p in here}), len({p.specialist for p in here})
        sheet.line(f"{district}（派驻单位 {clients} 家，派驻 {heads} 人）", "band")
        for p in here:
            sheet.append(form.row(view, next(number), p), styles, least=20)
