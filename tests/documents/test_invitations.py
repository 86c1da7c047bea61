from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from made_up import PROGRAMME, World
from papers import leaks, with_settings
from read_back import formulas, rows

from matcher.case import Case, make_case
from matcher.documents.invitation_list import invitation_list
from matcher.invitations import SCALE, invitations
from matcher.pairs import Fit
from matcher.programme import Refusal
from matcher.roster import Client, Demand, Existing, Roster, Specialist

NAME = "洽谈会邀请表.xlsx"


class Never:
    """Some pairs are forbidden."""

    rule = "never"

    def __init__(self, forbidden: set[tuple[str, str]]) -> None:
        self.forbidden = forbidden

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        return Refusal("never", "不行") if (specialist.id, client.id) in self.forbidden else None


def small(seed: int) -> tuple[Case, set[tuple[str, str]]]:
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    people = tuple(Specialist(f"s{i}", f"专员{i}", "压铸") for i in range(n))
    firms = tuple(Client(f"c{j}", f"单位{j}", "江岸区", (Demand(f"d{j}", "气孔"),)) for j in range(m))
    value = np.round(rng.random((n, m)), 3)
    ids = tuple(s.id for s in people), tuple(c.id for c in firms)
    fit = Fit(*ids, value, np.zeros((n, m), int), np.zeros((n, m), int), ("高",))
    forbidden = {(s, c) for s in ids[0] for c in ids[1] if rng.random() < 0.25}
    programme = replace(PROGRAMME, pair_rules=(Never(forbidden),))
    return make_case(programme, Roster(people, firms), fit=fit), forbidden


def brute(case: Case, forbidden: set[tuple[str, str]], k: int, most: int) -> int:
    """The best sum by trying every set of pairs."""
    assert case.fit is not None
    cells = [(s, c) for s in case.fit.specialists for c in case.fit.clients if (s, c) not in forbidden]
    value = [round(SCALE * case.fit_of(s, c)) for s, c in cells]
    best = 0
    for bits in product((0, 1), repeat=len(cells)):
        people = Counter(cell[0] for cell, bit in zip(cells, bits, strict=True) if bit)
        firms = Counter(cell[1] for cell, bit in zip(cells, bits, strict=True) if bit)
        if max(people.values(), default=0) <= most and max(firms.values(), default=0) <= k:
            best = max(best, sum(v for v, bit in zip(value, bits, strict=True) if bit))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_no_choice_of_invitations_fits_better(seed: int) -> None:
    case, forbidden = small(seed)
    k, most = 1 + seed % 3, 1 + seed % 2
    found = [i for invited in invitations(case, case.fit, k, most).values() for i in invited]
    assert not {(i.specialist, i.client) for i in found} & forbidden
    assert max(Counter(i.specialist for i in found).values(), default=0) <= most
    assert max(Counter(i.client for i in found).values(), default=0) <= k
    assert sum(round(SCALE * i.fit) for i in found) == brute(case, forbidden, k, most)


def test_best_first_and_the_same_every_time(made: World) -> None:
    found = invitations(made.case, made.case.fit, 5, 4)
    assert all(list(x) == sorted(x, key=lambda i: (-i.fit, i.specialist)) for x in found.values())
    assert found == invitations(made.case, made.case.fit, 5, 4)


def test_a_client_that_is_served_and_full_is_not_invited_for() -> None:
    case, _ = small(3)
    roster = replace(case.base, existing=(Existing("s0", "c0"),))
    case = make_case(PROGRAMME, roster, fit=case.fit)
    assert "c0" not in invitations(case, case.fit, 5, 4)


def test_without_a_fit_nobody_is_invited(made: World) -> None:
    assert invitations(made.case, None, 5, 4) == {}
    assert invitations(made.case, made.case.fit, 0, 4) == {}


def test_the_sheets_say_what_the_flow_chose(made: World, folder: Path) -> None:
    found = invitations(made.case, made.case.fit, 5, 4)
    table = rows(folder / NAME, "按单位")
    body = table[1 : next(i for i, row in enumerate(table) if row[0] is None)]
    assert len(body) == sum(len(x) for x in found.values())
    by_person = rows(folder / NAME, "按专员")[1:]
    assert sum(row[4] for row in by_person) == len(body)
    assert max(row[4] for row in by_person) <= 4
    total = next(row for row in table if row[2] == "合计")
    assert total[3:5] == [len(found), len(body)]
    assert {f[3] for f in formulas(folder / NAME)} == {len(found), len(body)}
    without = rows(folder / NAME, "暂无人选")[1:]
    assert len(without) + len(found) + len(made.case.served - set(found)) == len(made.case.roster.clients)


def test_settings_say_how_many(made: World, tmp_path: Path) -> None:
    case = with_settings(made.case, meeting__top=1, meeting__most=1)
    invitation_list(case, made.plan, made.private, tmp_path)
    assert {row[4] for row in rows(tmp_path / NAME, "按专员")[1:]} == {1}
    assert leaks(tmp_path / NAME) == []


def test_every_demand_of_a_client_has_its_own_few() -> None:
    people = tuple(Specialist(f"s{i}", f"专员{i}", "压铸") for i in range(6))
    firm = Client("c0", "单位0", "江岸区", (Demand("d0", "气孔"), Demand("d1", "软件")))
    value, demand = np.full((6, 1), 0.5), np.array([[0], [0], [0], [1], [1], [1]])
    ids = tuple(s.id for s in people), ("c0",)
    fit = Fit(*ids, value, demand, np.zeros((6, 1), int), ("高",))
    case = make_case(replace(PROGRAMME, pair_rules=()), Roster(people, (firm,)), fit=fit)
    found = invitations(case, fit, 2, 4)["c0"]
    assert Counter(i.demand for i in found) == {"d0": 2, "d1": 2}
