"""From the given paths to the files to read: folders opened, lock and hidden files and read-mes left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher.roster import Source
from matcher.workbook.ledger import Ledger

README_SUFFIXES = (".md", ".txt")
SYSTEM_NAMES = ("thumbs.db", "desktop.ini", "__macosx")


@dataclass(frozen=True, slots=True)
class File:
    """A file to read and the name by which the clerk knows it."""

    path: Path
    name: str


def _left_out(path: Path) -> bool:
    """Lock files (~$…, .~lock…), hidden files, read-mes, the system's own files."""
    name = path.name.casefold()
    return (
        name.startswith(("~$", ".", "~")) or name in SYSTEM_NAMES or path.suffix.casefold() in README_SUFFIXES
    )


def _walk(folder: Path, root: Path, left: list[str]) -> list[File]:
    found: list[File] = []
    for path in sorted(folder.iterdir()):
        if _left_out(path):
            left.append(path.name)
        elif path.is_dir() and not path.is_symlink():
            found += _walk(path, root, left)
        else:
            found.append(File(path, path.relative_to(root).as_posix()))
    return found


def expand(inputs: Sequence[Path], ledger: Ledger) -> list[File]:
    """Every file of the inputs once, in order of name; what a folder holds besides is noted (I02)."""
    found: list[File] = []
    for given in map(Path, inputs):
        if given.is_dir():
            left: list[str] = []
            try:
                found += _walk(given, given, left)
            except OSError:
                ledger.add("E16", Source(given.name), 原因="文件夹打不开")
            if left:
                ledger.add("I02", Source(given.name), 数=len(left), 名称="、".join(left))
        elif given.is_file():
            found.append(File(given, given.name))
        else:
            ledger.add("E16", Source(given.name), 原因="找不到文件")
    unique = {file.path.resolve(): file for file in found}
    return _named_apart(sorted(unique.values(), key=lambda f: (f.name, str(f.path))))


def _named_apart(found: list[File]) -> list[File]:
    """Two files of one name from two folders show their folder too."""
    names = [f.name for f in found]
    shown = [f"{f.path.resolve().parent.name}/{f.name}" if names.count(f.name) > 1 else f.name for f in found]
    apart = [n if shown.count(n) == 1 else f"{n}（{i}）" for i, n in enumerate(shown, start=1)]
    return [File(f.path, n) for f, n in zip(found, apart, strict=True)]
