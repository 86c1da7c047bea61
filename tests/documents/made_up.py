"""A made-up case and plan of any size: invented names, plausible texts, nothing from a sample file."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from typing import Any, NamedTuple

import numpy as np

from matcher.case import Case, make_case
from matcher.geography import WUHAN
from matcher.pairs import Fit
from matcher.plan import Alternative, BoardRow, Evidence, Left, Pairing, Plan, Posting, Reserve, Tier
from matcher.programme import Programme, Refusal
from matcher.roster import FIRM, PARK, Client, Demand, District, Existing, Roster, Specialist
from matcher.settings import default

# 附件1: heads in post and new heads of each district, in the notice's order.
EXISTING = (9, 5, 5, 5, 6, 8, 8, 5, 5, 5, 6, 16, 11, 6)
NEW = (1, 5, 5, 5, 9, 2, 7, 1, 1, 1, 1, 34, 19, 9)
QUOTAS = tuple(zip(EXISTING, NEW, strict=True))
GROUPS = ("高端装备", "新材料", "生物医药", "电子信息", "节能环保", "现代农业", "汽车零部件", "光电子")
SKILLS = ("铝合金压铸工艺", "工业机器人集成", "抗体药物纯化", "激光精密加工", "废水深度处理", "稻米加工储藏")
NEEDS = (
    "压铸件内部气孔多，X光探伤合格率不足八成，希望降低废品率",
    "装配线人工拧紧扭矩不稳，需要上机器人并接入生产管理系统",
    "发酵液下游纯化收率低，杂蛋白去除不干净，寻求层析方案",
    "薄板激光切割毛刺大、热变形明显，需要优化工艺参数",
)
TITLES = ("教授", "副教授", "工程师", "助理工程师", "")
DEGREES = ("博士", "硕士", "本科（学士）", "")
PUBLIC = (True, False, None)
TYPES = ("事业单位", "科技中介机构", "产业园区", "")
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "文博思远明哲雨桐嘉懿子轩若溪景行"

PROGRAMME = Programme(
    name="wuhan",
    title="武汉市区派成果转化联络员选派",
    source="武汉市科学技术局通知",
    specialist_title="成果转化联络员",
    places=WUHAN,
    specialist_rules=(),
    client_rules=(),
    pair_rules=(),
    constraints=(),
    objectives=(),
    parameters=(
        default("kpi.cases_share", 0.3, "二(四)：典型案例不少于联络员人数的30%"),
        default("kpi.trainings", 1, "一(二)：每年召开培训会不少于1场"),
        default("kpi.demands_per_head", 2, "一(一)：人均不少于2项"),
        default("capacity.upper", 99, "测试"),
        default("date", "2026-03-31", "测试"),
    ),
)


class Phone(NamedTuple):
    """Stands in for `matcher.workbook.private.Private`."""

    phone: str


class World(NamedTuple):
    """A case, its plan, and the phones."""

    case: Case
    plan: Plan
    private: dict[str, Any]


def world(clients: int = 60, new: int | None = None, seed: int = 1) -> World:
    """200 people in 14 districts (fewer new ones with `new` per district at most), and `clients` clients."""
    dice = random.Random(seed)
    districts: list[District] = []
    people: list[Specialist] = []
    home: dict[str, tuple[str, bool]] = {}
    for place, (existing, places) in zip(WUHAN, QUOTAS, strict=True):
        places = min(places, new) if new is not None else places
        districts.append(District(place.name, existing, places, existing + places))
        for k in range(existing + places):
            s = _person(dice, len(people), place.name)
            home[s.id] = (place.name, k < existing)
            people.append(s)
    firms = [_client(dice, i) for i in range(clients)]
    pairings = _pairings(dice, people, home, firms)
    rows = tuple(
        Existing(p.specialist, p.client, "2021-06-01", "2026-05-01" if i % 9 == 0 else None)
        for i, p in enumerate(p for p in pairings if p.existing)
    )
    spare = [_person(dice, len(people) + i, None) for i in range(6)]
    roster = Roster((*people, *spare), tuple(firms), tuple(districts), rows)
    groups = {p.id: (dice.choice(GROUPS),) for p in (*people, *spare, *firms)}
    case = make_case(PROGRAMME, roster, groups=groups, fit=random_fit(roster, seed))
    served = {p.client for p in pairings}
    value = sum(p.value for p in pairings)
    no = Refusal("client_size", "可对接的6家单位名额已满", "把每家企业可接收的人数由1增至2")
    plan = Plan(
        programme="wuhan",
        status="feasible",
        complete=False,
        pairings=tuple(pairings),
        postings=tuple(Posting(s, d) for s, (d, _) in home.items() if s in {p.specialist for p in pairings}),
        reserve=tuple(Reserve(s.id, i, ()) for i, s in enumerate(spare[:4], 1)),
        unmatched=tuple(Left(s.id, (no,)) for s in spare[4:5]),
        unserved=tuple(Left(f.id, (no,)) for f in firms if f.id not in served),
        ineligible=tuple(
            Left(s.id, (Refusal("consent", "派出单位不同意", "征得派出单位同意后改填"),)) for s in spare[5:]
        ),
        board=board(case, pairings, home),
        tiers=(
            Tier("unplaced", 1, 1, "optimal", "flow", 0.1),
            Tier("shortfall", 0, 0, "optimal", "flow", 0.1),
            Tier("value", value, value + 120, "feasible", "milp", 9.0),
        ),
        objective=value,
        bound=value + 120,
        certified_bound=value + 300,
        engine="milp",
        seconds=12.34,
        input_digest="sha256:" + "ab" * 32,
        versions={"jiedui": "0.1.0"},
    )
    private = {s.id: Phone(f"138{i:08d}") for i, s in enumerate(people)}
    return World(case, plan, private)


def random_fit(roster: Roster, seed: int) -> Fit:
    """Fits of all pairs, drawn by seed."""
    shape = len(roster.specialists), len(roster.clients)
    rng = np.random.default_rng(seed)
    value, grade = np.round(rng.beta(2, 4, shape), 6), rng.integers(0, 4, shape)
    people, firms = (tuple(x.id for x in side) for side in (roster.specialists, roster.clients))
    return Fit(people, firms, value, np.zeros(shape, int), grade, ("高", "中", "低", "依据不足"))


def board(case: Case, pairings: list[Pairing], home: dict[str, tuple[str, bool]]) -> tuple[BoardRow, ...]:
    """The board of the made-up plan, each head once."""
    rows = []
    heads = Counter(home[s][0] for s in {p.specialist for p in pairings} if not home[s][1])
    for d in case.roster.districts:
        here = [p for p in pairings if p.district == d.name]
        clients = {p.client for p in pairings if case.roster.client[p.client].district == d.name}
        parks = sum(1 for c in clients if case.roster.client[c].kind == PARK)
        known = [p.distance_km for p in here if p.distance_km is not None]
        existing, matched = d.existing or 0, heads[d.name]
        n = existing + matched
        rows.append(
            BoardRow(
                d.name,
                existing,
                d.new,
                d.total,
                matched,
                (d.new or 0) - matched,
                len(clients),
                parks,
                len(here),
                sum(km <= 10 for km in known) / len(known) if known else None,
                len({p.group for p in here}),
                2 * n,
                math.ceil(round(0.3 * n, 9)),
            )
        )
    return tuple(rows)


def _person(dice: random.Random, i: int, district: str | None) -> Specialist:
    name = dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.choice((1, 2))))
    return Specialist(
        id=f"s{i:04d}",
        name=name,
        expertise=dice.choice(SKILLS),
        institution=dice.choice(("江城", "楚天", "汉水")) + dice.choice(("理工大学", "生产力促进中心")),
        post=dice.choice(("科研处副处长", "技术经纪人", "")),
        institution_type=TYPES[i % 4],
        title=TITLES[i % 5],
        degree=DEGREES[i % 4],
        home=district or "江汉区",
        district=district,
    )


def _client(dice: random.Random, i: int) -> Client:
    park = i % 8 == 0
    place = dice.choices(WUHAN, [sum(q) for q in QUOTAS])[0].name
    name = f"{place[:2]}{dice.choice(('华', '中', '瑞', '恒'))}{dice.choice(('科', '创', '达', '源'))}{i}"
    return Client(
        id=f"c{i:04d}",
        name=name + ("科技企业孵化器" if park else "科技有限公司"),
        district=place,
        demands=(
            Demand(f"d{i:04d}", dice.choice(NEEDS), "合格率提高两成", 10.0 + i % 5, public=PUBLIC[i % 3]),
        ),
        kind=PARK if park else FIRM,
        willing=True,
    )


def _pairings(
    dice: random.Random, people: list[Specialist], home: dict[str, tuple[str, bool]], firms: list[Client]
) -> list[Pairing]:
    found = []
    here, open_firms = defaultdict(list), list(firms[: math.ceil(len(firms) * 0.92)])
    for s in people:
        here[home[s.id][0]].append(s)
        own = next(
            (c for c in open_firms if c.district == home[s.id][0]), open_firms[0] if open_firms else None
        )
        if own is not None:
            open_firms.remove(own)
            found.append(_pair(dice, s, home, own))
    for c in open_firms:
        found.append(_pair(dice, dice.choice(here[c.district] if dice.random() < 0.85 else people), home, c))
    return found


def _pair(dice: random.Random, s: Specialist, home: dict[str, tuple[str, bool]], c: Client) -> Pairing:
    fit = round(dice.betavariate(4, 2.5), 6)
    district, in_post = home[s.id]
    km = 0.0 if c.district == district else dice.uniform(4, 45)
    return Pairing(
        specialist=s.id,
        client=c.id,
        district=district,
        demand=c.demands[0].id,
        group=dice.choice(GROUPS),
        fit=fit,
        grade="高" if fit > 0.7 else "中" if fit > 0.45 else "低" if fit > 0.3 else "依据不足",
        distance_km=None if dice.random() < 0.02 else km,
        points={"fit": round(1000 * fit), "near": -round(km)},
        evidence=(Evidence("铝合金压铸", "压铸件内部气孔", "铸造缺陷控制", 0.62),),
        locked=in_post,
        existing=in_post,
        reason="匹配等级高：专长“铝合金压铸”对应需求“压铸件内部气孔”（铸造缺陷控制）；同属“高端装备”组。",
        alternatives=(
            Alternative("x", 700, "周文：本对低112分，已对接3家，达到上限"),
            Alternative("y", 650, "王思：本对低162分"),
            Alternative("z", 610, "陈明：本对低202分，名额已满，列入候补"),
        ),
    )
