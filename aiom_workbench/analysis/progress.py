"""How each milestone and task stands: its mark (red, amber, green and their kin) and its slip from the baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
SLIP_LIMIT = 10
"""Working days behind the baseline from which a thing counts as slipped."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`status` names a status mark: done, blocked, off_track, at_risk, on_track or planned. `slip` is in working
    days, above zero when later than the baseline; None without a baseline.
    """

    status: str
    slip: int | None

    @property
    def rag(self) -> str:
        """The colour in words: red, amber or green."""
        return {"blocked": "red", "off_track": "red", "at_risk": "amber"}.get(self.status, "green")


@answer("milestones", "dependencies", "phases", "engagement")
def progress(plan: Plan, today: date) -> Mapping[str, Progress]:
    """How each thing in the schedule stands on `today`, by its id."""
    dates = schedule(plan, today).milestones
    days = calendar_of(plan.engagement)
    found = {}
    for milestone in plan.milestones:
        own = dates.get(milestone.id)
        if own is not None:
            slip = None
            base = milestone.baseline_finish_on
            if base is not None:
                late = days.count(base + timedelta(days=1), own.early_finish)
                slip = late or -days.count(own.early_finish + timedelta(days=1), base)
            found[milestone.id] = Progress(_status(milestone, own, today, slip), slip)
    return found


def _status(milestone: Milestone, dates: Dates, today: date, slip: int | None) -> str:
    if milestone.status in ("done", "blocked"):
        return milestone.status
    if milestone.actual_finish_on is not None:
        return "done"
    if dates.early_finish < today or dates.total_float < 0:
        return "off_track"
    if milestone.status == "at_risk" or (slip is not None and slip > SLIP_LIMIT):
        return "at_risk"
    return "on_track" if milestone.status == "in_progress" else "planned"
