"""运行说明: how the plan was made, how far it is proven, with which settings; and any clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from matcher.documents.book import Book, Cell, Column
from matcher.documents.figures import figures
from matcher.documents.view import View
from matcher.documents.words import ENGINES, TIER_STATUS, TIERS, gap_note, setting, status, status_sentence
from matcher.plan import Plan

COLUMNS = (Column("项目", 26), Column("内容", 76), Column("说明", 64))
HEADING = ("heading", "heading", "heading")
TEXT = ("text", "text", "text")
NUMBER = ("text", "value", "text")


def run_sheet(book: Book, view: View) -> None:
    """Write the sheet: result, people, goals in order, settings, versions."""
    plan, case = view.plan, view.case
    sheet = book.table("运行说明", COLUMNS, ())
    sheet.append(["项目名称", case.programme.title, f"依据：{case.programme.source}"], TEXT)
    sheet.append(["运行编号", view.run_number, ""], TEXT)
    sheet.append(["基准日", case.reference, "资格、任期按此日计算"], TEXT)
    if case.scenario.name:
        sheet.append(["方案名称", case.scenario.name, ""], TEXT)
    sheet.append(["结论", status(plan), status_sentence(plan)], TEXT)
    sheet.append(["总得分", plan.objective, "各结对得分之和，减去违反软规则的扣分"], NUMBER)
    sheet.append(["得分上限", plan.bound, "任何方案都不可能超过此分"], NUMBER)
    sheet.append(["可复核的上限", plan.certified_bound, "可用 verify 命令独立复核"], NUMBER)
    sheet.append(["差距", gap_note(plan).removeprefix("差距 "), "（上限－得分）÷得分"], TEXT)
    engine = ENGINES.get(plan.engine, plan.engine)
    sheet.append(["求解方法", f"{engine}（{plan.engine}）" if plan.engine else "", ""], TEXT)
    sheet.append(["用时(秒)", f"{plan.seconds:.1f}", f"随机种子 {plan.seed}"], TEXT)
    sheet.append(
        ["输入摘要", plan.input_digest, "同一输入、参数和种子得到同一结果"], ("text", "verbatim", "text")
    )
    sheet.append(["结果摘要", plan.digest, ""], ("text", "verbatim", "text"))
    _people(sheet.append, view)
    sheet.append(["目标（按先后次序）", "数值", "证明情况"], HEADING)
    for t in plan.tiers:
        word = TIER_STATUS.get(t.status, t.status)
        bound = "" if t.bound is None or t.bound == t.value else f"，界 {t.bound:,}"
        sheet.append([TIERS.get(t.name, t.name), t.value, word + bound], NUMBER)
    sheet.append(["参数", "取值", "含义与依据"], HEADING)
    for row in settings_rows(view):
        note = f"{row['text']}（{row['unit']}）；依据：{row['article']}；{row['origin']}"
        sheet.append([row["key"], row["value"], note], TEXT)
    if plan.versions:
        sheet.append(["软件版本", "", ""], HEADING)
        for name, version in sorted(plan.versions.items()):
            sheet.append([name, version, ""], TEXT)


def _people(append: Any, view: View) -> None:
    f = figures(view)
    append(["人员与单位", "数量", "说明"], HEADING)
    append(["合格人员", f.eligible, f"＝选派 {f.new}＋候补 {f.reserve}＋未配对 {f.unmatched}"], NUMBER)
    append(["选派人数", f.new, "本次新选派并已结对的人员"], NUMBER)
    append(["候补人数", f.reserve, "合格，但名额已满"], NUMBER)
    append(["未配对人数", f.unmatched, "有名额，但没有单位可配"], NUMBER)
    append(["不合资格人数", f.ineligible, ""], NUMBER)
    append(["在岗人数", len(view.case.in_post), "以前批次，不占新增指标"], NUMBER)
    append(["结对数", f.pairs, "含原有结对"], NUMBER)
    append(["对接单位数", f.clients, f"＝园区 {f.parks}＋企业等 {f.firms}"], NUMBER)
    append(["未获对接单位数", f.unserved, ""], NUMBER)


def settings_rows(view: View) -> Iterator[dict[str, str]]:
    """Every setting with its value, unit, article, and whether this run changed it; changed ones first."""
    settings = view.case.settings
    for key in sorted(settings, key=lambda k: (k not in settings.changes, k)):
        parameter = settings.parameters[key]
        changed = key in settings.changes
        yield {
            "key": key,
            "value": setting(settings[key]),
            "unit": parameter.unit,
            "text": parameter.text,
            "article": parameter.article,
            "origin": f"已修改，原为 {setting(parameter.default)}" if changed else "默认值",
            "changed": "1" if changed else "",
        }


def conflict_sheet(book: Book, plan: Plan) -> None:
    """规则冲突: the rules that cannot all hold, and the cheapest repairs."""
    rows: list[Sequence[Cell]] = []
    if plan.conflict is not None:
        rows += [["互相冲突的规则", r.text or r.rule] for r in plan.conflict.rules]
        rows += [["修改办法（任选其一）", r.text] for r in plan.conflict.repairs]
    book.table("规则冲突", (Column("类别", 22), Column("内容", 100)), rows, "未能定位冲突的规则")
