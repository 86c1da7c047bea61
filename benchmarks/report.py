"""A suite's answer: JSON for machines, Markdown for readers, plots for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Table:
    """A table of a report: a heading, columns and rows of ready text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [f"### {self.title}", "", _row(self.columns), _row(["---"] * len(self.columns))]
        lines += [_row(row) for row in self.rows]
        return "\n".join([*lines, *(["", self.note] if self.note else [])])


@dataclass(frozen=True)
class Report:
    """Everything that a suite found. `data` is plain JSON; `figures` are drawn by name."""

    suite: str
    data: Mapping[str, Any]
    tables: tuple[Table, ...]
    figures: Mapping[str, Any] = field(default_factory=dict)  # file stem -> matplotlib Figure

    def markdown(self) -> str:
        """All tables, one below the other."""
        return (
            "\n\n".join([f"# jiedui bench {self.suite}", *(table.markdown() for table in self.tables)]) + "\n"
        )

    def write(self, folder: Path) -> list[Path]:
        """`SUITE.json`, `SUITE.md` and one picture per figure in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        written = [folder / f"{self.suite}.json", folder / f"{self.suite}.md"]
        text = json.dumps(self.data, ensure_ascii=False, indent=1, sort_keys=True)
        written[0].write_text(text + "\n", encoding="utf-8")
        written[1].write_text(self.markdown(), encoding="utf-8")
        for stem, figure in self.figures.items():
            path = folder / f"{self.suite}-{stem}.png"
            figure.savefig(path, dpi=120, bbox_inches="tight", metadata={"Software": ""})
            written.append(path)
        return written


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
