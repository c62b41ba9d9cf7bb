"""A list of tasks with a start and a finish says how long they take; the finish is then no deadline."""

from __future__ import annotations

from typing import Any

from aiom_workbench.analysis.calendar import WorkingCalendar
from aiom_workbench.interchange.lists.words import folded

_START, _FINISH, _DURATION = "start_no_earlier_than", "finish_no_later_than", "duration_days"
_ENDS = frozenset(
    {
        "finish", "end", "end date", "finish date", "planned finish", "planned end", "to", "until", "ende", "enddatum", "bis",
        "fin", "date de fin", "fecha de fin", "einde", "einddatum", "tot",
    }
)  # fmt: skip
"""Headers of a plain end, folded; "Deadline" and "Due" are none."""


def is_span(fields: dict[str, str]) -> bool:
    """Whether a list gives spans: a start, a plain end, no duration. `fields` holds each field's header."""
    return _DURATION not in fields and _START in fields and folded(fields.get(_FINISH, "")) in _ENDS


def as_duration(values: dict[str, Any], calendar: WorkingCalendar) -> None:
    """Put the working days from start to finish in the finish's place, where both are there."""
    start, finish = values.get(_START), values.get(_FINISH)
    if start is None or finish is None or finish < start:
        return
    del values[_FINISH]
    values[_DURATION] = max(1, calendar.count(start, finish))
