"""Moments as people say them."""

from __future__ import annotations

from datetime import datetime

from aiom_workbench.plan.titles import written_date
from aiom_workbench.words import _


def spoken(moment: str) -> str:
    """A stored moment as people say it; as it is where it is none."""
    try:
        at = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment or _("an unknown time")
    if at.date() == datetime.now().astimezone().date():
        return _("{time} today").format(time=f"{at:%H:%M}")
    return _("{day}, {time}").format(day=written_date(at.date()), time=f"{at:%H:%M}")
