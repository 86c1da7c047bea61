"""The example of adding a scorer in docs/fit.md runs as it stands."""

import re
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[2] / "docs" / "fit.md"


def test_the_documented_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    scope: dict[str, object] = {}
    exec(code, scope)
    assert capsys.readouterr().out.strip() == "[[1.]]"
