"""Read thesaurus files; refuse a malformed row with its file, row and column."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from scoring.normalise import plain_words

COLUMNS = ("group", "area", "niche", "academic", "lay", "neighbours")
EXAMPLE_COLUMNS = ("niche", "register", "text")
REGISTERS = ("demand", "expertise")
EXAMPLES = "examples"  # folder of example sentences beside the rows
HERE = Path(__file__).parent
_PARTING = "、"


class ThesaurusError(ValueError):
    """A thesaurus file cannot be used; the message is one Chinese sentence with file, row and column."""


@dataclass(frozen=True)
class Niche:
    """One niche of technology with the words that academics and workshops use for it."""

    group: str
    area: str
    name: str
    academic: tuple[str, ...]
    lay: tuple[str, ...]
    neighbours: tuple[str, ...] = ()
    source: str = ""
    examples: tuple[str, ...] = ()  # sentences of both registers, only their characters are used

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The name and all terms in their one spelling, each once, in order."""
        return tuple(dict.fromkeys(plain_words((self.name, *self.academic, *self.lay))))

    def joined(self, other: Niche) -> Niche:
        """This niche with the words of another row of the same name added."""
        merged = (
            dict.fromkeys((*a, *b))
            for a, b in (
                (self.academic, other.academic),
                (self.lay, other.lay),
                (self.neighbours, other.neighbours),
            )
        )
        academic, lay, neighbours = (tuple(words) for words in merged)
        return replace(self, academic=academic, lay=lay, neighbours=neighbours)


@dataclass(frozen=True)
class Thesaurus:
    """Niches in a fixed order (by group, area, name), whatever the order of files and rows."""

    niches: tuple[Niche, ...]

    @classmethod
    def load(cls, *extra: Path | str) -> Thesaurus:
        """The bundled thesaurus with the rows of `extra` files (or folders of .tsv) appended.

        A row whose niche is known already adds its terms to it. Raises ThesaurusError.
        """
        return cls.read(HERE, *extra)

    @classmethod
    def read(cls, *paths: Path | str) -> Thesaurus:
        """Only the rows of `paths`, each a .tsv file or a folder of them. Raises ThesaurusError."""
        niches: dict[str, Niche] = {}
        for path in paths:
            own: dict[str, str] = {}  # niche -> where this path has it: twice in one path is a mistake
            for file in _files(Path(path)):
                for niche in rows(file):
                    if niche.name in own:
                        twice = f"“{niche.name}”与 {own[niche.name]} 重复"
                        raise ThesaurusError(f"{niche.source}「niche」：{twice}；请合并为一行。")
                    own[niche.name] = niche.source
                    niches[niche.name] = _added(niches.get(niche.name), niche)
            for example in (e for file in _files(Path(path), EXAMPLES) for e in example_rows(file)):
                if example.niche not in niches:
                    raise ThesaurusError(f"{example.source}：方向“{example.niche}”不在词库中。")
                known = niches[example.niche]
                niches[known.name] = replace(known, examples=(*known.examples, example.text))
        if not niches:
            raise ThesaurusError(f"词库为空：{'、'.join(str(p) for p in paths)} 中没有一行技术方向。")
        return cls(tuple(sorted(niches.values(), key=lambda n: (n.group, n.area, n.name))))

    @property
    def groups(self) -> tuple[str, ...]:
        """The 行业组, each once, sorted."""
        return tuple(sorted({niche.group for niche in self.niches}))

    @property
    def digest(self) -> str:
        """SHA-256 of the content, independent of the order of rows."""
        content = [
            [n.group, n.area, n.name, *map(sorted, (n.academic, n.lay, n.neighbours, n.examples))]
            for n in self.niches
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _added(known: Niche | None, niche: Niche) -> Niche:
    if known is None:
        return niche
    if (known.group, known.area) != (niche.group, niche.area):
        raise ThesaurusError(
            f"{niche.source}「niche」：“{niche.name}”已属于 {known.group}·{known.area}（{known.source}），"
            f"不能又属于 {niche.group}·{niche.area}；请改名或改回原处。"
        )
    return known.joined(niche)


def _files(path: Path, inner: str = "") -> list[Path]:
    """The .tsv files of a folder (of its folder `inner`, if given), or the one file."""
    if path.is_dir():
        return sorted((path / inner).glob("*.tsv"))
    if path.is_file():
        return [] if inner else [path]
    raise ThesaurusError(f"{path}：找不到词库文件；请检查路径。")


def rows(file: Path) -> Iterator[Niche]:
    """The niches of one file in order; blank lines, lines that start with # and the heading are skipped."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ThesaurusError(f"{file.name}：不是 UTF-8 编码；请另存为 UTF-8 文本。") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if tuple(cell.lower() for cell in cells) == COLUMNS:
            continue
        yield _niche(cells, f"{file.name}·第{number}行")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as an enterprise (register demand) or a specialist (expertise) of a niche writes it."""

    niche: str
    register: str
    text: str
    source: str


def example_rows(file: Path) -> Iterator[Example]:
    """The example sentences of one file of the folder `examples`. Raises ThesaurusError."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        place = f"{file.name}·第{number}行"
        if len(cells) != len(EXAMPLE_COLUMNS) or cells[1] not in REGISTERS or not cells[2].strip():
            raise ThesaurusError(
                f"{place}：应有3列（{'、'.join(EXAMPLE_COLUMNS)}），第2列为 {'、'.join(REGISTERS)}。"
            )
        yield Example(cells[0], cells[1], cells[2], place)


def _niche(cells: list[str], place: str) -> Niche:
    if len(cells) == len(COLUMNS) - 1:
        cells = [*cells, ""]  # an empty last cell is often lost by editors
    if len(cells) != len(COLUMNS):
        wanted = "、".join(COLUMNS)
        raise ThesaurusError(f"{place}：应有{len(COLUMNS)}列（{wanted}，以制表符分隔），实有{len(cells)}列。")
    for column, cell in zip(COLUMNS[:3], cells, strict=False):
        if not cell:
            raise ThesaurusError(f"{place}「{column}」：不能为空。")
    if _PARTING in cells[2]:  # neighbours could not name it
        raise ThesaurusError(f"{place}「niche」：“{cells[2]}”只能是一个名称，不能含“{_PARTING}”。")
    academic, lay, neighbours = (
        _terms(cell, f"{place}「{column}」") for column, cell in zip(COLUMNS[3:], cells[3:], strict=True)
    )
    if not academic and not lay:
        raise ThesaurusError(f"{place}「academic」：“{cells[2]}”没有任何词语；学术词与俗语至少填一个。")
    return Niche(cells[0], cells[1], cells[2], academic, lay, neighbours, place)


def _terms(cell: str, place: str) -> tuple[str, ...]:
    if not cell:
        return ()
    terms = tuple(term.strip() for term in cell.split(_PARTING))
    if not all(terms):
        raise ThesaurusError(f"{place}：有空词语（多写了一个“、”）；请删去。")
    return terms
