"""Helpers of all tests: a tool that is missing skips on a user's machine and fails under CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"


def need(tool: str) -> str:
    """The path of a program that a test drives."""
    found = shutil.which(tool)
    if found is None:
        message = f"{tool} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Path], str], list[Path]]:
    """(files, kind) -> the files converted by one run of LibreOffice, e.g. to xls or pdf, in their order."""
    profile = tmp_path_factory.mktemp("office")

    def run(paths: Sequence[Path], kind: str) -> list[Path]:
        out = tmp_path_factory.mktemp("converted")
        command = [need("soffice"), f"-env:UserInstallation=file://{profile}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", kind, "--outdir", str(out), *map(str, paths)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return [out / f"{path.stem}.{kind}" for path in paths]

    return run
