import pytest

from scoring.thesaurus import Thesaurus


@pytest.fixture(scope="session")
def bundled() -> Thesaurus:
    return Thesaurus.load()
