"""一页汇报.docx: the plan on one A4 page for a leader; no person's name, every number from the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.brief_facts import (
    DEGREES,
    LEVELS,
    described,
    district_rows,
    origins,
    structure,
    top,
    typical,
)
from matcher.documents.figures import Figures, figures
from matcher.documents.letter import HEI, Align, Letter
from matcher.documents.view import UNGROUPED, View
from matcher.documents.words import percent, status
from matcher.plan import Plan
from matcher.privacy import scrub

NAME = "一页汇报"
ROWS = 15  # districts that fit on the page; the rest are added up
LINE, SMALL = 10.5, 9.0  # points


def brief(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Write the page; `private` is not used."""
    view = View(case, plan)
    title = f"{case.reference[:4]}年{case.programme.title}情况汇报"
    letter = Letter(title=title, day=case.reference, margin=16)
    letter.line(title, size=16, font=HEI, align="centre", after=2)
    letter.line(f"基准日 {case.reference}　方案结论：{status(plan)}", size=SMALL, align="centre", after=3)
    for text in sentences(view):
        letter.line(text, size=LINE, indent=True, after=1)
    _structure(letter, view)
    _districts(letter, view)
    _typical(letter, view)
    return [letter.save(out / f"{NAME}.docx")]


def sentences(view: View) -> list[str]:
    """The paragraphs above the tables."""
    f = figures(view)
    if not f.pairs:
        return ["本次没有得出结对结果，原因见方案表。"]
    return [_sent(view, f), _progress(view, f), _people(view), _left(view, f)]


def _sent(view: View, f: Figures) -> str:
    title = view.case.programme.specialist_title or "专员"
    groups = Counter(p.group or UNGROUPED for p in view.pairings)
    return (
        f"一、总体。{title}共 {f.heads} 人，其中留任 {f.heads - f.new} 人、新任 {f.new} 人，"
        f"来自 {_institutions(view)} 个派出单位；在 {f.districts} 个县区对接单位 {f.clients} 家"
        f"（园区 {f.parks} 个、企业等 {f.firms} 家），结对 {f.pairs} 对，"
        f"涉及 {len(groups)} 个行业组：{top(groups, 6)}。"
    )


def _institutions(view: View) -> int:
    known = (view.case.roster.specialist[s].institution for s in view.of_specialist)
    return len({name for name in known if name})


def _progress(view: View, f: Figures) -> str:
    quota = "本次未下达县区指标"
    if f.quota is not None:
        short = sum(b.shortfall for b in view.board)
        done = f"，完成 {percent(f.matched / f.quota)}" if f.quota else ""
        quota = f"新增指标 {f.quota} 人，已配 {f.matched} 人{done}，缺额 {short} 人"
    fit = "—" if f.mean_fit is None else f"{f.mean_fit:.2f}"
    return f"二、完成。{quota}；就近率 {percent(f.near)}，平均契合度 {fit}。"


def _people(view: View) -> str:
    near, far, unknown = origins(view, view.of_specialist)
    kinds = Counter(view.case.roster.specialist[s].institution_type or "未填" for s in view.of_specialist)
    return (
        f"三、人员。常驻本地 {near} 人、外地 {far} 人、未填 {unknown} 人；"
        f"派出单位类型：{top(kinds, 5)}。职称学位结构见下表。"
    )


def _left(view: View, f: Figures) -> str:
    reasons = Counter(u.reasons[0].text for u in view.plan.unmatched if u.reasons)
    text = (
        f"四、未配对。专员 {f.unmatched} 人、候补 {f.reserve} 人、不合资格 {f.ineligible} 人；"
        f"尚无人对接的单位 {f.unserved} 家。"
    )
    if not reasons:
        return text
    main = min(reasons.items(), key=lambda item: (-item[1], item[0]))[0]
    return f"{text}专员未配对的主要原因：{scrub(main)[:40]}。"


def _structure(letter: Letter, view: View) -> None:
    """Titles and degrees of all, of those who stay, and of the new."""
    new = view.new_people
    stay = sorted(set(view.of_specialist) - set(new))
    rows = [
        [name, str(len(people)), *map(str, structure(view, people))]
        for name, people in (("留任", stay), ("新任", new), ("合计", sorted(view.of_specialist)))
    ]
    names = [*(f"职称\n{x}" for x in LEVELS), *(f"学位\n{x}" for x in DEGREES)]
    letter.table(["人员", "人数", *names], rows, [1.2] * 2 + [1] * len(names), size=SMALL, last_bold=True)
    letter.line("", size=4, after=0)


def _districts(letter: Letter, view: View) -> None:
    rows, f = district_rows(view, ROWS), figures(view)
    sums = [sum(r.people for r in rows), f.quota, sum(r.pairs for r in rows), sum(r.clients for r in rows)]
    table = [
        [r.district, *map(_number, (r.people, r.places, r.pairs, r.clients)), r.groups] for r in rows
    ] + [["合计", *map(_number, sums), ""]]
    headings = ("县区", "新任", "指标", "结对", "单位", "主要行业组（结对数）")
    aligns: list[Align] = ["centre", "centre", "centre", "centre", "centre", "left"]
    letter.table(headings, table, (13, 7, 7, 7, 7, 59), size=SMALL, aligns=aligns, last_bold=True)
    letter.line("", size=4, after=0)


def _number(n: int | None) -> str:
    return "—" if n is None else str(n)


def _typical(letter: Letter, view: View) -> None:
    pairs = typical(view)
    if pairs:
        letter.line("五、典型结对（不列姓名）", size=LINE, font=HEI, after=0)
    for number, p in enumerate(pairs, 1):
        letter.line(f"{number}. {described(view, p)}", size=SMALL, after=0)
