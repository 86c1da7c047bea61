"""The most that each row can collect on its own once every shared limit has a price."""

from __future__ import annotations

import numpy as np

from solver.available import one_each_zone
from solver.problem import Bools, Ints, Problem

NEVER = -(1 << 61)  # "cannot be" inside a maximum


def best_rows(
    problem: Problem,
    usable: Bools,
    left: Ints,
    row_prices: Ints,
    zone_prices: Ints,
    tolls: list[tuple[Bools, int]],
) -> Ints:
    """(rows,) An upper bound of Σ left of the row's pairs - entry prices + the refund of its row price.

    A row keeps its own limits. It pays a zone's price on entering the zone and a toll (pairs, price) on
    taking any of those pairs. Exact without zone prices and tolls, and for rows posted in one zone; otherwise
    the row's upper holds within each zone only.

    Args:
        left: (pairs,) value of each pair after prices, those for entering a zone or toll included where the
            row can take only one pair there.
        row_prices: (rows,) already taken off `left`, refunded for the pairs that the row may take.
        tolls: pairs of ((pairs,) mask, price).
    """
    rows = problem.rows
    best = np.zeros(len(rows), dtype=np.int64)
    mine = np.flatnonzero(usable)
    if not len(mine):
        return best
    pinned = np.zeros(len(problem.pairs), dtype=bool)
    pinned[problem.find(problem.pins)] = True
    row = problem.pairs.row[mine]
    tolls = [(pairs, toll) for pairs, toll in tolls if toll]
    label = _labels(problem, zone_prices, tolls, usable)[mine]
    order = np.lexsort((-left[mine], ~pinned[mine], label, row))
    mine, row, label = mine[order], row[order], label[order]

    starts = np.flatnonzero(np.append(True, (row[1:] != row[:-1]) | (label[1:] != label[:-1])))
    sizes = np.diff(np.append(starts, len(mine)))
    group_row, group_label = row[starts], label[starts]
    group = np.repeat(np.arange(len(starts)), sizes)
    forced = np.add.reduceat(pinned[mine].astype(np.int64), starts)

    first = np.flatnonzero(np.append(True, group_row[1:] != group_row[:-1]))  # of each row's groups
    present = group_row[first]
    alone = np.diff(np.append(first, len(group_row))) == 1
    if problem.posting == "single":
        alone |= group_label[first] >= 0
    together = np.zeros(len(rows), dtype=bool)  # all of the row's pairs are of one group
    together[present] = alone

    fewest = np.where(together, np.maximum(1, rows.lower), 1)[group_row]
    fewest = np.minimum(np.maximum(fewest, forced), sizes)
    most = np.maximum(np.minimum(rows.upper[group_row], sizes), fewest)
    rank = np.arange(len(mine)) - np.repeat(starts, sizes)
    gain = left[mine]
    gain = np.where(rank < fewest[group], gain, np.where(rank < most[group], np.maximum(gain, 0), 0))
    worth = np.add.reduceat(gain, starts)
    enters = (group_label >= 0) & (np.minimum(rows.upper[group_row], sizes) > 1)
    worth[enters] -= zone_prices[group_label[enters]]
    entry = np.zeros(len(rows), dtype=np.int64)
    for inside, toll in tolls:
        whole, shares = _toll(problem, inside[mine], toll, group, group_row, group_label, sizes, len(rows))
        entry += whole
        worth = worth - shares

    if problem.posting == "single":
        placed = _one_zone(worth, forced > 0, group_label >= 0, first)
    else:
        placed = _any_zones(worth, forced > 0, first)
    count = np.bincount(row, minlength=len(rows))[present]
    low, high = np.maximum(1, rows.lower[present]), np.minimum(rows.upper[present], count)
    price = row_prices[present]
    placed = placed - entry[present] + np.where(price > 0, price * high, price * np.minimum(low, count))
    has_pins = np.add.reduceat(forced, first) > 0
    may_stay = ~has_pins & (rows.optional[present] | (rows.lower[present] == 0))
    placed = np.where(may_stay & (high < 1), NEVER, placed)
    best[present] = np.where(may_stay, np.maximum(placed, 0), placed)
    return best


def _labels(problem: Problem, zone_prices: Ints, tolls: list[tuple[Bools, int]], usable: Bools) -> Ints:
    """(pairs,) The pair's zone where entering it has a price, else -1."""
    zone = problem.columns.zone[problem.pairs.column]
    if problem.posting == "single":
        return zone
    matters = np.append(zone_prices != 0, False)
    size = np.bincount(problem.pairs.row[usable], minlength=len(problem.rows))
    for inside, _ in tolls:
        part = np.bincount(problem.pairs.row[inside], minlength=len(problem.rows))
        partly = (part > 0) & (part < size)
        matters[zone[inside & partly[problem.pairs.row]]] = True
    matters[-1] = False
    return np.where(matters[zone] & ~one_each_zone(problem, usable), zone, -1)


def _toll(
    problem: Problem,
    inside: Bools,
    price: int,
    group: Ints,
    group_row: Ints,
    group_label: Ints,
    sizes: Ints,
    n: int,
) -> tuple[Ints, Ints]:
    """Per row what every placed row pays, per group what entering it adds: never more than the toll."""
    part = np.bincount(group, weights=inside, minlength=len(sizes)).astype(np.int64)
    row_part = np.bincount(group_row, weights=part, minlength=n).astype(np.int64)
    row_size = np.bincount(group_row, weights=sizes, minlength=n).astype(np.int64)
    whole = (row_part == row_size) & (row_part > 0)
    partly = ~whole[group_row]
    if price < 0:  # a bonus: granted to each group that could earn it
        return np.where(whole, price, 0), np.where(partly & (part > 0), price, 0)
    full = partly & (part == sizes)
    if problem.posting == "single":  # one zone at most is entered
        zones = np.bincount(group_row[full & (group_label >= 0)], minlength=n)
        pays = full & ((group_label >= 0) | (zones[group_row] == 0))
        return np.where(whole, price, 0), np.where(pays, price, 0)
    sharing = np.bincount(group_row[full], minlength=n)[group_row]
    return np.where(whole, price, 0), np.where(full, price // np.maximum(1, sharing), 0)


def _one_zone(worth: Ints, forced: Bools, zoned: Bools, first: Ints) -> Ints:
    """Per row with pairs: the best of its zones, with the pairs outside every zone on top."""
    must = np.logical_or.reduceat(forced & zoned, first)
    size = np.diff(np.append(first, len(worth)))
    allowed = zoned & (forced | ~np.repeat(must, size))
    zone = np.maximum.reduceat(np.where(allowed, worth, NEVER), first)
    loose = np.maximum.reduceat(np.where(zoned, NEVER, worth), first)
    loose_forced = np.logical_or.reduceat(forced & ~zoned, first)
    extra = np.where(loose_forced, loose, np.maximum(loose, 0))
    return np.where(must, zone + extra, np.maximum(zone + extra, loose))


def _any_zones(worth: Ints, forced: Bools, first: Ints) -> Ints:
    """Per row with pairs: the sum of its groups that are worth entering, or the least bad one."""
    total = np.add.reduceat(np.where(forced, worth, np.maximum(worth, 0)), first)
    least_bad = np.maximum.reduceat(worth, first)
    some = np.logical_or.reduceat(forced | (worth >= 0), first)
    return np.where(some, total, least_bad)
