"""The open points of the plan, as the chrome counts them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiom_workbench.analysis.findings import Finding
    from aiom_workbench.plan import Plan


def open_points(plan: Plan, today: date) -> tuple[Finding, ...]:
    """Every finding that nobody set aside."""
    from aiom_workbench.analysis.findings import findings

    return tuple(finding for finding in findings(plan, today) if not finding.set_aside)
