"""Rules about the roadmap: deadlines, delays, owners, and what the work is spent on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.answers import reads_of
from aiom_workbench.analysis.findings.registry import (
    EXPERIMENTAL,
    NOTE,
    SCALABLE,
    SEVERE,
    SYNERGY,
    TRANSPARENCY,
    WARNING,
    Mend,
    Point,
    named,
    rule,
)
from aiom_workbench.analysis.rag import SLIPPED, slips_of
from aiom_workbench.analysis.schedule import Dates, schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.plan.titles import written_date
from aiom_workbench.words import N_, _

TECHNICAL = frozenset({"technology", "data"})
MOST = 0.60
_SCHEDULE = reads_of(schedule)


@rule(
    *_SCHEDULE,
    severity=SEVERE,
    guards=SCALABLE,
    settled_by="milestones.finish_no_later_than",
    why=N_("The plan itself says that a date which was promised will not be kept."),
)
def deadline_missed_by_plan(plan: Plan, today: date) -> Iterator[Point]:
    """The total float is below zero."""
    for milestone, dates in _scheduled(plan, today):
        if dates.total_float < 0:
            message = _("{thing} finishes on {finish}; to keep the deadline it would have to by {latest}")
            days = {"finish": written_date(dates.early_finish), "latest": written_date(dates.late_finish)}
            yield Point(milestone, message.format(thing=named(plan, milestone), **days))


@rule(
    "milestones",
    "use_cases",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="milestones.owner",
    why=N_("A milestone without a name beside it is moved by nobody."),
)
def milestone_without_owner(plan: Plan, today: date) -> Iterator[Point]:
    """A milestone, not cancelled, has no owner."""
    for milestone in _living_milestones(plan):
        if milestone.owner is None:
            use_case, mend = plan.use_cases.get(milestone.use_case), None
            if use_case is not None and use_case.owner is not None:
                fields = {"milestones": {milestone.id: {"owner": use_case.owner}}}
                mend = Mend(_("Give it to the use case's owner"), set=fields)
            yield Point(milestone, _("{thing} has no owner").format(thing=named(plan, milestone)), mend)


@rule(
    *_SCHEDULE,
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="milestones.status",
    why=N_("A roadmap whose past is not settled is not believed about the future."),
)
def milestone_overdue(plan: Plan, today: date) -> Iterator[Point]:
    """The early finish lies before today, and it is neither done nor cancelled."""
    for milestone, dates in _scheduled(plan, today):
        if dates.early_finish < today and not _is_over(plan, milestone):
            fields = {"milestones": {milestone.id: {"status": "done"}}}
            reached = milestone.actual_finish_on is not None
            message = (
                _("{thing} was reached on {day} and is not marked as done")
                if reached
                else _("{thing} should have been reached on {day}")
            )
            mend = Mend(_("Mark it as done"), set=fields) if reached else None
            day = written_date(dates.early_finish)
            yield Point(milestone, message.format(thing=named(plan, milestone), day=day), mend)


@rule(
    *_SCHEDULE,
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="milestones.baseline_finish_on",
    why=N_("A delay is told while there is still something to decide."),
)
def baseline_slipped(plan: Plan, today: date) -> Iterator[Point]:
    """The early finish is more than ten working days after the baseline's."""
    slips = slips_of(plan, today)
    for milestone, _dates in _scheduled(plan, today):
        days = slips.get(milestone.id, 0)
        if days > SLIPPED:
            message = _("{thing} has slipped by {days} working days against what was signed")
            yield Point(milestone, message.format(thing=named(plan, milestone), days=days))


@rule(
    "milestones",
    "workstreams",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="milestones.workstream",
    why=N_("Technology that arrives before the people do stands unused."),
)
def tech_first_plan(plan: Plan, today: date) -> Iterator[Point]:
    """Over 60 % of milestones and tasks with a workstream are in technology and data, or none is in people."""
    components = [
        workstream.component
        for milestone in plan.milestones
        if milestone.kind != "summary" and milestone.status != "cancelled"
        if (workstream := plan.workstreams.get(milestone.workstream)) is not None
    ]
    technical = sum(component in TECHNICAL for component in components)
    if not components:
        return
    if technical > MOST * len(components):
        message = _("{n} of {of} milestones and tasks are about technology and data")
        yield Point(None, message.format(n=technical, of=len(components)))
    elif "people" not in components:
        yield Point(None, _("None of {of} milestones and tasks is about people").format(of=len(components)))


@rule(
    "milestones",
    severity=NOTE,
    guards=EXPERIMENTAL,
    settled_by="milestones.exit_criteria",
    why=N_("Reached is what can be shown, not what is said."),
)
def milestone_without_exit_criteria(plan: Plan, today: date) -> Iterator[Point]:
    """A milestone, not cancelled, has no exit criteria."""
    for milestone in _living_milestones(plan):
        if not milestone.exit_criteria:
            message = _("{thing}: nothing says what can be shown when it is reached")
            yield Point(milestone, message.format(thing=named(plan, milestone)))


def _scheduled(plan: Plan, today: date) -> Iterator[tuple[Milestone, Dates]]:
    found = schedule(plan, today).milestones
    return ((milestone, found[milestone.id]) for milestone in plan.milestones if milestone.id in found)


def _living_milestones(plan: Plan) -> Iterator[Milestone]:
    return (m for m in plan.milestones if m.kind == "milestone" and m.status != "cancelled")


def _is_over(plan: Plan, milestone: Milestone) -> bool:
    """Whether it is done or cancelled; a summary is done when everything in it is."""
    if milestone.status in ("done", "cancelled"):
        return True
    inside = plan.milestones.where("parent", milestone.id)
    return bool(inside) and all(_is_over(plan, part) for part in inside)
