"""The two cities' gazetteers, and a reader of sheets given as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from sheets import Rows, balanced, book

from matcher.geography import ANQING, WUHAN, Gazetteer
from matcher.workbook import Reading, read


@pytest.fixture
def wuhan() -> Gazetteer:
    return Gazetteer(WUHAN)


@pytest.fixture
def anqing() -> Gazetteer:
    return Gazetteer(ANQING)


@pytest.fixture
def take(tmp_path: Path, wuhan: Gazetteer) -> Callable[..., Reading]:
    """Reads sheets given as rows, with Wuhan's districts."""

    def reading(sheets: Mapping[str, Rows], merges: Mapping[str, Sequence[str]] | None = None) -> Reading:
        result = read([book(tmp_path / "材料.xlsx", sheets, merges)], gazetteer=wuhan)
        assert balanced(result)
        return result

    return reading
