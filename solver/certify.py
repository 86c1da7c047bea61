"""Re-proves bounds and re-checks solutions, in integers and without any engine.

Every limit gets a price per unit. Paying the price for what a choice uses and refunding the most that the
limit can allow never lowers the objective; what is left falls apart row by row (`solver.best_rows`). So any
prices give a valid bound, and tampered ones only a weaker one.
"""

from __future__ import annotations

import numpy as np

from solver.available import available, one_each, one_each_zone
from solver.best_rows import best_rows
from solver.check import check, objective, outside
from solver.problem import UNLIMITED, Bools, Bound, Ints, Problem
from solver.solution import Certificate, Solution, gap

SAFE = 1 << 60  # whatever 64-bit sums could pass this proves nothing


def certified_bound(problem: Problem, certificate: Certificate) -> int | None:
    """What the prices prove: no choice is better. None without prices, or when 64 bits do not hold them."""
    if certificate.kind == "none" or certificate.scale < 1 or not _fits(problem, certificate):
        return None
    scale, pairs, columns, zones = certificate.scale, problem.pairs, problem.columns, problem.zones
    usable = available(problem)
    left = problem.sign * scale * pairs.value - certificate.budgets[pairs.row] * pairs.effort
    left = left - certificate.rows[pairs.row] - certificate.columns[pairs.column]
    zone = columns.zone[pairs.column]
    if len(zones):
        left = left - np.where((zone >= 0) & one_each_zone(problem, usable), certificate.zones[zone], 0)
    total = 0
    tolls: list[tuple[Bools, int]] = []
    for b, bound in enumerate(problem.bounds):
        price = int(certificate.bounds[b])
        inside = problem.within(bound, slice(None)) & usable
        if bound.counts == "rows":
            amounts = np.ones(len(np.unique(pairs.row[inside])), dtype=np.int64)
            single = one_each(problem, inside)[pairs.row]
            left = left - np.where(inside & single, price, 0)
            tolls.append((inside & ~single, price))
        else:
            amounts = problem.amounts(bound)[inside]
            left = left - np.where(inside, price * problem.amounts(bound), 0)
        total += _refund(bound, price, amounts, scale)
    served = np.bincount(pairs.column[usable], minlength=len(columns))
    total += _refunds(certificate.columns, columns.lower, np.minimum(columns.upper, served))
    effort, row = pairs.effort[usable], pairs.row[usable]
    least, most = np.zeros(len(problem.rows), dtype=np.int64), np.zeros(len(problem.rows), dtype=np.int64)
    np.add.at(least, row, np.minimum(effort, 0))
    np.add.at(most, row, np.maximum(effort, 0))
    budget = np.where(problem.rows.budget < UNLIMITED, np.minimum(problem.rows.budget, most), most)
    total += _refunds(certificate.budgets, least, budget)
    total += _refunds(certificate.zones, zones.lower, np.minimum(zones.upper, len(problem.rows)))
    best = best_rows(problem, usable, left, certificate.rows, certificate.zones, tolls)
    total += sum(map(int, best.tolist()))
    return problem.sign * (total // scale)


def verify(problem: Problem, solution: Solution) -> list[str]:
    """What is false in `solution`, a sentence each; empty when feasibility, objective and bounds hold."""
    wrong = []
    placed = solution.status in ("optimal", "feasible")
    if placed:
        try:
            wrong += [
                f"{b.kind} {b.id}: {b.side} broken by {b.excess}" for b in check(problem, solution.chosen)
            ]
            value = objective(problem, solution.chosen)
        except ValueError as fault:
            return [str(fault)]
        if solution.objective != value:
            wrong.append(f"objective {solution.objective} is stated, {value} is true")
    elif len(solution.chosen) or solution.objective is not None:
        wrong.append(f"status {solution.status}, yet pairs or an objective are stated")
    if solution.status == "infeasible":
        if solution.bound is not None or solution.certified_bound is not None:
            wrong.append("status infeasible, yet a bound is stated")
        return wrong
    wrong += _false_bounds(problem, solution)
    if placed and solution.objective is not None and solution.bound is not None:
        if (solution.status == "optimal") != (solution.bound == solution.objective):
            wrong.append(f"status {solution.status}, bound {solution.bound}, objective {solution.objective}")
        if solution.gap is None or abs(solution.gap - gap(solution.objective, solution.bound)) > 1e-9:
            wrong.append(f"gap {solution.gap} is stated, {gap(solution.objective, solution.bound)} is true")
    return wrong


def _false_bounds(problem: Problem, solution: Solution) -> list[str]:
    """The certified bound proves itself; the bound lies between objective and certified bound."""
    wrong, sign = [], problem.sign
    if solution.certified_bound is not None:
        proven = _proven(problem, solution.certificate)
        if proven is None:
            wrong.append(f"certified bound {solution.certified_bound} comes without a certificate")
        elif sign * proven > sign * solution.certified_bound:
            wrong.append(
                f"certified bound {solution.certified_bound} is stated, {proven} is all that is proven"
            )
        if solution.bound is None or sign * solution.bound > sign * solution.certified_bound:
            wrong.append(f"bound {solution.bound} is weaker than certified bound {solution.certified_bound}")
    if solution.objective is not None:
        if solution.bound is None:
            wrong.append("an objective is stated without a bound")
        elif sign * solution.bound < sign * solution.objective:
            wrong.append(f"bound {solution.bound} contradicts objective {solution.objective}")
    return wrong


def _proven(problem: Problem, certificate: Certificate) -> int | None:
    sizes = (
        len(problem.rows),
        len(problem.columns),
        len(problem.zones),
        len(problem.bounds),
        len(problem.rows),
    )
    parts = (
        certificate.rows,
        certificate.columns,
        certificate.zones,
        certificate.bounds,
        certificate.budgets,
    )
    if tuple(map(len, parts)) != sizes:
        return None
    return certified_bound(problem, certificate)


def _refund(bound: Bound, price: int, amounts: Ints, scale: int) -> int:
    """max over amount of price · amount - scale · penalty · units outside: concave, so at a corner."""
    least, most = int(np.minimum(amounts, 0).sum()), int(np.maximum(amounts, 0).sum())
    if bound.penalty is None:
        if price > 0:
            return price * (min(bound.upper, most) if bound.upper < UNLIMITED else most)
        return price * (max(bound.lower, least) if bound.lower > -UNLIMITED else least)
    corners = {min(max(x, least), most) for x in (least, bound.lower, bound.upper, most)}
    return max(price * x - scale * bound.penalty * sum(outside(bound, x)) for x in corners)


def _refunds(prices: Ints, lower: Ints, upper: Ints) -> int:
    """Σ max over lower ≤ amount ≤ upper of price · amount, exact whatever the size."""
    paid = np.flatnonzero(prices)
    limit = np.where(prices[paid] > 0, upper[paid], lower[paid])
    return sum(p * x for p, x in zip(prices[paid].tolist(), limit.tolist(), strict=True))


def _fits(problem: Problem, certificate: Certificate) -> bool:
    """Whether the value that any row could collect stays far inside 64 bits."""
    pairs = problem.pairs
    if not len(pairs):
        return True
    value, effort = _largest(pairs.value), _largest(pairs.effort)
    one = certificate.scale * value + _largest(certificate.rows) + _largest(certificate.columns)
    one += _largest(certificate.budgets) * effort + _largest(certificate.zones)
    one += sum(abs(p) * max(1, value, effort) for p in certificate.bounds.tolist())
    most: int = one * (int(np.bincount(pairs.row).max()) + len(problem.bounds))
    return most < SAFE


def _largest(numbers: Ints) -> int:
    return max(abs(int(numbers.max())), abs(int(numbers.min()))) if len(numbers) else 0
