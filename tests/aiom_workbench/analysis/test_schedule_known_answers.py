"""The schedule reproduces answers from elsewhere: what Microsoft Project stored, and the PSPLIB.

The files are under other licences and are no part of the project: where the folder of samples does
not lie beside it (or where `AIOM_SHARED` says), these tests are skipped and say so.
"""

from __future__ import annotations

import csv
import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Dependency, Milestone
from tests.aiom_workbench.analysis.plans import MONDAY, TODAY, link, plan_of, task

SHARED = Path(os.environ.get("AIOM_SHARED", Path(__file__).parents[4] / "shared"))
KNOWN = SHARED / "samples" / "known"
PROJECT_FILES = (
    "aspose_ConstraintAsLateAsPossible",
    "aspose_Software_Development_Plan",
    "mpxj_mspdirelations",
    "mpxj_task-links-project2013",
)
LINK_KINDS = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
PERCENT = "19"
START_NO_EARLIER_THAN = "4"
MINUTES = 480
START_OF_DAY = 8

needs_samples = pytest.mark.skipif(not KNOWN.is_dir(), reason=f"the folder of known answers is not at {KNOWN}")
Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    with (KNOWN / "mspdi_expected" / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return [row for row in csv.DictReader(opened) if row["UID"] != "0"]


def day_of(row: Row, column: str) -> date:
    """The day of a stored time. A task's finish at the hour when days start is the end of the working day before."""
    at = datetime.fromisoformat(row[column])
    if column == "Finish" and row["Milestone"] == "0" and at.hour == START_OF_DAY:
        return at.date() - timedelta(days=3 if at.isoweekday() == 1 else 1)
    return at.date()


def project_plan(rows: list[Row]) -> Plan:
    minutes = {row["UID"]: float(row["DurationMinutes"]) for row in rows}
    things: list[Milestone | Dependency] = []
    above: list[str] = []
    for row in rows:
        level = int(row["OutlineLevel"])
        del above[level - 1 :]
        things.append(
            Milestone(
                id=row["UID"],
                name=row["Name"],
                kind="milestone" if row["Milestone"] == "1" else "task",
                parent=above[-1] if above else None,
                duration_days=minutes[row["UID"]] / MINUTES,
                start_no_earlier_than=day_of(row, "Start") if row["ConstraintType"] == START_NO_EARLIER_THAN else None,
            )
        )
        above.append(row["UID"])
        (column,) = (name for name in row if name.startswith("Predecessors"))
        for n, one in enumerate(re.split(r"[ ;]+", row[column].strip()) if row[column].strip() else []):
            before, kind, lag, lag_format = one.split(":")
            days = minutes[before] * float(lag) / 100 / MINUTES if lag_format == PERCENT else float(lag) / 10 / MINUTES
            things.append(
                Dependency(
                    id=f"{row['UID']}-{n}",
                    predecessor=before,
                    successor=row["UID"],
                    kind=LINK_KINDS[kind],
                    lag_days=days,
                )
            )
    return plan_of(*things, start_on=min(day_of(row, "Start") for row in rows))


@needs_samples
@pytest.mark.parametrize("name", PROJECT_FILES)
def test_dates_slack_and_critical_flags_are_those_that_microsoft_project_stored(name: str) -> None:
    rows = read_rows(name)
    found = schedule(project_plan(rows), TODAY).milestones
    assert len(found) == len(rows)
    for row in rows:
        one = found[row["UID"]]
        where = f"{row['UID']} {row['Name']}"
        assert (one.early_start, one.early_finish) == (day_of(row, "Start"), day_of(row, "Finish")), where
        if row["Summary"] == "0":
            assert one.total_float == round(float(row["TotalSlack_minutes"]) / MINUTES, 2), where
            assert one.critical == (row["Critical"] == "1"), where


def instance(name: str) -> tuple[Plan, int]:
    """A PSPLIB instance as a plan, and its critical-path length in periods (here: working days)."""
    text = (KNOWN / "psplib" / f"{name}.sm").read_text("ascii")
    _pronr, _jobs, _release, _due, _cost, length = text.split("MPM-Time\n")[1].split("\n")[0].split()
    relations = text.split("PRECEDENCE RELATIONS:")[1].split("***")[0].strip().splitlines()[1:]
    requests = text.split("REQUESTS/DURATIONS:")[1].split("***")[0].strip().splitlines()[2:]
    days = {job: float(duration) for job, _mode, duration, *_rest in map(str.split, requests)}
    things: list[Milestone | Dependency] = [task(job, days[job]) for job in days]
    for job, _modes, _count, *successors in map(str.split, relations):
        things.extend(link(f"{job} {successor}") for successor in successors)
    return plan_of(*things, working_days=(1, 2, 3, 4, 5, 6, 7)), int(length)


@needs_samples
@pytest.mark.parametrize("name", ["j301_1", "j601_1"])
def test_a_psplib_network_is_as_long_as_the_library_says(name: str) -> None:
    plan, length = instance(name)
    found = schedule(plan, TODAY)
    assert found.finish is not None
    assert (found.finish - MONDAY).days + 1 == length
    assert found.milestones["1"].critical
    assert found.milestones[plan.milestones.ids()[-1]].critical
