"""One round from files to papers: read, check, score, match, judge, write.

This is the path of one specialist through the house: workbook row → `Specialist` → possible pairs → pairing
→ papers. Each step is one call.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from matcher import affinity, naming
from matcher.case import Case, make_case
from matcher.documents import write_all
from matcher.geography import Gazetteer
from matcher.issue import InputError, Issue
from matcher.match import in_process, match
from matcher.plan import Plan
from matcher.programme import Programme
from matcher.programmes import programme as find_programme
from matcher.rematch import later_round
from matcher.roster import Roster
from matcher.roster_json import roster_to_json
from matcher.scenario import Scenario, scenario_from_json
from matcher.tiers import Solve
from matcher.workbook import Reading, read
from scoring import Scorer

Progress = Callable[[str], None]


def silent(stage: str) -> None:
    """No progress told."""


@dataclass(frozen=True)
class Round:
    """A round's case and what its reading kept apart."""

    case: Case
    reading: Reading
    scorer: Scorer


def take_in(inputs: Sequence[Path], name: str | None) -> tuple[Programme, Reading]:
    """The programme and everything read from the inputs, with all its issues."""
    chosen = find_programme(name or "open")
    reading = read(inputs, gazetteer=Gazetteer(chosen.places))
    if name is None and reading.programme and reading.programme != chosen.name:
        chosen = find_programme(reading.programme)
        reading = read(inputs, gazetteer=Gazetteer(chosen.places))
    return chosen, reading


def prepare(
    chosen: Programme,
    reading: Reading,
    scenario: Scenario,
    scorer: Scorer,
    progress: Progress = silent,
    earlier: Mapping[str, Any] | None = None,
    leave: Sequence[str] = (),
) -> Round:
    """The case of a reading, its texts scored; raises `InputError` when the input must be mended first.

    With `earlier` (plan.json) it is a later round: its pairs stand, and `leave` names those to be replaced.
    """
    if reading.failed:
        raise InputError(reading.issues)
    roster = reading.roster
    scenario = replace(scenario, leave=_named(roster, scenario.leave))
    if missing := _missing(roster):
        raise InputError((Issue("E34", f"没有读到{missing}", "请给出专员表和需求表（见 jiedui template）"),))
    make_case(chosen, roster, scenario)  # settings and references are refused before the long part
    progress("fit")
    fit = affinity.fit(roster, scorer)
    groups = affinity.groups(roster, scorer)
    case = make_case(chosen, roster, scenario, groups, fit, earlier)
    if earlier is not None:
        scenario = scenario | later_round(case, earlier, _named(roster, leave))
        case = make_case(chosen, roster, scenario, groups, fit, earlier)
    return Round(case, reading, scorer)


def _named(roster: Roster, words: Sequence[str]) -> tuple[str, ...]:
    """Leavers by id or name."""
    directory = naming.people(roster)
    return tuple(directory.one(word) for word in words)


def _missing(roster: Roster) -> str:
    lacking = [
        word for word, rows in (("专员", roster.specialists), ("单位需求", roster.clients)) if not rows
    ]
    return "和".join(lacking)


def solve(
    this: Round,
    *,
    solver: Solve = in_process,
    time_limit: float | None = None,
    seed: int = 0,
    progress: Progress = silent,
) -> Plan:
    """The round's plan; raises `AssertionError` should the judge find a hard violation in it."""
    plan = match(
        this.case,
        scorer=this.scorer,
        solve=solver,
        time_limit=time_limit,
        seed=seed,
        input_digest=this.reading.digest,
        versions=versions(this.scorer),
        progress=progress,
    )
    broken = [v for v in plan.violations if v.hard]
    if broken:
        raise AssertionError(f"the judge found {len(broken)} hard violations, first: {broken[0].rule}")
    return plan


def write(this: Round, plan: Plan, out: Path) -> list[Path]:
    """plan.json, roster.json and the programme's documents; an old file of the same name is replaced."""
    out.mkdir(parents=True, exist_ok=True)
    paths = [
        _json(out / "plan.json", plan.to_json()),
        _json(out / "roster.json", roster_to_json(this.reading.roster, this.case.programme.name)),
    ]
    names = this.case.programme.documents
    return paths + write_all(this.case, plan, this.reading.private, out, names=names)


def _json(path: Path, content: Mapping[str, Any]) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def versions(scorer: Scorer) -> dict[str, str]:
    """What the result depends on besides the input."""
    found = {"scorer": f"{scorer.name} {scorer.digest[:12]}"}
    for package in ("jiedui", "ortools", "numpy"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "source"
    return found


def earlier_plan(folder: Path) -> dict[str, Any]:
    """plan.json of an earlier round's folder."""
    path = folder / "plan.json"
    if not path.is_file():
        mend = "请给出 jiedui run 写出的结果目录"
        raise InputError((Issue("E35", "目录中没有 plan.json", mend, file=folder.name),))
    try:
        plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        missing = {"programme", "scenario", "settings", "pairs"} - plan.keys()
    except (ValueError, AttributeError) as error:
        raise InputError((Issue("E35", "不是方案文件", "请重新运行 jiedui run", file=path.name),)) from error
    if missing:
        what = f"缺少 {'、'.join(sorted(missing))}"
        raise InputError((Issue("E35", what, "请重新运行 jiedui run", file=path.name),))
    return plan


def reopen(folder: Path, scorer: Scorer) -> tuple[Case, dict[str, Any]]:
    """The case and plan.json of an earlier round's folder."""
    plan = earlier_plan(folder)
    chosen, reading = take_in([folder / "roster.json"], plan["programme"])
    scenario = scenario_from_json(plan["scenario"], "plan.json") | Scenario(settings=plan["settings"])
    return prepare(chosen, reading, scenario, scorer).case, plan
