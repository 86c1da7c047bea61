"""The suites there are. A suite is a module with `run(options) -> Report`, imported when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from benchmarks.report import Report

SUITES = {"fit": "benchmarks.fit.suite"}  # name -> module

INSTALL = 'pip install "jiedui[bench]"'


@dataclass(frozen=True)
class Options:
    """What a suite is asked: `quick` for a smoke run, `data` for a researcher's own folder."""

    quick: bool = False
    data: Path | None = None
    encoder: str | None = None
    say: Callable[[str], None] = print


class BadData(ValueError):
    """A data folder cannot be used; the message is a Chinese sentence with file and line."""


class MissingExtra(RuntimeError):
    """A package of the extra `bench` is not installed; the message is the exact install line."""


def run(name: str, options: Options) -> Report:
    """The report of suite `name` (a key of SUITES). Raises MissingExtra, BadData."""
    try:
        module = importlib.import_module(SUITES[name])
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"jieba", "matplotlib", "sklearn"}:
            raise MissingExtra(INSTALL) from error
        raise
    return cast("Report", module.run(options))
