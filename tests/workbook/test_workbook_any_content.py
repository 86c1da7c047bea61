"""Whatever stands in the cells, reading ends with issues and a balanced count, never with a traceback."""

import random

import pytest
from sheets import balanced, book, table

from matcher.workbook import kinds, read, read_document

BITS = (
    "",
    " ",
    "—",
    "无",
    "合计",
    "合 计",
    "备注：",
    "示例",
    "1",
    "-5",
    "1.38E+10",
    "1e999",
    "nan",
    "NaN",
    "inf",
    "é\u0301",
    "\u200b",
    "江岸区",
    "高新区",
    "高 新 区",
    "张三",
    "张　伟",
    "某厂",
    "某厂等5家",
    "（",
    "））",
    "、、，",
    "等",
    "和",
    "甲和乙和丙",
    "{0}",
    "{值}",
    "%s",
    "=1+1",
    "@x",
    "2022-02-30",
    "一九八五年十三月",
    "二〇年月日",
    "9" * 400,
    "0" * 11,
    "是",
    "也许",
    "√",
    "不限",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "博士在读",
    "高级技师",
    "教授/教授",
    "/",
    "//",
    "锁定",
    "禁止",
    "离岗",
    "13900000001/",
    "x" * 5000,
    "1-2-3-4",
    "50-100万",
    "亿",
    "万元",
)


def rows(rng, kind):
    columns = rng.sample(kind.columns, rng.randint(1, len(kind.columns)))
    required = [kind.column(group[0]) for group in kind.required]
    columns = list(dict.fromkeys([*required, *columns])) if rng.random() < 0.8 else columns
    head = [rng.choice((c.heading, c.field, *c.aliases)) for c in columns]
    body = [
        [rng.choice(BITS) for _ in range(len(head) + rng.randint(-1, 1))] for _ in range(rng.randint(0, 12))
    ]
    above = [[rng.choice(("派出单位：某大学", "所属区：", "填表人", ""))] for _ in range(rng.randint(0, 3))]
    return [*above, head, *body]


@pytest.mark.parametrize("seed", range(60))
def test_any_cells_lead_to_a_balanced_count(tmp_path, wuhan, seed):
    rng = random.Random(seed)
    paths = []
    for number, kind in enumerate(rng.sample(kinds.KINDS, rng.randint(1, 5))):
        content = rows(rng, kind)
        if rng.random() < 0.5:
            paths.append(table(tmp_path / f"{number}.csv", content))
        else:
            merges = [f"A{n}:B{n + 2}" for n in (2, 7) if rng.random() < 0.3]
            paths.append(
                book(
                    tmp_path / f"{number}.xlsx",
                    {rng.choice((kind.sheet, "Sheet1")): content},
                    {kind.sheet: merges},
                )
            )
    reading = read(paths, gazetteer=wuhan)
    assert balanced(reading)
    assert all(str(i) for i in reading.issues)
    ids = [s.id for s in reading.roster.specialists]
    assert ids == sorted(set(ids))
    demands = [d.id for c in reading.roster.clients for d in c.demands]
    assert len(demands) == len(set(demands))


def junk(rng, depth=3):
    kind = rng.randrange(8 if depth else 6)
    if kind < 6:
        return rng.choice((None, True, 0, -1, 1.5, 1e308, rng.choice(BITS), "s1"))
    if kind == 6:
        return [junk(rng, depth - 1) for _ in range(rng.randint(0, 3))]
    keys = (
        "id",
        "name",
        "expertise",
        "need",
        "demands",
        "district",
        "specialist",
        "client",
        "kind",
        "from",
        "to",
        "km",
        "x",
    )
    return {rng.choice(keys): junk(rng, depth - 1) for _ in range(rng.randint(0, 5))}


@pytest.mark.parametrize("seed", range(40))
def test_any_document_leads_to_a_balanced_count(wuhan, seed):
    rng = random.Random(seed)
    lists = (
        "specialists",
        "clients",
        "districts",
        "existing",
        "exclusions",
        "distances",
        "groups",
        "programme",
        "other_posts",
    )
    document = {name: [junk(rng) for _ in range(rng.randint(0, 6))] for name in lists if rng.random() < 0.8}
    reading = read_document(document, gazetteer=wuhan)
    assert balanced(reading)


@pytest.mark.parametrize("seed", range(40))
def test_any_bytes_lead_to_an_issue(tmp_path, wuhan, seed):
    rng = random.Random(seed)
    good = book(tmp_path / "a.xlsx", {"专员表": [("姓名", "专业领域"), ("张三", "铸造")]}).read_bytes()
    broken = bytearray(good)
    for _ in range(rng.randint(1, 40)):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    path = tmp_path / f"b.{rng.choice(('xlsx', 'xls', 'csv', 'docx', 'json'))}"
    path.write_bytes(bytes(broken[: rng.randint(1, len(broken))]))
    assert read([path], gazetteer=wuhan).issues
