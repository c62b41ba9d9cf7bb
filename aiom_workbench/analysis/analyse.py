"""Every computed answer in one document: what `analyse --json` prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from aiom_workbench.analysis.change_load import coverage, load, one_size_fits_all
from aiom_workbench.analysis.findings import findings
from aiom_workbench.analysis.forecast import forecast
from aiom_workbench.analysis.maturity import maturity
from aiom_workbench.analysis.measures import measures
from aiom_workbench.analysis.model_choice import model_choice
from aiom_workbench.analysis.people import people
from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Plan


def analyse(plan: Plan, seq: int, today: date) -> dict[str, Any]:
    """Every answer for `plan`, which stands at position `seq`, as plain JSON values.

    Things without an answer are left out; an answer that cannot be given is None. Raises `Problem`
    where things on the roadmap wait for each other in a circle.
    """
    dates = schedule(plan, today)
    return {
        "seq": seq,
        "today": today.isoformat(),
        "maturity": plain(maturity(plan)),
        "model": plain(model_choice(plan)),
        "people": plain(people(plan)),
        "portfolio": plain(portfolio(plan, today)),
        "schedule": {
            "milestones": {key: plain(one._asdict()) for key, one in dates.milestones.items()},
            "finish": plain(dates.finish),
            "critical_path": list(dates.critical_path),
            "forecast": plain(forecast(plan, today)),
        },
        "change": {
            "coverage": plain(coverage(plan)),
            "load": plain(load(plan)),
            "one_size_fits_all": plain(one_size_fits_all(plan)),
        },
        "measures": plain(measures(plan, today)),
        "findings": [finding.data() for finding in findings(plan, today)],
    }


def plain(value: Any) -> Any:
    """An answer as JSON holds it: its attributes by name, dates as ISO text, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
