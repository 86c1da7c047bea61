"""What reading the input gives: the roster, every issue, the count of every row, and what is private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.issue import Issue, Level
from matcher.roster import Roster
from matcher.workbook.private import Private


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows below the heading of one table, each in exactly one class: nothing is lost silently."""

    file: str
    sheet: str
    table: str
    seen: int
    accepted: int
    warned: int
    rejected: int
    skipped: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """`private` by specialist id and client id; `digest` = SHA-256 over the parsed content, not the files."""

    roster: Roster
    issues: tuple[Issue, ...] = ()
    tallies: tuple[Tally, ...] = ()
    private: Mapping[str, Private] = field(default_factory=dict)
    digest: str = ""
    listed_pairs: tuple[tuple[str, str], ...] = ()
    programme: str | None = None

    @property
    def failed(self) -> bool:
        """Whether any error was found: the input must be mended first."""
        return any(issue.level is Level.ERROR for issue in self.issues)
