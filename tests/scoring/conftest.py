from pathlib import Path

import pytest

from scoring.embedded import EmbeddedScorer
from scoring.static import StaticEmbedding
from scoring.thesaurus import Thesaurus

TINY = Path(__file__).parent / "tiny.tsv"


@pytest.fixture(scope="session")
def tiny() -> Thesaurus:
    return Thesaurus.read(TINY)


@pytest.fixture(scope="session")
def bundled() -> Thesaurus:
    return Thesaurus.load()


@pytest.fixture(scope="session", params=["tiny", "bundled"])
def scorer(request: pytest.FixtureRequest) -> EmbeddedScorer:
    """Facts that must hold on any thesaurus are tested on both."""
    learned = StaticEmbedding.load() if request.param == "bundled" else None
    return EmbeddedScorer(request.getfixturevalue(request.param), learned)


@pytest.fixture(scope="session")
def small(tiny: Thesaurus) -> EmbeddedScorer:
    return EmbeddedScorer(tiny)
