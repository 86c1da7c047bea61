"""report.html: the plan on one page that opens anywhere without a network; internal, names but no phones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from matcher.case import Case
from matcher.documents import board_figures, report_charts, words
from matcher.documents.figures import Figures, figures, grade_counts
from matcher.documents.plan_workbook import reasons_and_remedies
from matcher.documents.report_map import map_view
from matcher.documents.run_sheet import settings_rows
from matcher.documents.view import UNGROUPED, View
from matcher.plan import Left, Pairing, Plan
from matcher.privacy import scrub


def report(case: Case, plan: Plan, private: Mapping[str, Any], out: Path) -> list[Path]:
    """Write report.html; `private` is not used, so that no phone can get in."""
    path = out / "report.html"
    path.write_text(render(case, plan), encoding="utf-8")
    return [path]


def render(case: Case, plan: Plan) -> str:
    """The page. An infeasible plan shows its clash first, then the relaxed plan, marked as such."""
    shown = plan.relaxed or plan if plan.status == "infeasible" else plan
    view = View(case, shown)
    board = board_figures.rows(view)
    f = figures(view)
    return _environment().get_template("report.html.j2").render(
        case=case,
        plan=plan,
        shown=shown,
        relaxed=shown is not plan,
        view=view,
        words=words,
        status=words.status(plan),
        sentence=words.status_sentence(plan),
        f=f,
        summary=summary(view, f),
        board=board,
        board_kept=board_figures.telling(board),
        board_totals=board_figures.totals(view, board),
        board_columns=[x.column for x in board_figures.FIGURES],
        at=board_figures.AT,
        notes=board_figures.notes(view),
        map=map_view(view),
        fit=report_charts.fit_histogram(view),
        distance=report_charts.distance_histogram(view),
        charts=report_charts,
        grades=grade_counts(view),
        heat=report_charts.heat(view),
        pairs=[pair(view, p) for p in view.pairings],
        groups=sorted({p.group or UNGROUPED for p in view.pairings}),
        unmatched=[_person(view, u) for u in shown.unmatched],
        unserved=[_client(view, u) for u in shown.unserved],
        ineligible=[_person(view, u) for u in shown.ineligible],
        reserve=list(_reserve(view)),
        hard=[v for v in shown.violations if v.hard],
        hints=[v for v in shown.violations if not v.hard],
        settings=list(settings_rows(view)),
        digests=[("输入摘要", _verbatim(plan.input_digest)), ("结果摘要", _verbatim(plan.digest))],
    )  # fmt: skip


@cache
def _environment() -> Environment:
    """Every value is scrubbed of personal numbers, then escaped."""

    def finalize(value: Any) -> Any:
        return scrub(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return Environment(
        loader=PackageLoader("matcher.documents"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _verbatim(text: str) -> Markup:
    """A digest: no free text, so escaped but not scrubbed."""
    return escape(text)


def summary(view: View, f: Figures) -> str:
    """The plan in one sentence, for reading out."""
    title = view.case.programme.specialist_title or "专员"
    if not f.pairs:
        return "本次没有得出结对结果。"
    stay = f"（另有在岗 {f.heads - f.new} 人）" if f.heads > f.new else ""
    text = f"选派{title} {f.new} 人{stay}，在 {f.districts} 个县区对接单位 {f.clients} 家"
    text += f"（园区 {f.parks} 个、企业等 {f.firms} 家），结对 {f.pairs} 对"
    if f.quota:
        text += f"；新增指标 {f.quota} 人，已配 {f.matched} 人"
    return text + f"；未配对 {f.unmatched} 人，候补 {f.reserve} 人。"


def pair(view: View, p: Pairing) -> dict[str, Any]:
    """One pairing as the table prints it: the row, and what unfolds below it."""
    specialist, client = view.specialist(p), view.client(p)
    return {
        "district": p.district,
        "name": specialist.name,
        "id": p.specialist,
        "institution": specialist.institution,
        "expertise": specialist.expertise,
        "client": client.name,
        "kind": client.kind,
        "client_district": client.district,
        "group": p.group or UNGROUPED,
        "grade": p.grade,
        "fit": p.fit,
        "km": p.distance_km,
        "value": p.value,
        "new": not p.existing,
        "reason": p.reason,
        "need": view.need(p),
        "evidence": p.evidence,
        "points": [(words.POINTS.get(k, (k, ()))[0], v) for k, v in p.points.items() if v],
        "alternatives": view.alternatives(p),
        "intent": view.intent(p),
        "lock": view.lock_note(p),
        "by_hand": view.by_hand(p),
        "articles": view.articles(p),
    }


def _person(view: View, left: Left) -> dict[str, str]:
    s = view.case.roster.specialist[left.id]
    reasons, remedies = reasons_and_remedies(left)
    return {
        "name": s.name,
        "of": s.institution,
        "district": s.district or s.home or "",
        "group": "、".join(view.case.groups.get(s.id, ())),
        "reasons": reasons,
        "remedies": remedies,
    }


def _client(view: View, left: Left) -> dict[str, str]:
    c = view.case.roster.client[left.id]
    reasons, remedies = reasons_and_remedies(left)
    return {
        "name": c.name,
        "of": c.kind,
        "district": c.district,
        "group": "、".join(view.case.groups.get(c.id, ())),
        "reasons": reasons,
        "remedies": remedies,
    }


def _reserve(view: View) -> Iterator[dict[str, Any]]:
    for r in sorted(view.plan.reserve, key=lambda r: r.rank):
        s = view.case.roster.specialist[r.specialist]
        reasons = "；".join(dict.fromkeys(x.text for x in r.reasons)) or "合格，名额已满"
        yield {
            "rank": r.rank,
            "name": s.name,
            "of": s.institution,
            "expertise": s.expertise,
            "reasons": reasons,
        }
