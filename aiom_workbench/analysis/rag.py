"""How a milestone stands: its mark, its slip from the baseline, and the colour a steering committee asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.calendar import calendar_of
from aiom_workbench.analysis.schedule import Dates, schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.words import N_

METHOD = N_(
    "Red is blocked, overdue, or without enough slack to meet a deadline. Amber is said to be at risk, or more than "
    "ten working days behind the baseline. Everything else is green."
)
SLIPPED = 10
"""More working days than this after its baseline, and a milestone counts as slipped."""
COLOURS = {"blocked": "red", "off_track": "red", "at_risk": "amber"}
"""The marks that are not green."""


@answer("milestones", "dependencies", "phases", "engagement", of_whole=True)
def milestone_rags(plan: Plan, today: date) -> Mapping[str, str]:
    """Red, amber or green (as keys) for every milestone and task, by id; what is cancelled is green."""
    marks = milestone_marks(plan, today)
    return {m.id: COLOURS.get(marks.get(m.id, m.status or ""), "green") for m in plan.milestones}


@answer("milestones", "dependencies", "phases", "engagement", of_whole=True)
def milestone_marks(plan: Plan, today: date) -> Mapping[str, str]:
    """The status mark of everything on the schedule, by id: done, blocked, off_track, at_risk, on_track or planned.

    Worked example: due yesterday and not done is off_track; due next week, eleven working days
    behind its baseline, is at_risk; ten days behind and in progress is on_track.
    """
    dates, slips = schedule(plan, today).milestones, slips_of(plan, today)
    return {m.id: _mark(m, dates[m.id], slips.get(m.id), today) for m in plan.milestones if m.id in dates}


@answer("milestones", "dependencies", "phases", "engagement", of_whole=True)
def slips_of(plan: Plan, today: date) -> Mapping[str, int]:
    """Working days from the baseline's finish to the early finish, by id; below zero where it is ahead.

    A baseline on a day off is the end of the working day before.
    """
    calendar = calendar_of(plan.engagement)
    dates = schedule(plan, today).milestones
    found = {}
    for milestone in plan.milestones:
        signed = milestone.baseline_finish_on
        if signed is not None and milestone.id in dates:
            after, day = signed + timedelta(days=1), dates[milestone.id].early_finish + timedelta(days=1)
            found[milestone.id] = calendar.index(day) - calendar.index(after)
    return found


def _mark(milestone: Milestone, dates: Dates, slip: int | None, today: date) -> str:
    if milestone.status in ("done", "blocked"):
        return milestone.status
    if milestone.actual_finish_on is not None:
        return "done"
    if dates.early_finish < today or dates.total_float < 0:
        return "off_track"
    if milestone.status == "at_risk" or (slip is not None and slip > SLIPPED):
        return "at_risk"
    return "on_track" if milestone.status == "in_progress" else "planned"
