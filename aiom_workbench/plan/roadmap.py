"""The roadmap: workstreams, phases, milestones and tasks, what waits for what, baselines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import COMPONENTS, MILESTONE_STATUSES
from aiom_workbench.plan.fields import Choice, OnDelete, choice, day, link, links, long_text, number, text
from aiom_workbench.plan.things import Thing, part, thing, within
from aiom_workbench.plan.use_cases import raised_from
from aiom_workbench.words import N_

MILESTONE_KINDS = (
    Choice("milestone", N_("Milestone")),
    Choice("task", N_("Task")),
    Choice("summary", N_("Summary")),
)
DEPENDENCY_KINDS = (
    Choice("FS", N_("Finish to start")),
    Choice("SS", N_("Start to start")),
    Choice("FF", N_("Finish to finish")),
    Choice("SF", N_("Start to finish")),
)


@thing("workstreams", "WS", N_("workstream"), N_("Workstreams"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Workstream(Thing):
    """A lane of the roadmap."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("What the lane is called."))
    component: str | None = choice(N_("Component"), COMPONENTS, client=True, help=N_("Which of the five it moves."))


@thing("phases", "PH", N_("phase"), N_("Phases"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Thing):
    """A stretch of the roadmap that leaders remember by name."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("As a verb: “Diagnose and decide”."))
    start_on: date | None = day(N_("Start"), client=True, help=N_("The first day."))
    finish_on: date | None = day(N_("Finish"), client=True, help=N_("The last day."))


@thing("milestones", "M", N_("milestone"), N_("Milestones and tasks"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Thing):
    """A milestone, a task or a summary of both. Dates are computed; these fields steer them."""

    name: str | None = text(
        N_("Name"), required=True, client=True, width=32, help=N_("What is true when it is reached.")
    )
    kind: str | None = choice(
        N_("Kind"), MILESTONE_KINDS, client=True, help=N_("A milestone is a moment, a task takes days.")
    )
    parent: str | None = link(N_("Part of"), "milestones", client=True, help=N_("The summary it belongs to."))
    workstream: str | None = link(N_("Workstream"), "workstreams", client=True, help=N_("Its lane."))
    phase: str | None = link(N_("Phase"), "phases", client=True, help=N_("Its phase."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("Who delivers it."))
    duration_days: int | float | None = number(
        N_("Duration"), 0, client=True, unit="d", help=N_("In working days; empty counts as one.")
    )
    start_no_earlier_than: date | None = day(
        N_("Not before"), client=True, help=N_("The first day on which it may start.")
    )
    finish_no_later_than: date | None = day(
        N_("Deadline"), client=True, help=N_("The last day on which it may finish.")
    )
    status: str | None = choice(N_("Status"), MILESTONE_STATUSES, client=True, help=N_("Empty counts as planned."))
    percent_complete: int | float | None = number(
        N_("Percent complete"), 0, 100, client=True, unit="%", help=N_("What is done, by what can be shown.")
    )
    actual_start_on: date | None = day(N_("Actual start"), client=True, help=N_("When it really began."))
    actual_finish_on: date | None = day(N_("Actual finish"), client=True, help=N_("When it was really reached."))
    baseline_start_on: date | None = day(N_("Baseline start"), client=True, help=N_("As it was signed."))
    baseline_finish_on: date | None = day(N_("Baseline finish"), client=True, help=N_("As it was signed."))
    optimistic_days: int | float | None = number(
        N_("Shortest"), 0, client=True, unit="d", help=N_("If all goes well, in working days.")
    )
    pessimistic_days: int | float | None = number(
        N_("Longest"), 0, client=True, unit="d", help=N_("If it goes as badly as its owner fears.")
    )
    exit_criteria: str | None = long_text(
        N_("Exit criteria"), client=True, help=N_("What can be shown when it is reached.")
    )
    use_case: str | None = link(N_("Use case"), "use_cases", client=True, help=N_("The use case it moves."))
    groups: tuple[str, ...] = links(N_("Groups"), "groups", client=True, help=N_("Whose work it changes."))
    raised_from: str | None = raised_from()


@thing("dependencies", "DE", N_("dependency"), N_("Dependencies"), title=("predecessor", "successor"),
       natural_key=("predecessor", "successor"))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Thing):
    """What waits for what."""

    predecessor: str | None = link(
        N_("Predecessor"), "milestones", on_delete=OnDelete.DELETE, client=True, required=True, help=N_("Comes first.")
    )
    successor: str | None = link(
        N_("Successor"), "milestones", on_delete=OnDelete.DELETE, client=True, required=True, help=N_("Waits for it.")
    )
    kind: str | None = choice(N_("Kind"), DEPENDENCY_KINDS, client=True, help=N_("Empty counts as finish to start."))
    lag_days: int | float | None = number(
        N_("Lag"), client=True, unit="d", help=N_("Working days between; below zero they overlap.")
    )


@thing("baselines", "BL", N_("baseline"), N_("Baselines"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Thing):
    """The roadmap's dates as they were signed."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("“As signed by the steering committee”."))
    taken_on: date | None = day(N_("Taken on"), client=True, help=N_("The day they were fixed."))


@part("dates", "baseline", "dates", N_("date"), N_("Baseline dates"), title=("milestone",),
      natural_key=("milestone",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineDate(Thing):
    """One milestone's dates in a baseline."""

    baseline: str | None = within("baselines")
    milestone: str | None = link(
        N_("Milestone"), "milestones", on_delete=OnDelete.DELETE, client=True, help=N_("Whose dates.")
    )
    start_on: date | None = day(N_("Start"), client=True, help=N_("As signed."))
    finish_on: date | None = day(N_("Finish"), client=True, help=N_("As signed."))
