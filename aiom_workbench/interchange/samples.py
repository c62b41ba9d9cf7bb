"""The samples: projects to look at, told as the edits that made them.

A sample is a folder of `resources/samples/`: `edits.jsonl`, one line an edit as `apply` reads it.
Its dates are written for `written_for`; a new project shifts them by whole weeks, so that a
Tuesday stays a Tuesday. Dates move where a field holds one; in a text only what stands in angle
brackets does: `<2027-03-31>` becomes "31 Mar 2027", `<2027-03-31 month>` becomes "Mar 2027".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from aiom_workbench.interchange.ops import apply_edit
from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.plan.titles import written_date
from aiom_workbench.project import Project

SAMPLES = ("meridian", "first-workshop")
_IN_TEXT = re.compile(r"<(\d{4}-\d{2}-\d{2})( month)?>")
_QUARTER_DAYS = 365.25 / 4


def write_sample(project: Project, name: str, today: date) -> None:
    """Fill a new project with a sample, shifted by whole weeks so that it is under way on `today`.

    Raises `Problem` where it could not be written.
    """
    folder = files("resources") / "samples" / name
    written_for = date.fromisoformat(json.loads((folder / "sample.json").read_text("utf-8"))["written_for"])
    shift = Shift((today - written_for).days // 7)
    with project.together():
        for line in (folder / "edits.jsonl").read_text("utf-8").splitlines():
            apply_edit(project, shift.edit(json.loads(line)), origin="new")


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves the dates of an edit by whole weeks, and its quarters by as many whole quarters as fit best."""

    weeks: int

    def edit(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The edit, as a line of `apply` holds it, so many weeks later."""
        moved = dict(data)
        moved["label"] = self.text(data["label"])
        moved["at"] = (datetime.fromisoformat(data["at"]) + self._delta).isoformat()
        moved["add"] = {name: [self._values(name, v) for v in things] for name, things in data.get("add", {}).items()}
        moved["set"] = {name: self._changes(name, changes) for name, changes in data.get("set", {}).items()}
        return moved

    def day(self, written: str) -> str:
        """An ISO date, moved.

        >>> Shift(2).day("2026-12-24")
        '2027-01-07'
        """
        return (date.fromisoformat(written) + self._delta).isoformat()

    def period(self, written: str) -> str:
        """A year or quarter, moved.

        >>> Shift(26).period("2026-Q3"), Shift(26).period("2026"), Shift(52).period("2026")
        ('2027-Q1', '2026', '2027')
        """
        quarters = round(self.weeks * 7 / _QUARTER_DAYS)
        year, _, quarter = written.partition("-Q")
        if not quarter:
            return f"{int(year) + round(quarters / 4):04d}"
        count = int(year) * 4 + int(quarter) - 1 + quarters
        return f"{count // 4:04d}-Q{count % 4 + 1}"

    def text(self, written: str) -> str:
        """A text, what stands in angle brackets moved and written out.

        >>> Shift(1).text("Not filled by <2027-03-31>: see the readings of <2026-10-30 month>")
        'Not filled by 7 Apr 2027: see the readings of Nov 2026'
        """
        return _IN_TEXT.sub(self._written_out, written)

    @property
    def _delta(self) -> timedelta:
        return timedelta(weeks=self.weeks)

    def _written_out(self, found: re.Match[str]) -> str:
        day = written_date(date.fromisoformat(found[1]) + self._delta)
        return day.partition(" ")[2] if found[2] else day

    def _changes(self, collection: str, changes: dict[str, Any]) -> dict[str, Any]:
        if Plan.entities()[collection].single:
            return self._values(collection, changes)
        return {thing_id: self._values(collection, values) for thing_id, values in changes.items()}

    def _values(self, collection: str, values: dict[str, Any]) -> dict[str, Any]:
        fields = Plan.entities()[collection].by_name
        return {name: self._value(fields[name], v) if name in fields else v for name, v in values.items()}

    def _value(self, field: Field, value: Any) -> Any:
        if field.kind is Kind.DATE:
            return value and self.day(value)
        if field.kind is Kind.DATES:
            return [self.day(item) for item in value]
        if field.name == "period":
            return self.period(value)
        return self.text(value) if field.kind in (Kind.TEXT, Kind.LONG_TEXT) else value
