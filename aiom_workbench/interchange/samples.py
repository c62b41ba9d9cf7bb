"""The samples: projects to look at, told as the edits that made them.

A sample is a folder of `resources/samples/`: `edits.jsonl`, one line an edit as `apply` reads it.
Its dates are written for `written_for`; a new project shifts them by whole weeks.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from importlib.resources import files

from aiom_workbench.interchange.ops import apply_line
from aiom_workbench.project import Project

SAMPLES = ("meridian", "first-workshop")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def write_sample(project: Project, name: str, today: date) -> None:
    """Fill a new project with a sample, shifted by whole weeks so that it is under way on `today`."""
    folder = files("resources") / "samples" / name
    written_for = date.fromisoformat(json.loads((folder / "sample.json").read_text("utf-8"))["written_for"])
    shift = timedelta(weeks=(today - written_for).days // 7)
    for line in (folder / "edits.jsonl").read_text("utf-8").splitlines():
        apply_line(project, _shifted(line, shift), origin="sample")


def _shifted(line: str, by: timedelta) -> str:
    def moved(found: re.Match[str]) -> str:
        return (datetime.fromisoformat(found[0]) + by).date().isoformat()

    return _DAY.sub(moved, line)
