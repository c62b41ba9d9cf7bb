"""Red, amber, green: how a milestone or a measure stands, in the one word a steering committee asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.calendar import calendar_of
from aiom_workbench.analysis.schedule import Dates, schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Milestone

SLIPPED = 10
"""More working days than this after its baseline, and a milestone counts as slipped."""


@answer("milestones", "dependencies", "phases", "engagement")
def milestone_rags(plan: Plan, today: date) -> Mapping[str, str]:
    """Red, amber or green (as keys) for everything on the schedule, by id.

    Red is blocked, overdue, or with a float below zero; amber at risk, or slipped by more than ten
    working days against the baseline; what is done or cancelled is green.
    """
    slips = slips_of(plan, today)
    found = schedule(plan, today).milestones
    return {m.id: _rag(m, found.get(m.id), slips.get(m.id), today) for m in plan.milestones}


@answer("milestones", "dependencies", "phases", "engagement")
def slips_of(plan: Plan, today: date) -> Mapping[str, int]:
    """Working days from the baseline's finish to the early finish, by id; below zero where it is ahead."""
    calendar = calendar_of(plan.engagement)
    dates = schedule(plan, today).milestones
    return {
        m.id: calendar.index(dates[m.id].early_finish) - calendar.index(m.baseline_finish_on)
        for m in plan.milestones
        if m.baseline_finish_on is not None and m.id in dates
    }


def _rag(milestone: Milestone, dates: Dates | None, slip: int | None, today: date) -> str:
    if milestone.status in ("done", "cancelled"):
        return "green"
    overdue = dates is not None and dates.early_finish < today
    if milestone.status == "blocked" or overdue or (dates is not None and dates.total_float < 0):
        return "red"
    return "amber" if milestone.status == "at_risk" or (slip is not None and slip > SLIPPED) else "green"
