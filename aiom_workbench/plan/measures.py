"""Measures with their readings, and pulses from the groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import PULSE_ELEMENTS
from aiom_workbench.plan.fields import (
    Choice,
    OnDelete,
    choice,
    day,
    link,
    links,
    long_text,
    number,
    scale,
    text,
)
from aiom_workbench.plan.things import Thing, part, thing, within
from aiom_workbench.plan.use_cases import raised_from
from aiom_workbench.words import N_

KPI_KINDS = (
    Choice("adoption", N_("Adoption")),
    Choice("value", N_("Value")),
    Choice("quality", N_("Quality")),
    Choice("risk", N_("Risk")),
)
METRIC_TYPES = (
    Choice("speed", N_("Speed")),
    Choice("utilisation", N_("Utilisation")),
    Choice("proficiency", N_("Proficiency")),
    Choice("activity", N_("Activity")),
    Choice("outcome", N_("Outcome")),
)
DIRECTIONS = (Choice("up", N_("Up")), Choice("down", N_("Down")))
PULSE_VOICES = (
    Choice("users", N_("Users")),
    Choice("managers", N_("Managers")),
    Choice("executives", N_("Executives")),
)


@thing("kpis", "K", N_("measure"), N_("Measures"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(Thing):
    """A figure that tells whether the plan works."""

    name: str | None = text(
        N_("Name"), required=True, client=True, width=30, help=N_("What is counted, so that two people count alike.")
    )
    kind: str | None = choice(N_("Kind"), KPI_KINDS, client=True, help=N_("What it speaks to."))
    metric_type: str | None = choice(
        N_("Type"), METRIC_TYPES, client=True, help=N_("Activity alone does not show adoption.")
    )
    unit: str | None = text(N_("Unit"), client=True, width=8, help=N_("%, days, cases a month."))
    direction: str | None = choice(N_("Better is"), DIRECTIONS, client=True, width=8, help=N_("Up or down."))
    source: str | None = text(N_("Source"), client=True, help=N_("Where the figure is read."))
    cadence: str | None = text(N_("Cadence"), client=True, help=N_("How often: monthly, quarterly."))
    baseline: int | float | None = number(N_("Baseline"), client=True, help=N_("The figure before anything changed."))
    baseline_on: date | None = day(N_("Baseline on"), client=True, help=N_("When it was read."))
    target: int | float | None = number(N_("Target"), client=True, help=N_("The figure that counts as success."))
    target_on: date | None = day(N_("Target on"), client=True, help=N_("By when."))
    use_case: str | None = link(N_("Use case"), "use_cases", client=True, help=N_("Whose success it measures."))
    group: str | None = link(N_("Group"), "groups", client=True, help=N_("In which group."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("Who reads it and answers for it."))
    in_goals_of: tuple[str, ...] = links(
        N_("In the goals of"), "bodies", "stakeholders", client=True, help=N_("Whose objectives hold it.")
    )
    raised_from: str | None = raised_from()


@part("readings", "kpi", "readings", N_("reading"), N_("Readings"), title=("on",), natural_key=("on",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Thing):
    """A measure's value on a day."""

    kpi: str | None = within("kpis")
    on: date | None = day(N_("On"), client=True, help=N_("The day it was read."))
    value: int | float | None = number(N_("Value"), client=True, help=N_("In the measure's unit."))
    note: str | None = long_text(N_("Note"), help=N_("What explains it."))


@thing("pulses", "PU", N_("pulse"), N_("Pulses"), title=("group", "element", "on"),
       natural_key=("on", "group", "element", "voice"))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse(Thing):
    """How one element of the change stands in a group on a day."""

    on: date | None = day(N_("On"), help=N_("The day it was asked."))
    group: str | None = link(N_("Group"), "groups", on_delete=OnDelete.DELETE, help=N_("Who was asked."))
    element: str | None = choice(N_("Element"), PULSE_ELEMENTS, help=N_("What was asked about."))
    score: int | float | None = scale(N_("Score"), 1, 5, help=N_("1 not at all, 5 fully."))
    respondents: int | None = number(N_("Respondents"), 0, whole=True, help=N_("How many answered."))
    voice: str | None = choice(N_("Voice"), PULSE_VOICES, help=N_("Users are kept apart from managers."))
    comment: str | None = long_text(N_("Comment"), help=N_("In the words used; never leaves this file."))
