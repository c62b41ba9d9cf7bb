"""Not written yet."""

from __future__ import annotations

from aiom_workbench.report.document import Section
from aiom_workbench.report.source import Source


def section(_source: Source) -> Section | None:
    """Nothing."""
    return None
