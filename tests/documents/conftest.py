from __future__ import annotations

from pathlib import Path

import pytest
from made_up import World, world

from matcher.documents import DOCUMENTS, write_all


@pytest.fixture(scope="session")
def made() -> World:
    """A full plan: 200 people, 260 clients, 14 districts."""
    return world(260)


@pytest.fixture(scope="session")
def folder(made: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document of the full plan."""
    out = tmp_path_factory.mktemp("documents")
    write_all(made.case, made.plan, made.private, out, names=list(DOCUMENTS))
    return out
