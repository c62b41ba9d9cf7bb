"""The open points of the plan, as the chrome counts them."""

from __future__ import annotations

from datetime import date
from importlib import import_module, util
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiom_workbench.plan import Plan


def open_points(plan: Plan, today: date) -> tuple[int, int]:
    """How many points are open: severe ones, and others worth a look. Those set aside do not count."""
    found = [finding for finding in findings_of(plan, today) if not finding.set_aside]
    severe = sum(1 for finding in found if finding.severity == "severe")
    return severe, sum(1 for finding in found if finding.severity == "warning")


def findings_of(plan: Plan, today: date) -> tuple[Any, ...]:
    """Every finding; none where the rules are not delivered."""
    if util.find_spec("aiom_workbench.analysis.findings") is None:
        return ()
    found: tuple[Any, ...] = tuple(import_module("aiom_workbench.analysis.findings").findings(plan, today))
    return found
