"""match(): one case in, one plan out. The path of a run in one place.

screen → model → tiers → pairings → judge → people left over → board.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from matcher import assemble, conflicts, leftovers
from matcher.board import board
from matcher.case import Case
from matcher.judge import judge
from matcher.limit import Limit
from matcher.model import Model, build
from matcher.plan import Pairing, Plan, Tier
from matcher.reserve import places, reserve_list
from matcher.review import to_review
from matcher.screening import Screening, screen
from matcher.tiers import Outcome, Solve, run
from scoring import Scorer
from solver import Problem, Solution
from solver import solve as solve_here

DONE = ("optimal", "feasible")


def in_process(
    problem: Problem, *, time_limit: float | None, hint: np.ndarray | None, conflict: bool
) -> Solution:
    """The solver in this process: for small problems and tests."""
    return solve_here(problem, time_limit=time_limit, hint=hint, conflict=conflict)


def match(
    case: Case,
    *,
    scorer: Scorer | None = None,
    solve: Solve = in_process,
    time_limit: float | None = None,
    seed: int = 0,
    input_digest: str = "",
    versions: Mapping[str, str] | None = None,
    progress: Callable[[str], None] = lambda stage: None,
    remedies: bool = True,
) -> Plan:
    """The best plan of a case with its proof; infeasible is an answer with conflict and repairs.

    `time_limit` in seconds for the solves; `scorer` gives the evidence of the pairs; `remedies` False skips
    the re-solves that check what would help those left over.
    """
    started = time.monotonic()
    screening = screen(case)
    limits = _limits(case)
    plan, model = _solve(case, screening, limits, solve, time_limit, progress)
    progress("explain")
    if plan.status in DONE:
        plan = assemble.explained(case, screening, plan, scorer)
        plan = leftovers.told(case, screening, plan)
        if remedies and not plan.cancelled:
            plan = leftovers.checked(case, plan, _again(case, solve, started, time_limit))
    elif plan.status == "infeasible":
        plan = _infeasible(case, screening, limits, model, plan, solve, time_limit, scorer)
    return replace(
        plan,
        seconds=time.monotonic() - started,
        seed=seed,
        input_digest=input_digest,
        settings=dict(case.settings.changes),
        scenario=case.scenario.to_json(),
        versions=dict(versions or {}),
    )


def _limits(case: Case) -> tuple[Limit, ...]:
    """Every limit that the programme's constraints yield."""
    return tuple(limit for constraint in case.programme.constraints for limit in constraint(case))


def _solve(
    case: Case,
    screening: Screening,
    limits: Sequence[Limit],
    solve: Solve,
    time_limit: float | None,
    progress: Callable[[str], None] = lambda stage: None,
) -> tuple[Plan, Model]:
    """Model and tiers; a plan with judged pairings, or one that says why there is none."""
    standing = assemble.standing(case)
    model = build(case, screening.pairs, limits, standing)
    empty = Plan(case.programme.name, "infeasible", False)
    if model.missing_pins:
        return empty, model
    outcome = run(model, solve, case.settings["balance.loss"], time_limit, places(case, screening), progress)
    if outcome.chosen is None:
        status = outcome.failed.status if outcome.failed else "unknown"
        found = replace(empty, status=status, tiers=outcome.tiers, cancelled=outcome.cancelled)
        if outcome.failed is not None and outcome.failed.conflict is not None:
            found = replace(found, conflict=conflicts.told(case, model, outcome.failed.conflict))
        return found, model
    pairings = (*standing, *assemble.pairings(case, screening.pairs, model, outcome.chosen))
    pairings = tuple(sorted(pairings, key=lambda p: p.key))
    return _finished(case, screening, outcome, pairings), model


def _finished(case: Case, screening: Screening, outcome: Outcome, pairings: tuple[Pairing, ...]) -> Plan:
    """The plan of an outcome; `objective` counts the points of all pairings, standing ones included."""
    violations = judge(case, pairings)
    proven = all(t.status == "optimal" for t in outcome.tiers)
    fixed = {(e.specialist, e.client) for e in case.locked}
    kept = sum(p.value for p in pairings if p.key in fixed)
    objective = sum(p.value for p in pairings)
    bound = None if outcome.bound is None else outcome.bound + kept
    certified = None if outcome.certified_bound is None else outcome.certified_bound + kept
    tiers = tuple(_with(t, kept) if t.name in ("value", "balance") else t for t in outcome.tiers)
    rows = board(case, pairings)
    short = next((t.value or 0 for t in tiers if t.name == "shortfall"), 0)
    reserve, unmatched = reserve_list(case, screening, pairings)
    open_people, open_clients = to_review(case, pairings)
    return Plan(
        programme=case.programme.name,
        status="optimal" if proven else "feasible",
        complete=not unmatched and not short,
        pairings=pairings,
        postings=assemble.postings(case, pairings),
        reserve=reserve,
        unmatched=unmatched,
        ineligible=leftovers.ineligible(case, screening),
        review_specialists=open_people,
        review_clients=open_clients,
        board=rows,
        tiers=tiers,
        objective=objective,
        bound=bound,
        certified_bound=certified,
        engine=outcome.engine,
        cancelled=outcome.cancelled,
        violations=violations,
    )


def _with(tier: Tier, kept: int) -> Tier:
    value = None if tier.value is None else tier.value + kept
    return replace(tier, value=value, bound=None if tier.bound is None else tier.bound + kept)


def _infeasible(
    case: Case,
    screening: Screening,
    limits: Sequence[Limit],
    model: Model,
    plan: Plan,
    solve: Solve,
    time_limit: float | None,
    scorer: Scorer | None,
) -> Plan:
    """No plan keeps all rules: which clash, what repairs them, and the best plan without those rules."""
    if model.missing_pins:
        plan = replace(plan, conflict=conflicts.of_pins(case, model.missing_pins))
    relaxed_case, kept = conflicts.relax(case, limits, plan.conflict)
    relaxed, _ = _solve(relaxed_case, screening, kept, solve, time_limit)
    if relaxed.status in DONE:
        relaxed = assemble.explained(relaxed_case, screening, relaxed, scorer)
        relaxed = replace(relaxed, violations=judge(case, relaxed.pairings))
        plan = replace(plan, relaxed=relaxed)
    return replace(plan, pairings=(), objective=None, bound=None, certified_bound=None)


def _again(
    case: Case, solve: Solve, started: float, time_limit: float | None
) -> Callable[[Case], Plan | None]:
    """Solves a changed case for the check of a remedy; None once the time is used up."""

    def attempt(changed: Case) -> Plan | None:
        left = None if time_limit is None else time_limit - (time.monotonic() - started)
        if left is not None and left <= 0:
            return None
        plan, _ = _solve(changed, screen(changed), _limits(changed), solve, left)
        return plan if plan.status in DONE else None

    return attempt
