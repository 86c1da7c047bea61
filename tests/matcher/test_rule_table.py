"""docs/rules.md against the code: every rule once, and nothing named there that is not there."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from matcher.documents import DOCUMENTS
from matcher.programmes import programme
from matcher.settings import KNOWN

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "rules.md"
HEADINGS = ["编号", "规定（摘要）", "处理", "所在", "测试或理由"]
LAST = {"A": ("anqing", 30), "W": ("wuhan", 22), "Y": ("yangquan", 31), "H": ("heilongjiang", 25)}
CODE, PAPER, NOT = "实现", "文书", "未实现"
REASON = 6  # characters


class Rule(NamedTuple):
    """One row; `names` are what stands in backticks in 所在, `tests` those of the last column."""

    id: str
    summary: str
    treatment: str
    place: str
    why: str

    @property
    def names(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.place)

    @property
    def tests(self) -> list[str]:
        return [name for name in re.findall(r"`([^`]+)`", self.why) if "::" in name]


def table() -> list[list[str]]:
    """Cells of every row of every table, headings and rulers included."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


RULES = [Rule(*cells) for cells in table() if cells != HEADINGS and set(cells[0]) != {"-"}]


def of(treatment: str) -> list[pytest.param]:
    return [pytest.param(rule, id=rule.id) for rule in RULES if rule.treatment == treatment]


@cache
def functions(path: str) -> frozenset[str]:
    """Names of the functions of a test file."""
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def is_module(name: str) -> bool:
    return name.startswith("matcher.") and name not in KNOWN and find_spec(name) is not None


def test_every_rule_stands_in_the_table_once_and_in_order() -> None:
    assert [cells for cells in table() if len(cells) != len(HEADINGS)] == []
    assert [cells for cells in table() if cells[0] == HEADINGS[0]] == [HEADINGS] * len(LAST)
    wanted = [f"{letter}{n:02}" for letter, (_, last) in LAST.items() for n in range(1, last + 1)]
    assert [rule.id for rule in RULES] == wanted


def test_every_rule_has_a_summary_and_one_of_three_treatments() -> None:
    assert {rule.treatment for rule in RULES} == {CODE, PAPER, NOT}
    assert [rule.id for rule in RULES if not rule.summary] == []


def test_every_test_that_the_table_names_exists() -> None:
    named = {name for rule in RULES for name in rule.tests}
    missing = {name for name in named if name.split("::")[1] not in functions(name.split("::")[0])}
    assert missing == set()


@pytest.mark.parametrize("rule", of(CODE))
def test_what_is_implemented_has_its_module_or_setting_and_its_test(rule: Rule) -> None:
    assert rule.names
    assert [name for name in rule.names if name not in KNOWN and not is_module(name)] == []
    assert rule.tests


@pytest.mark.parametrize("rule", of(PAPER))
def test_what_a_paper_carries_is_a_known_document_that_the_programme_writes(rule: Rule) -> None:
    papers = [name for name in rule.names if name in DOCUMENTS]
    assert papers
    assert set(rule.names) - set(papers) <= set(KNOWN)
    assert set(papers) <= set(programme(LAST[rule.id[0]][0]).documents)


@pytest.mark.parametrize("rule", of(NOT))
def test_what_is_left_out_has_its_reason(rule: Rule) -> None:
    assert rule.names == []
    assert rule.tests == []
    assert len(rule.why) >= REASON
