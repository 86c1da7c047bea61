"""The bureau's documents, written from a case and its plan: one document a file, one list of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from matcher.case import Case
from matcher.documents.agreement_sheet import agreement_sheet
from matcher.documents.anqing_list import anqing_list
from matcher.documents.brief import brief
from matcher.documents.change_list import change_list
from matcher.documents.heilongjiang_list import heilongjiang_list
from matcher.documents.invitation_list import invitation_list
from matcher.documents.kpi_ledger import kpi_ledger
from matcher.documents.meeting_roster import meeting_roster
from matcher.documents.plan_workbook import plan_workbook
from matcher.documents.public_notice import public_notice
from matcher.documents.ranking_list import ranking_list
from matcher.documents.replacement_record import replacement_record
from matcher.documents.report import report
from matcher.documents.wuhan_form1 import wuhan_form1
from matcher.documents.wuhan_form2 import wuhan_form2
from matcher.documents.yangquan_list import yangquan_list
from matcher.plan import Plan

__all__ = ["DOCUMENTS", "Writer", "write_all"]

Writer = Callable[[Case, Plan, Mapping[str, Any], Path], list[Path]]
"""(case, plan, private, folder) -> files written. `private`: specialist id -> record with `.phone`."""

DOCUMENTS: Mapping[str, Writer] = {
    "plan_workbook": plan_workbook,
    "report": report,
    "brief": brief,
    "anqing_list": anqing_list,
    "wuhan_form1": wuhan_form1,
    "wuhan_form2": wuhan_form2,
    "yangquan_list": yangquan_list,
    "heilongjiang_list": heilongjiang_list,
    "public_notice": public_notice,
    "change_list": change_list,
    "agreement_sheet": agreement_sheet,
    "invitation_list": invitation_list,
    "meeting_roster": meeting_roster,
    "replacement_record": replacement_record,
    "ranking_list": ranking_list,
    "kpi_ledger": kpi_ledger,
}


def write_all(
    case: Case, plan: Plan, private: Mapping[str, Any], out: Path, *, names: Sequence[str]
) -> list[Path]:
    """Write the named documents into `out` (made if missing) and return their paths, in the order named.

    Raises `KeyError` for an unknown name, listing the known ones, before anything is written.
    """
    unknown = [n for n in names if n not in DOCUMENTS]
    if unknown:
        raise KeyError(f"没有名为 {'、'.join(unknown)} 的文书；可用的文书：{'、'.join(DOCUMENTS)}")
    out.mkdir(parents=True, exist_ok=True)
    return [path for name in dict.fromkeys(names) for path in DOCUMENTS[name](case, plan, private, out)]
