"""A labelled set: experts' texts, demands' texts and a true grade of every pair (2 right, 1 half, 0 not).

A folder holds `specialists.jsonl` and `demands.jsonl` (`id`, `text`, optional `niche`) and either
`niches.jsonl` (`id`, `name`, `industry`, `related`, optional `covered`): one niche is grade 2, related
niches are grade 1; or `labels.jsonl` (`specialist`, `demand`, `grade`), where a missing pair is 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.suites import BadData

HERE = Path(__file__).parent / "data"
HALVES = ("dev", "test")  # whoever tunes looks at dev only; split by niche
RIGHT, HALF = 2, 1


@dataclass(frozen=True)
class Text:
    """One text of a set. `niche` clusters texts for the intervals; `trap`: its words point elsewhere."""

    id: str
    text: str
    niche: str = ""
    trap: bool = False


@dataclass(frozen=True)
class Niche:
    """A niche of a set. `covered` is False where the thesaurus has no niche for it, None if nobody said."""

    id: str
    name: str
    industry: str
    related: tuple[str, ...]
    covered: bool | None


@dataclass(frozen=True)
class Dataset:
    """A labelled set; `grades` is uint8 (specialists, demands)."""

    name: str
    specialists: tuple[Text, ...]
    demands: tuple[Text, ...]
    grades: np.ndarray
    niches: tuple[Niche, ...] = ()

    @property
    def offers(self) -> list[str]:
        """Texts of the experts."""
        return [text.text for text in self.specialists]

    @property
    def needs(self) -> list[str]:
        """Texts of the demands."""
        return [text.text for text in self.demands]


def load(folder: Path | str) -> Dataset:
    """The set of a folder, or one of HALVES by name. Raises BadData."""
    path = HERE / folder if str(folder) in HALVES else Path(folder)
    people, demands = (_texts(path / f"{name}.jsonl") for name in ("specialists", "demands"))
    niches = tuple(_niches(path / "niches.jsonl")) if (path / "niches.jsonl").is_file() else ()
    if niches:
        grades = _by_niche(people, demands, niches)
    else:
        grades = _by_label(people, demands, path / "labels.jsonl")
    return Dataset(path.name, people, demands, grades, niches)


def _texts(path: Path) -> tuple[Text, ...]:
    found = tuple(
        Text(str(r["id"]), str(r["text"]), str(r.get("niche", "")), bool(r.get("trap", False)))
        for r in _records(path, "id", "text")
    )
    if not found:
        raise BadData(f"{path.name}：没有一行文字。")
    if len({text.id for text in found}) < len(found):
        raise BadData(f"{path.name}：编号（id）有重复。")
    return found


def _niches(path: Path) -> Iterator[Niche]:
    for r in _records(path, "id", "name"):
        related = tuple(map(str, r.get("related", ())))
        yield Niche(str(r["id"]), str(r["name"]), str(r.get("industry", "")), related, r.get("covered"))


def _by_niche(people: tuple[Text, ...], demands: tuple[Text, ...], niches: tuple[Niche, ...]) -> np.ndarray:
    number = {niche.id: i for i, niche in enumerate(niches)}
    for text in (*people, *demands):
        if text.niche not in number:
            raise BadData(f"{text.id}：方向“{text.niche}”不在 niches.jsonl 中。")
    table = np.eye(len(niches), dtype=np.uint8) * RIGHT
    for niche in niches:
        for other in niche.related:
            if other in number:
                i, j = number[niche.id], number[other]
                table[i, j] = table[j, i] = max(HALF, int(table[i, j]))
    rows, columns = ([number[text.niche] for text in texts] for texts in (people, demands))
    grades: np.ndarray = table[np.ix_(rows, columns)]
    return grades


def _by_label(people: tuple[Text, ...], demands: tuple[Text, ...], path: Path) -> np.ndarray:
    row = {text.id: i for i, text in enumerate(people)}
    column = {text.id: j for j, text in enumerate(demands)}
    grades = np.zeros((len(people), len(demands)), dtype=np.uint8)
    for number, r in enumerate(_records(path, "specialist", "demand", "grade"), start=1):
        who, what, grade = str(r["specialist"]), str(r["demand"]), r["grade"]
        if who not in row or what not in column:
            raise BadData(f"{path.name}·第{number}条：编号“{who}”或“{what}”不存在。")
        if grade not in (0, HALF, RIGHT):
            raise BadData(f"{path.name}·第{number}条：等级应为 0、1 或 2，实为“{grade}”。")
        grades[row[who], column[what]] = grade
    return grades


def _records(path: Path, *wanted: str) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise BadData(f"{path}：文件读不出；数据文件夹应有 specialists、demands 和 labels。") from error
    except UnicodeDecodeError as error:
        raise BadData(f"{path.name}：不是 UTF-8 编码。") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            missing = [key for key in wanted if key not in record]
        except (ValueError, TypeError) as error:
            raise BadData(f"{path.name}·第{number}行：不是 JSON。") from error
        if missing:
            raise BadData(f"{path.name}·第{number}行：缺少 {'、'.join(missing)}。")
        yield record
