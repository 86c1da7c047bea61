"""开放模板: no notice at all. Copy this file to add a city, and cite your notice's articles.

1. Save it as `matcher/programmes/<city>.py`, give it name, title, source and places (with coordinates).
2. Keep the rules that your notice has, drop the others; a clause that needs a new rule becomes a new small
   file in `eligibility/`, `constraints/` or `objectives/`.
3. Put every number of the notice into `parameters`, with its article.
4. Add the programme to the tuple in `matcher/programmes/__init__.py`.
"""

from matcher.constraints.capacity import capacity
from matcher.constraints.client_size import client_size
from matcher.constraints.quota import quota
from matcher.constraints.total import total
from matcher.eligibility.attested import Attested
from matcher.eligibility.client_willing import ClientWilling
from matcher.eligibility.compliance import Compliance
from matcher.eligibility.consent import Consent
from matcher.eligibility.distance import Distance
from matcher.eligibility.equity import Equity
from matcher.eligibility.exclusion import Exclusion
from matcher.eligibility.expertise import Expertise
from matcher.eligibility.fit_floor import FitFloor
from matcher.eligibility.group import Group
from matcher.eligibility.kept import Kept
from matcher.eligibility.one_post import OnePost
from matcher.eligibility.own_county import OwnCounty
from matcher.eligibility.own_employer import OwnEmployer
from matcher.eligibility.posting import Posting
from matcher.eligibility.rating import Rating
from matcher.eligibility.refusal import AvoidedBySpecialist, RefusedByClient
from matcher.objectives.cost import Cost
from matcher.objectives.cross_group import CrossGroup
from matcher.objectives.fit import FitPoints
from matcher.objectives.intent import Intent
from matcher.objectives.near import Near
from matcher.objectives.prior import Prior
from matcher.objectives.priority import Priority
from matcher.programme import Programme

PROGRAMME = Programme(
    name="open",
    title="科技人员服务企业（通用模板）",
    source="无：各项均为可修改的默认值",
    specialist_title="专员",
    places=(),
    specialist_rules=(Attested(), Consent(), Expertise(), Rating(), OnePost()),
    client_rules=(ClientWilling(), Compliance()),
    pair_rules=(
        Kept(),
        Exclusion(),
        RefusedByClient(),
        AvoidedBySpecialist(),
        OwnEmployer(),
        Equity(),
        Posting(),
        OwnCounty(),
        Group(),
        Distance(),
        FitFloor(),
    ),
    constraints=(capacity, client_size, quota, total),
    objectives=(FitPoints(), Near(), CrossGroup(), Cost(), Intent(), Prior(), Priority()),
    parameters=(),
    documents=("plan_workbook", "report"),
)
