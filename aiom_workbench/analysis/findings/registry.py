"""What a rule is, and what it finds.

    @rule("use_cases", severity=SEVERE, guards=TRANSPARENCY, settled_by="use_cases.owner", why=N_("…"))
    def use_case_without_owner(plan: Plan, today: date) -> Iterator[Point]:
        for use_case in past_intake(plan):
            if use_case.owner is None:
                yield Point(use_case, _("{thing} has no owner").format(thing=named(plan, use_case)))

The function's name is the rule's key, with hyphens. It reads the collections named first and no
other, and is run again only when one of them has changed. To people a finding is an "open point".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from aiom_workbench.analysis.answers import answer
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Choice
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.words import N_, _


class Severity(StrEnum):
    """How much a finding matters; only severe ones make `check` fail. In the order they are listed."""

    SEVERE = "severe"
    WARNING = "warning"
    NOTE = "note"


SEVERE, WARNING, NOTE = Severity

SYNERGY = Choice("human_ai_synergy", N_("Human–AI synergy"))
RESPONSIBLE = Choice("responsible_by_design", N_("Responsible by design"))
SCALABLE = Choice("scalable_by_default", N_("Scalable by default"))
EXPERIMENTAL = Choice("experimental_at_the_core", N_("Experimental at the core"))
TRANSPARENCY = Choice("transparency_and_trust", N_("Transparency and trust"))
PRINCIPLES = (SYNERGY, RESPONSIBLE, SCALABLE, EXPERIMENTAL, TRANSPARENCY)
"""The five design principles; every rule guards one."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mend:
    """One action that settles a finding, as data: what a line of `apply` holds.

    `add` is {collection: things}, `set` {collection: {id: fields}}; values as in `plan.json`.
    """

    label: str
    add: Mapping[str, tuple[Fields, ...]] = field(default_factory=dict)
    set: Mapping[str, Mapping[str, Fields]] = field(default_factory=dict)

    def line(self) -> dict[str, Any]:
        """The mend as one line of `apply`."""
        return {"label": self.label, "add": {name: list(things) for name, things in self.add.items()}, "set": self.set}


@dataclass(frozen=True, slots=True)
class Point:
    """What a rule yields: the thing (None where it is about the whole plan), a message that names it."""

    subject: Thing | None
    message: str
    mend: Mend | None = None
    field: str = ""
    """The field that settles it, where it is not the rule's own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that a finding is about."""

    collection: str
    id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One open point. `field` settles it; `set_aside`: somebody looked at it and gave a reason why it may stay."""

    rule: str
    severity: str
    subject: Subject | None
    message: str
    field: str
    set_aside: bool
    mend: Mend | None = None

    def data(self) -> dict[str, Any]:
        """The finding as `check --json` and `analyse --json` print it."""
        subject = {"collection": self.subject.collection, "id": self.subject.id} if self.subject else None
        return {
            "rule": self.rule,
            "severity": self.severity,
            "subject": subject,
            "message": self.message,
            "field": self.field,
            "set_aside": self.set_aside,
        }


Points = Callable[[Plan, date], Iterator[Point]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the registry. `settled_in` and `field` say where it is settled; `why` is one sentence."""

    key: str
    severity: Severity
    guards: Choice
    settled_in: str
    field: str
    why_message: str
    found: Callable[[Plan, date], tuple[Finding, ...]]

    @property
    def why(self) -> str:
        """Why it matters, in the chosen language."""
        return _(self.why_message)


def rule(*reads: str, severity: Severity, guards: Choice, settled_by: str, why: str) -> Callable[[Points], Rule]:
    """Declare a function as a rule that reads these collections (a decorator).

    `settled_by` is "collection.field"; the collection need not be the subject's own.
    """
    settled_in, _dot, field_name = settled_by.partition(".")

    def declare(points: Points) -> Rule:
        key = points.__name__.replace("_", "-")
        finding = partial(_finding, key, severity, field_name)

        @answer(*reads)
        def found(plan: Plan, today: date) -> tuple[Finding, ...]:
            return tuple(map(finding, points(plan, today)))

        return Rule(key, severity, guards, settled_in, field_name, why, found)

    return declare


def _finding(key: str, severity: Severity, field_name: str, point: Point) -> Finding:
    subject = Subject(point.subject.entity.collection, point.subject.id) if point.subject else None
    return Finding(key, severity.value, subject, point.message, point.field or field_name, False, point.mend)


def named(plan: Plan, thing: Thing) -> str:
    """The thing as a message names it: "UC-03 Claims triage"."""
    return title_with_ref(plan, thing)
