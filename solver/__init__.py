"""Chooses pairs of rows and columns: best value under limits, with a proof. Knows nothing of people."""

from solver.certify import certified_bound, verify
from solver.check import Breach, check, objective
from solver.problem import UNLIMITED, Bound, Columns, Pairs, Problem, ProblemError, Rows, Zones
from solver.solution import Certificate, Conflict, Repair, Rule, Solution
from solver.solve import solve

__all__ = [
    "UNLIMITED",
    "Bound",
    "Breach",
    "Certificate",
    "Columns",
    "Conflict",
    "Pairs",
    "Problem",
    "ProblemError",
    "Repair",
    "Rows",
    "Rule",
    "Solution",
    "Zones",
    "certified_bound",
    "check",
    "objective",
    "solve",
    "verify",
]
