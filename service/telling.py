"""What the command tells of a plan, a verdict, an issue: sentences for people, records for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from service.terminal import STAGES, status_words


def shown(value: Any) -> str:
    if value is None or value in ("", ()):
        return "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def summary(plan: Any, out: Path, paths: list[Path], seconds: dict[str, float]) -> list[str]:
    """The result as a clerk reads it."""
    lines = [f"结果：{status_words(plan)}。"]
    if plan.conflict is not None:
        lines += [f"  冲突的规则：{r.text}" for r in plan.conflict.rules]
        lines += [f"  可行的办法：{r.text}" for r in plan.conflict.repairs]
    sent = {p.specialist for p in plan.pairings}
    new = {p.specialist for p in plan.pairings if not p.existing}
    clients = {p.client for p in plan.pairings}
    lines.append(
        f"  选派{len(sent)}人（新{len(new)}人），对接{len(clients)}家，共{len(plan.pairings)}对；"
        f"候补{len(plan.reserve)}人，未配对{len(plan.unmatched)}人，不合资格{len(plan.ineligible)}人，"
        f"未安排的单位{len(plan.unserved)}家；硬规则违反{sum(v.hard for v in plan.violations)}条"
    )
    kept = {s for s, _ in plan.scenario.get("kept", ())}
    if kept:
        lines.append(f"  其中此前已确认{len(kept)}人原样不动，本次新增{len(new - kept)}人")
    if short := next((t.value for t in plan.tiers if t.name == "shortfall" and t.value), 0):
        lines.append(f"  未配满：比指标或选派下限少{short}人")
    if any(b.new is not None for b in plan.board):
        new_total, had = sum(b.new or 0 for b in plan.board), sum(b.existing for b in plan.board)
        lines.append(
            f"  指标：现有{had}＋新选派{new_total}＝{had + new_total}，"
            f"已配{sum(b.matched for b in plan.board)}，缺额{sum(b.shortfall for b in plan.board)}"
        )
    times = "，".join(f"{STAGES.get(k, k)} {v:.1f} 秒" for k, v in seconds.items())
    lines.append(f"  用时：{times}")
    names = sorted({p.name if p.parent == out else p.parent.name for p in paths})
    lines.append(f"  文件已写到 {out}：{'、'.join(names)}")
    return lines


def where(case: Any, where: Any) -> str:
    names = []
    if "specialist" in where and where["specialist"] in case.roster.specialist:
        names.append(case.roster.specialist[where["specialist"]].name)
    if "client" in where and where["client"] in case.roster.client:
        names.append(case.roster.client[where["client"]].name)
    return (
        "、".join([*names, *(str(v) for k, v in where.items() if k not in ("specialist", "client"))])
        or "全局"
    )


SHOWN = 3  # warnings of one code before «另有n条»; errors are never shortened


def shortened(issues: Iterable[Any]) -> list[str]:
    """Warnings and notes as lines, only the first few of each code; `jiedui check` lists them all."""
    by_code: dict[str, list[Any]] = {}
    for issue in issues:
        by_code.setdefault(issue.code, []).append(issue)
    lines = []
    for code, found in sorted(by_code.items()):
        most = len(found) if code.startswith("I01") else SHOWN
        lines += [str(i) for i in found[:most]]
        if len(found) > most:
            lines.append(f"【{found[0].level}】同类提醒另有{len(found) - most}条（jiedui check 可看全部）")
    return lines


def issue_json(issue: Any) -> dict[str, Any]:
    """An issue as the API and `--json` show it."""
    return {
        "code": issue.code,
        "severity": str(issue.level),
        "where": {"file": issue.file, "sheet": issue.sheet, "row": issue.row, "column": issue.column},
        "message": str(issue),
    }
