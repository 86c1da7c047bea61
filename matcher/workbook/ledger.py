"""The book of a reading: every issue, and every row below a heading in exactly one class."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from matcher.issue import Issue, Level
from matcher.roster import Source
from matcher.workbook import messages
from matcher.workbook.reading import Tally


@dataclass
class _Page:
    kind: str
    rows: set[int] = field(default_factory=set)
    skipped: dict[int, str] = field(default_factory=dict)


class Ledger:
    """Collects issues in reading order; `tallies` sorts the rows into accepted, warned, rejected, skipped."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self._pages: dict[tuple[str, str], _Page] = {}
        self._rejected: set[tuple[str, str, int]] = set()

    def open(self, file: str, sheet: str, kind: str) -> None:
        """A table begins."""
        self._pages.setdefault((file, sheet), _Page(kind))

    def seen(self, source: Source) -> None:
        """A row below the heading."""
        self._pages[source.file, source.sheet].rows.add(source.row)

    def skip(self, source: Source, reason: str) -> None:
        """A row that is no data: 空行, 合计, 备注."""
        self._pages[source.file, source.sheet].skipped[source.row] = reason

    def add(self, code: str, source: Source | None = None, column: str = "", **values: object) -> None:
        """An issue of the catalogue; an error rejects its row."""
        found = messages.issue(code, source, column, **values)
        if found in self.issues[-20:]:
            return
        self.issues.append(found)
        if found.level is Level.ERROR:
            self._rejected.add((found.file, found.sheet, found.row))

    def reject(self, source: Source) -> None:
        """A row whose table cannot be read: rejected without a sentence of its own."""
        self._rejected.add((source.file, source.sheet, source.row))

    def rejected(self, source: Source) -> bool:
        """Whether an error stands at this row."""
        return (source.file, source.sheet, source.row) in self._rejected

    def tallies(self) -> tuple[Tally, ...]:
        """One count per table; adds the I01 sentences."""
        warned = {(i.file, i.sheet, i.row) for i in self.issues if i.level is Level.WARNING}
        result = []
        for (file, sheet), page in self._pages.items():
            skipped = {r: why for r, why in page.skipped.items() if (file, sheet, r) not in self._rejected}
            data = page.rows - skipped.keys()
            bad = {r for r in data if (file, sheet, r) in self._rejected}
            doubtful = {r for r in data - bad if (file, sheet, r) in warned}
            tally = Tally(
                file,
                sheet,
                page.kind,
                len(page.rows),
                len(data) - len(bad) - len(doubtful),
                len(doubtful),
                len(bad),
                dict(sorted(Counter(skipped.values()).items())),
            )
            result.append(tally)
            self._say(tally)
        return tuple(result)

    def _say(self, tally: Tally) -> None:
        detail = "、".join(f"{why}{n}" for why, n in tally.skipped.items())
        self.add(
            "I01",
            Source(tally.file, tally.sheet),
            数=tally.seen,
            有效=tally.accepted,
            提醒=tally.warned,
            错误=tally.rejected,
            跳过=sum(tally.skipped.values()),
            明细=f"（{detail}）" if detail else "",
        )
