"""开放模板: no notice at all. Copy this file to add a city, and cite your notice's articles.

1. Save it as `matcher/programmes/<city>.py`, give it name, title, source and places (with coordinates).
2. Add your notice's own rules to the common ones, as `anqing.py` adds `County()`; a clause that needs a
   new rule becomes a new small file in `eligibility/`, `constraints/` or `objectives/`.
3. Put every number of the notice into `parameters`, with its article.
4. Add the programme to the tuple in `matcher/programmes/__init__.py`.
"""

from matcher.programme import Programme
from matcher.programmes.common import CLIENTS, CONSTRAINTS, OBJECTIVES, PAIRS, PEOPLE

PROGRAMME = Programme(
    name="open",
    title="科技人员服务企业（通用模板）",
    source="无：各项均为可修改的默认值",
    specialist_title="专员",
    places=(),
    specialist_rules=PEOPLE,
    client_rules=CLIENTS,
    pair_rules=PAIRS,
    constraints=CONSTRAINTS,
    objectives=OBJECTIVES,
    parameters=(),
    documents=("plan_workbook", "public_notice", "change_list", "brief", "report"),
)
