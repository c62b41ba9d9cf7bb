"""Small plans for the tests of answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiom_workbench.plan import Plan
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.engagement import Engagement
from aiom_workbench.plan.roadmap import Dependency, Milestone

TODAY = date(2027, 1, 4)
MONDAY = date(2027, 3, 1)


def task(name: str, days: float | None = 1, **fields: Any) -> Milestone:
    return Milestone(id=name, name=name, kind="task", duration_days=days, **fields)


def moment(name: str, **fields: Any) -> Milestone:
    return Milestone(id=name, name=name, kind="milestone", **fields)


def link(text: str, lag: float | None = None) -> Dependency:
    """A dependency written "a b" or "a FF b"."""
    before, *kind, after = text.split()
    return Dependency(
        id=f"{text} {lag}", predecessor=before, successor=after, kind=kind[0] if kind else None, lag_days=lag
    )


def plan_of(*things: Milestone | Dependency, **engagement: Any) -> Plan:
    """A plan of these things that starts on Monday 1 March 2027, unless said otherwise."""
    return Plan(
        {
            "engagement": Collection([Engagement(id="engagement", **{"start_on": MONDAY, **engagement})]),
            "milestones": Collection([one for one in things if isinstance(one, Milestone)]),
            "dependencies": Collection([one for one in things if isinstance(one, Dependency)]),
        }
    )
