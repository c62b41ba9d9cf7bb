"""Marks, slips and colours of milestones, at their borders."""

from __future__ import annotations

from datetime import date

import pytest

from aiom_workbench.analysis.rag import milestone_marks, milestone_rags, slips_of
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.project import Project

TODAY = date(2026, 11, 25)


def placed(project: Project, **fields: object) -> str:
    with project.edit("Add") as edit:
        edit.set(project.plan.engagement, start_on=date(2026, 11, 23))
        return edit.add_values(Milestone, {"name": "Task", "kind": "task", "duration_days": 5, **fields}).id


@pytest.mark.parametrize(
    ("fields", "mark", "rag"),
    [
        ({}, "planned", "green"),
        ({"status": "in_progress"}, "on_track", "green"),
        ({"status": "done"}, "done", "green"),
        ({"status": "blocked"}, "blocked", "red"),
        ({"status": "at_risk"}, "at_risk", "amber"),
        ({"duration_days": 2}, "off_track", "red"),
        ({"duration_days": 2, "actual_finish_on": date(2026, 11, 24)}, "done", "green"),
        ({"duration_days": 3}, "planned", "green"),
        ({"finish_no_later_than": date(2026, 11, 26)}, "off_track", "red"),
        ({"baseline_finish_on": date(2026, 11, 13)}, "planned", "green"),
        ({"baseline_finish_on": date(2026, 11, 12)}, "at_risk", "amber"),
    ],
)
def test_a_task_that_ends_on_friday_stands_as_said(
    project: Project, fields: dict[str, object], mark: str, rag: str
) -> None:
    key = placed(project, **fields)
    assert milestone_marks(project.plan, TODAY)[key] == mark
    assert milestone_rags(project.plan, TODAY)[key] == rag


@pytest.mark.parametrize(
    ("signed", "slip"), [(date(2026, 11, 27), 0), (date(2026, 11, 21), 5), (date(2026, 12, 1), -2)]
)
def test_slips_are_working_days_and_a_baseline_on_a_day_off_is_the_day_before(
    project: Project, signed: date, slip: int
) -> None:
    key = placed(project, baseline_finish_on=signed)
    assert slips_of(project.plan, TODAY) == {key: slip}


def test_cancelled_work_is_green_and_bears_no_mark(project: Project) -> None:
    key = placed(project, status="cancelled")
    assert milestone_marks(project.plan, TODAY) == {}
    assert milestone_rags(project.plan, TODAY)[key] == "green"
