"""Long work goes on beside the window, and ends at once when it is cancelled."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from aiom_workbench.plan import Plan
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from ui.jobs import Jobs, Progress


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


def count_people(plan: Plan) -> int:
    return len(plan.stakeholders)


def refuse() -> None:
    raise Problem("is not there", where="plan.xlsx")


def sleep_long() -> None:
    time.sleep(60)


def step_through(steps: int, progress: Progress) -> int:
    for step in range(steps):
        progress(step / steps, f"step {step}")
        time.sleep(0.01)
    return steps


def test_a_plan_goes_to_another_process_and_the_result_comes_back(qtbot: QtBot, jobs: Jobs, project: Project) -> None:
    with project.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    for _again in range(2):
        job = jobs.compute("Counting", count_people, project.plan)
        with qtbot.waitSignal(job.finished, timeout=20_000) as told:
            pass
        assert told.args == [1]


def test_a_problem_in_the_other_process_comes_back_as_one(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.compute("Refusing", refuse)
    with qtbot.waitSignal(job.failed, timeout=20_000) as told:
        pass
    assert isinstance(told.args[0], Problem)
    assert told.args[0].where == "plan.xlsx"


def test_cancelling_ends_the_process_at_once_and_tells_no_result(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.compute("Sleeping", sleep_long)
    told: list[object] = []
    job.finished.connect(told.append)
    job.failed.connect(told.append)
    began = time.monotonic()
    job.cancel()
    assert time.monotonic() - began < 10
    assert not jobs.running
    assert told == []


def test_a_thread_tells_how_far_it_is_and_stops_when_asked(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.in_thread("Stepping", step_through, 5)
    doing: list[str] = []
    job.progressed.connect(lambda _share, text: doing.append(text))
    with qtbot.waitSignal(job.finished, timeout=5_000) as told:
        pass
    assert told.args == [5]
    assert doing[0] == "step 0"
    long = jobs.in_thread("Stepping", step_through, 10_000)
    with qtbot.waitSignal(long.over, timeout=5_000):
        long.cancel()
    assert not jobs.running
