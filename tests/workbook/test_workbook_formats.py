"""One digest for the same content as xlsx, xls, csv or json, whatever the order of rows and file names."""

import random

import pytest
from sheets import NEED, NEEDS, PEOPLE, book, found, table

from matcher.roster_json import roster_to_json
from matcher.workbook import read, read_document

HEAD = (*PEOPLE, "最高学位", "意向企业", "可服务天数")
ROWS = [
    ("张三", "某大学", "教授", "铝合金压铸工艺", "13900000001", "博士", "某铸造有限公司", "22"),
    ("李四", "某学院", "讲师", "硚口区的食品保鲜", "13900000002", "硕士", "", "10"),
    ("王䶮", "某院", "工程师", "PLC、PEEK", "", "", "", ""),
]
CLIENTS = [
    (*NEEDS, "成立日期", "投入资金"),
    ("某铸造有限公司", "企业", "江岸区", NEED, "是", "2019-05-01", "50"),
    ("某铸造有限公司", "企业", "江岸区", "另一项很不相同的技术需求", "是", "2019-05-01", "12.5"),
    ("某食品厂", "企业", "硚口区", "卤藕真空包装放十天就胀袋", "", "", ""),
]


def digest(paths, wuhan):
    reading = read(paths, gazetteer=wuhan)
    assert not reading.failed, [str(i) for i in reading.issues]
    return reading.digest


@pytest.fixture
def expected(tmp_path, wuhan):
    return digest([book(tmp_path / "a.xlsx", {"专员表": [HEAD, *ROWS], "需求表": CLIENTS})], wuhan)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_any_encoding_equals_xlsx(tmp_path, wuhan, expected, encoding):
    folder = tmp_path / "csv"
    folder.mkdir()
    table(folder / "专员.csv", [HEAD, *ROWS], encoding)
    table(folder / "需求.csv", CLIENTS, encoding)
    assert digest([folder], wuhan) == expected


def test_typed_cells_equal_text_cells(tmp_path, wuhan, expected):
    import datetime as dt

    people = [HEAD, (*ROWS[0][:4], 13900000001, "博士", "某铸造有限公司", 22), *ROWS[1:]]
    clients = [list(r) for r in CLIENTS]
    clients[1][5:] = [dt.date(2019, 5, 1), 50.0]
    clients[2][5:] = [dt.datetime(2019, 5, 1), 12.5]
    assert digest([book(tmp_path / "b.xlsx", {"专员表": people, "需求表": clients})], wuhan) == expected


def test_xls_equals_xlsx(tmp_path, wuhan, expected, convert):
    source = book(tmp_path / "c.xlsx", {"专员表": [HEAD, *ROWS], "需求表": CLIENTS})
    assert digest(convert([source], "xls"), wuhan) == expected


def test_row_and_sheet_order_never_change_the_digest(tmp_path, wuhan, expected):
    rng = random.Random(1)
    for number in range(5):
        people, needs = list(ROWS), CLIENTS[1:]
        rng.shuffle(people)
        rng.shuffle(needs)
        sheets = {"需求表": [CLIENTS[0], *needs], "专员表": [HEAD, *people]}
        assert digest([book(tmp_path / f"名{number}.xlsx", sheets)], wuhan) == expected


def test_row_order_never_changes_the_digest_of_conflicting_rows(tmp_path, wuhan):
    rows = [(*CLIENTS[1][:4], "是", "", "1"), (*CLIENTS[2][:4], "否", "2019-05-01", "2"), CLIENTS[3]]
    rows += [(*CLIENTS[1][:3], "第三项很不相同的技术需求", "", "2020-05-01", "3"), CLIENTS[1]]
    digests = set()
    for number in range(6):
        random.Random(number).shuffle(rows)
        digests.add(digest([book(tmp_path / f"{number}.xlsx", {"需求表": [CLIENTS[0], *rows]})], wuhan))
    assert len(digests) == 1


def test_a_changed_cell_changes_the_digest_and_a_changed_phone_does_not(tmp_path, wuhan, expected):
    def changed(column, text):
        people = [HEAD, (*ROWS[0][:column], text, *ROWS[0][column + 1 :]), *ROWS[1:]]
        return digest([book(tmp_path / "d.xlsx", {"专员表": people, "需求表": CLIENTS})], wuhan)

    assert changed(3, "铜合金压铸工艺") != expected
    assert changed(4, "13900000009") == expected


def test_json_takes_back_what_was_read(tmp_path, wuhan, expected):
    path = book(tmp_path / "a.xlsx", {"专员表": [HEAD, *ROWS], "需求表": CLIENTS})
    document = roster_to_json(read([path], gazetteer=wuhan).roster, "wuhan")
    again = read_document(document, gazetteer=wuhan)
    assert again.programme == "wuhan"
    assert again.digest == expected
    assert not again.failed


def test_a_json_file_equals_its_document(tmp_path, wuhan):
    import json

    document = {
        "programme": "wuhan",
        "specialists": [
            {"id": "s1", "name": "张三", "expertise": "压铸", "phone": "13900000001", "avoid": ["甲、乙公司"]}
        ],
        "clients": [
            {
                "id": "c1",
                "name": "某厂",
                "district": "江岸区",
                "demands": [{"id": "d1", "need": NEED, "budget": 50}],
            }
        ],
        "districts": [{"name": "江岸区", "existing": 9, "new": 1, "total": 10, "lon": 114.31, "lat": 30.6}],
        "existing": [
            {"specialist": "s1", "client": "c1", "start": "2021-06-01", "end": None, "locked": True}
        ],
        "exclusions": [{"specialist": "s1", "client": "c1", "kind": "回避", "reason": "持股"}],
        "distances": [{"from": "江岸区", "to": "江汉区", "km": 5.0}],
    }
    (tmp_path / "roster.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    reading = read([tmp_path / "roster.json"], gazetteer=wuhan)
    assert not reading.failed
    assert reading.digest == read_document(document, gazetteer=wuhan).digest
    assert reading.roster.specialists[0].avoid == ("甲、乙公司",)
    assert reading.private["s1"].phone == "13900000001"
    assert "13900000001" not in repr(reading.roster)
    assert reading.roster.clients[0].demands[0].id == "d1"


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ([], "（整个文件）"),
        ({"people": []}, "people"),
        ({"specialists": {}}, "specialists"),
        ({"specialists": [1]}, "specialists[0]"),
        ({"specialists": [{"name": "张三", "expertise": "a", "shoe": 42}]}, "specialists[0].shoe"),
        ({"specialists": [{"name": 3, "expertise": "a"}]}, "specialists[0].name"),
        ({"specialists": [{"name": "张三", "expertise": "a", "willing": "是"}]}, "specialists[0].willing"),
        ({"specialists": [{"name": "张三", "expertise": "a", "avoid": [1]}]}, "specialists[0].avoid"),
        ({"specialists": [{"name": "张三", "expertise": "a", "days": 1.5}]}, "specialists[0].days"),
        ({"clients": [{"name": "某厂", "district": "江岸区"}]}, "clients[0].demands"),
        (
            {"clients": [{"name": "某厂", "district": "江岸区", "demands": [{"need": 1}]}]},
            "clients[0].demands[0].need",
        ),
        ({"districts": [{"name": "江岸区", "new": True}]}, "districts[0].new"),
        ({"groups": {"新材料": "铸造"}}, "groups"),
        ({"programme": 3}, "programme"),
    ],
)
def test_json_of_the_wrong_shape_is_refused_by_path(wuhan, document, path):
    reading = read_document(document, gazetteer=wuhan)
    assert [i.column for i in found(reading, "E19")] == [path]
    assert path in found(reading, "E19")[0].what
    assert reading.failed


def test_required_json_keys_are_asked_for(wuhan):
    document = {
        "specialists": [{"expertise": "压铸"}, {"name": "张三"}],
        "clients": [{"demands": [{"goal": "好"}]}],
    }
    codes = [i.code for i in read_document(document, gazetteer=wuhan).issues if i.code[0] == "E"]
    assert codes == ["E03", "E04", "E03", "E05", "E03"]
