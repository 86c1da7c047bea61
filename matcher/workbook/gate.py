"""What a file is, by its content and not its name, and whether it is safe to load (§4.3 rules 10, 11)."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from matcher.roster import Source
from matcher.workbook.ledger import Ledger

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 200 * 2**20
MAX_ROWS = 30_000
MAX_CELLS = 5_000_000  # calamine lays a sheet out densely: one stray cell far away would fill the memory

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_CHUNK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


class Format(StrEnum):
    """How a file is to be read."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    DOCX = "docx"
    JSON = "json"


class Refused(Exception):
    """The file cannot be read; code and reason."""

    def __init__(self, code: str, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.code, self.reason, self.limit = code, reason, limit


def admit(path: Path, name: str, ledger: Ledger) -> Format | None:
    """The format of a readable file; None after an E16 or E18."""
    try:
        return _examine(path)
    except Refused as refused:
        ledger.add(refused.code, Source(name), 原因=refused.reason, 上限=refused.limit)
    except Exception:  # a broken archive fails in many ways; all of them mean the same to the clerk
        ledger.add("E16", Source(name), 原因="文件已损坏，不是表格")
    return None


def _examine(path: Path) -> Format:
    size = path.stat().st_size
    if size == 0:
        raise Refused("E16", "文件是空的")
    if size > MAX_BYTES:
        raise Refused("E18", f"文件有{size / 2**20:.0f}MB", "20MB")
    suffix = path.suffix.casefold()
    if suffix in (".et", ".ett"):
        raise Refused("E16", "文件是WPS的 .et 格式")
    if suffix in (".xlsm", ".xltm", ".xlam", ".docm"):
        raise Refused("E16", "文件是宏文件")
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK"):
        return _zip(path)
    if head.startswith(_OLE):
        return _ole(path.read_bytes())
    if head.startswith(_PICTURES) or head[:4] == b"RIFF":
        raise Refused("E16", "文件是图片，不是表格")
    if head.startswith(b"%PDF"):
        raise Refused("E16", "文件是PDF，不是表格")
    return _text(head, suffix)


def _text(head: bytes, suffix: str) -> Format:
    if suffix == ".json":
        return Format.JSON
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (
        suffix not in (".csv", ".tsv")
        or (b"\x00" in head and not utf16)
        or re.match(rb"\s*<(html|!doc|\?xml|table)", head, re.I)
    ):
        raise Refused("E16", "文件不是表格")
    return Format.CSV


def _ole(content: bytes) -> Format:
    """Old binary files: the directory's stream names tell what they hold."""

    def holds(stream: str) -> bool:
        return (stream.encode("utf-16-le") + b"\x00\x00") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Refused("E16", "文件有打开密码")
    if holds("_VBA_PROJECT") or holds("_VBA_PROJECT_CUR"):
        raise Refused("E16", "文件是宏文件")
    if holds("WordDocument"):
        raise Refused("E16", "文件是旧版Word（.doc），不是表格")
    if not (holds("Workbook") or holds("Book")):
        raise Refused("E16", "文件不是表格")
    return Format.XLS


def _zip(path: Path) -> Format:
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: info for info in archive.infolist()}
        unpacked = sum(info.file_size for info in parts.values())
        if unpacked > MAX_UNPACKED:
            raise Refused("E18", f"文件解开后有{unpacked / 2**20:.0f}MB", "200MB")
        if any(info.flag_bits & 1 for info in parts.values()):
            raise Refused("E16", "文件有打开密码")
        if any(name.casefold().endswith("vbaproject.bin") for name in parts):
            raise Refused("E16", "文件是宏文件")
        if any(name.casefold() == "word/document.xml" for name in parts):
            return Format.DOCX
        if not any(name.casefold() == "xl/workbook.xml" for name in parts):
            raise Refused("E16", "文件不是表格")
        for name in parts:
            if re.match(r"xl/worksheets/[^/]+\.xml$", name, re.IGNORECASE):
                _measure(archive, name)
    return Format.XLSX


def _measure(archive: zipfile.ZipFile, part: str) -> None:
    """Streams a sheet's XML: rows with a value, and the area calamine would lay out."""
    rows = last_row = last_column = 0
    carry = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            *whole, carry = _ROW.split(carry + chunk)
            rows += _count(whole)
            for piece in whole:
                last_row, last_column = _corner(piece, last_row, last_column)
            if len(carry) > 16 * _CHUNK:
                raise Refused("E18", "有一行特别长", "16MB")
        rows += _count([carry])
        last_row, last_column = _corner(carry, last_row, last_column)
    if rows > MAX_ROWS + 40:
        raise Refused("E18", f"一个工作表有{rows}行", f"{MAX_ROWS}行")
    if last_row * last_column > MAX_CELLS:
        raise Refused("E18", f"一个工作表铺到第{last_row}行、第{last_column}列", f"{MAX_CELLS // 10_000}万格")


def _count(pieces: list[bytes]) -> int:
    return sum(b"<v>" in p or b"<v " in p or b"<is>" in p or b":v>" in p for p in pieces)


def _corner(piece: bytes, row: int, column: int) -> tuple[int, int]:
    """The farthest row and column of the cells with a value in a piece of XML."""
    if b"v>" not in piece and b"<is>" not in piece and b"<v " not in piece:
        return row, column
    for letters, digits in _REFERENCE.findall(piece):
        number = 0
        for letter in letters:
            number = number * 26 + letter - 64
        row, column = max(row, int(digits)), max(column, number)
    return row, column
