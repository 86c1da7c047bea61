"""What a programme is: a notice, its places, and the lists of rules that its articles name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from matcher.geography import Place
from matcher.roster import Client, Specialist
from matcher.settings import Parameter

if TYPE_CHECKING:
    from matcher.case import Case
    from matcher.limit import Limit
    from matcher.pairs import Pairs


@dataclass(frozen=True)
class Refusal:
    """Why not: the rule's name, one Chinese sentence, a way out, and the scenario fragment that opens it."""

    rule: str
    text: str
    remedy: str = ""
    change: dict[str, Any] = field(default_factory=dict)


class SpecialistRule(Protocol):
    """Whether a person may be sent at all."""

    rule: str

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None: ...


class ClientRule(Protocol):
    """Whether a client may receive anybody at all."""

    rule: str

    def __call__(self, case: Case, client: Client) -> Refusal | None: ...


class PairRule(Protocol):
    """Whether this person may go to this client."""

    rule: str

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None: ...


Constraint = Callable[["Case"], "Iterable[Limit]"]
"""A rule over many pairs: yields the limits that a plan must keep."""


class Objective(Protocol):
    """Points of each possible pair: int64 array of the length of `pairs`."""

    name: str

    def __call__(self, case: Case, pairs: Pairs) -> np.ndarray: ...


@dataclass(frozen=True)
class Programme:
    """One notice: its title and source, its rules in visible tuples, its defaults and its documents."""

    name: str
    title: str
    source: str
    specialist_title: str
    places: tuple[Place, ...]
    specialist_rules: tuple[SpecialistRule, ...]
    client_rules: tuple[ClientRule, ...]
    pair_rules: tuple[PairRule, ...]
    constraints: tuple[Constraint, ...]
    objectives: tuple[Objective, ...]
    parameters: tuple[Parameter, ...]
    documents: tuple[str, ...] = ()
