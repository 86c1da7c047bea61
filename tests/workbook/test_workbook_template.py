"""The template explains every column, and its example rows invent nobody."""

import openpyxl

from matcher.workbook import kinds, read, write_template


def test_the_template_is_read_back_without_error_and_holds_nobody(tmp_path, wuhan):
    write_template(tmp_path / "模板.xlsx")
    reading = read([tmp_path / "模板.xlsx"], gazetteer=wuhan)
    assert not reading.failed
    assert not reading.roster.specialists
    assert not reading.roster.clients
    assert len(reading.tallies) == len(kinds.KINDS)
    assert all(t.skipped == {"示例": 1} for t in reading.tallies)


def test_the_guide_explains_each_column_of_each_sheet(tmp_path):
    write_template(tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    guide = {(row[0], row[1]) for row in book["填表说明"].iter_rows(min_row=2, values_only=True)}
    for kind in kinds.KINDS:
        headings = [c.value for c in book[kind.sheet][1]]
        assert headings == [c.heading for c in kind.columns if c.template]
        assert {(kind.sheet, h) for h in headings} <= guide
        assert book[kind.sheet].freeze_panes


def test_phone_columns_are_text(tmp_path):
    write_template(tmp_path / "模板.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "模板.xlsx")["专员表"]
    column = next(c.column for c in sheet[1] if c.value == "联系电话")
    assert {sheet.cell(row, column).number_format for row in range(2, 500)} == {"@"}


def test_rows_filled_in_below_the_example_are_read(tmp_path, anqing):
    write_template(tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    for name, values in (
        ("专员表", {"姓名": "张三", "派出单位": "某大学", "专业领域": "压铸工艺", "联系电话": "13900000001"}),
        (
            "需求表",
            {
                "单位名称": "某厂",
                "类型": "企业",
                "所在县区": "桐城市",
                "技术需求": "压铸件加工后露出气孔",
                "企业意愿": "是",
            },
        ),
    ):
        for cell in book[name][1]:
            if cell.value in values:
                book[name].cell(3, cell.column).value = values[cell.value]
    book.save(tmp_path / "填好.xlsx")
    reading = read([tmp_path / "填好.xlsx"], gazetteer=anqing)
    assert not reading.failed
    assert (len(reading.roster.specialists), len(reading.roster.clients)) == (1, 1)


def test_no_heading_of_a_table_means_two_columns():
    for kind in kinds.KINDS:
        headings = [kinds.normal(h) for c in kind.columns for h in (c.heading, *c.aliases)]
        assert len(headings) == len(set(headings)), kind.name
        assert all(kinds.field(kind, c.heading) == c.field for c in kind.columns)
