"""Cases for the papers (hostile texts, leavers, further settings), and what to look for in the files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from made_up import World

from matcher.case import Case
from matcher.plan import Alternative, Evidence
from matcher.programme import Refusal
from matcher.scenario import Scenario, apply
from matcher.settings import Parameter, Settings

OFFICE_PHONE = "0556-5550000"
BIRTHS = ("1985年6月", "1985-06-12", "1985.6", "19850612")
NUMBERS = (
    re.compile(r"(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)"),
    re.compile(r"(?<![\d.])0\d{2,3}[-－ ]?\d{7,8}(?!\d)"),
    re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.]+"),
    re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
)
PERSONAL = (
    *NUMBERS,
    re.compile(r"(?<!\d)19[4-9]\d[-年./]\d{1,2}"),
    re.compile(r"(?<!\d)19[4-9]\d(?:0[1-9]|1[0-2])\d{2}(?!\d)"),
    re.compile(r"出生年月|政治面貌|中共党员"),
)
# What the file format itself writes: namespaces, ids and the fixed creation date.
MACHINE = re.compile(
    r'xmlns(?::\w+)?="[^"]*"|<dcterms:[^>]*>[^<]*<|\w+:(?:rsid\w*|itemID|val)="[0-9A-F{}-]+"'
)


def with_settings(case: Case, **values: Any) -> Case:
    """The case with settings set directly, known or not yet known; `__` stands for a dot."""
    named = {key.replace("__", "."): value for key, value in values.items()}
    extra = tuple(Parameter(key, value, "", "") for key, value in named.items())
    return replace(case, settings=Settings((*case.programme.parameters, *extra)))


def hostile(made: World, text: str) -> World:
    """The same with `text` in every free text that a clerk may have typed."""
    roster = made.case.roster
    people = tuple(
        replace(
            s, note=text, achievements=text, expertise=s.expertise + text, institution=s.institution + text
        )
        for s in roster.specialists
    )
    clients = tuple(
        replace(
            c, note=text, name=c.name + text, demands=tuple(replace(d, need=d.need + text) for d in c.demands)
        )
        for c in roster.clients
    )
    case = replace(made.case, roster=replace(roster, specialists=people, clients=clients))
    evidence = (Evidence(text, text, text, 1.0),)
    pairings = tuple(
        replace(p, reason=text, evidence=evidence, alternatives=(Alternative("x", 1, text),))
        for p in made.plan.pairings
    )
    left = tuple(replace(u, reasons=(Refusal("x", text, text),)) for u in made.plan.unmatched)
    return World(case, replace(made.plan, pairings=pairings, unmatched=left), made.private)


def leaving(made: World, *leavers: str, reasons: dict[str, str] | None = None) -> World:
    """The same with people who leave, their pairs gone."""
    scenario = Scenario(leave=leavers, reasons=reasons or {})
    case = replace(made.case, scenario=scenario, roster=apply(scenario, made.case.base))
    pairings = tuple(p for p in made.plan.pairings if p.specialist not in leavers)
    return World(case, replace(made.plan, pairings=pairings), made.private)


def leaks(path: Path, patterns: Sequence[re.Pattern[str]] = PERSONAL) -> list[tuple[str, str]]:
    """(part, text) of everything in any part of the file that looks like a person's number or date."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = MACHINE.sub("", archive.read(name).decode("utf-8"))
            whole = re.sub(r"</(?:w:p|w:tc|si|v|f)>", "\n", text)  # a cell ends here, a number too
            joined = re.sub(r"<[^>]*>", "", whole)  # markup may cut a number in two
            found += [(name, m.group()) for p in patterns for m in p.finditer(text)]
            found += [(name, m.group()) for p in patterns for m in p.finditer(joined)]
    return found


def letter_text(path: Path) -> str:
    """All paragraphs and cells of a Word file."""
    document = docx.Document(str(path))
    lines = [p.text for p in document.paragraphs]
    lines += [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join(lines)


def letter_tables(path: Path) -> list[list[list[str]]]:
    """Cells of every table of a Word file."""
    return [[[c.text for c in r.cells] for r in t.rows] for t in docx.Document(str(path)).tables]
