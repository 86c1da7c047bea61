"""What every programme has, each rule with settings that switch it off; a notice adds its own to these."""

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

PEOPLE = (Attested(), Consent(), Expertise(), Rating(), OnePost())
CLIENTS = (ClientWilling(), Compliance())
PAIRS = (
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
)
CONSTRAINTS = (capacity, client_size, quota, total)
OBJECTIVES = (FitPoints(), Near(), CrossGroup(), Cost(), Intent(), Prior(), Priority())
