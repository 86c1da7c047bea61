"""What is no readable table is refused by its content, in words, before it is loaded."""

import zipfile

import pytest
from sheets import NEEDS, PEOPLE, book, found, table

from matcher.workbook import gate, read

A = ("张三", "某大学", "教授", "铝合金压铸工艺", "13900000001")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000


def refusal(path, wuhan, code="E16"):
    reading = read([path], gazetteer=wuhan)
    assert reading.failed
    (issue,) = [i for i in reading.issues if i.code[0] == "E"]
    assert issue.code == code
    assert issue.file == path.name
    return issue.what


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("空.xlsx", b"", "空的"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 99, "图片"),
        ("图.xls", b"\xff\xd8\xff\xe0" + b"0" * 99, "图片"),
        ("文.xlsx", b"%PDF-1.7", "PDF"),
        ("表.et", OLE, ".et"),
        ("宏.xlsm", b"PK", "宏文件"),
        ("密.xlsx", OLE + "EncryptedPackage\0".encode("utf-16-le"), "打开密码"),
        ("宏.xls", OLE + "Workbook\0_VBA_PROJECT\0".encode("utf-16-le"), "宏文件"),
        ("旧.doc", OLE + "WordDocument\0".encode("utf-16-le"), "Word"),
        ("坏.xls", OLE + "Workbook\0".encode("utf-16-le"), "损坏"),
        ("坏.xlsx", b"PK\x03\x04" + b"0" * 50, "损坏"),
        ("网.xls", b"<html><table></table></html>", "不是表格"),
        ("乱.csv", b"\x00\x01\x02", "不是表格"),
        ("白.csv", b"\n\n", "没有内容"),
        ("坏.json", b"{", "JSON"),
        ("数.json", b'{"groups": NaN}', "JSON"),
        ("字.dat", b"abc", "不是表格"),
    ],
)
def test_unreadable_content_is_named(tmp_path, wuhan, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    assert reason in refusal(path, wuhan)


def test_a_macro_inside_an_xlsx_is_found(tmp_path, wuhan):
    path = book(tmp_path / "a.xlsx", {"专员表": [PEOPLE, A]})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "宏文件" in refusal(path, wuhan)


def test_an_xlsx_named_xls_and_an_xlsx_without_sheets_content(tmp_path, wuhan):
    path = book(tmp_path / "a.xlsx", {"专员表": [PEOPLE, A]})
    path = path.rename(tmp_path / "a.xls")
    assert not read([path], gazetteer=wuhan).failed
    assert "没有内容" in refusal(book(tmp_path / "b.xlsx", {"Sheet1": []}), wuhan)


def test_a_missing_file_is_named(tmp_path, wuhan):
    assert "找不到" in refusal(tmp_path / "无.xlsx", wuhan)


def test_a_file_past_20_megabytes_is_refused_unread(tmp_path, wuhan):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as stream:
        stream.truncate(gate.MAX_BYTES + 1)
    assert "20MB" in refusal(path, wuhan, "E18")


def test_a_zip_that_unpacks_past_200_megabytes_is_refused_unread(tmp_path, wuhan):
    path = tmp_path / "炸.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(b"\0" * 2**20)
    assert "200MB" in refusal(path, wuhan, "E18")


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_more_than_30000_rows_are_refused(tmp_path, wuhan, suffix):
    rows = [("姓名", "专业领域"), *[(f"人{n}", "铸造") for n in range(gate.MAX_ROWS + 50)]]
    path = table(tmp_path / "a.csv", rows)
    if suffix == "xlsx":
        import xlsxwriter

        path = tmp_path / "a.xlsx"
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
            sheet = workbook.add_worksheet("专员表")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    assert "30000行" in refusal(path, wuhan, "E18")


def test_one_stray_cell_far_away_cannot_fill_the_memory(tmp_path, wuhan):
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (PEOPLE, A):
        sheet.append(row)
    sheet["XFD1048576"] = "x"
    workbook.save(tmp_path / "a.xlsx")
    assert "第1048576行" in refusal(tmp_path / "a.xlsx", wuhan, "E18")


def test_a_folder_leaves_out_locks_hidden_files_and_readmes_and_says_so(tmp_path, wuhan):
    book(tmp_path / "专员.xlsx", {"专员表": [PEOPLE, A]})
    (tmp_path / "下级").mkdir()
    table(tmp_path / "下级" / "需求.csv", [NEEDS, ("某厂", "企业", "江岸区", "压铸件加工后露出气孔", "是")])
    for name in ("~$专员.xlsx", ".~lock.专员.xlsx#", ".hidden.csv", "README.md", "说明.txt"):
        (tmp_path / name).write_bytes(b"x")
    reading = read([tmp_path], gazetteer=wuhan)
    assert not reading.failed
    assert (len(reading.roster.specialists), len(reading.roster.clients)) == (1, 1)
    assert "有5个文件" in found(reading, "I02")[0].what
    assert reading.roster.clients[0].source.file == "下级/需求.csv"


def test_two_files_of_one_name_are_told_apart(tmp_path, wuhan):
    paths = []
    for unit in ("甲区", "乙区"):
        (tmp_path / unit).mkdir()
        paths.append(book(tmp_path / unit / "表.xlsx", {"专员表": [PEOPLE, (*A[:1], unit, *A[2:4], "")]}))
    reading = read(paths, gazetteer=wuhan)
    assert {t.file for t in reading.tallies} == {"甲区/表.xlsx", "乙区/表.xlsx"}


def test_one_bad_file_does_not_stop_the_others(tmp_path, wuhan):
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04zzz")
    good = book(tmp_path / "好.xlsx", {"专员表": [PEOPLE, A]})
    reading = read([tmp_path / "坏.xlsx", good], gazetteer=wuhan)
    assert reading.failed
    assert len(reading.roster.specialists) == 1


def test_a_word_file_without_a_form_is_refused(tmp_path, wuhan):
    import docx

    document = docx.Document()
    document.add_paragraph("通知")
    document.save(tmp_path / "通知.docx")
    assert "没有信息表" in refusal(tmp_path / "通知.docx", wuhan)
