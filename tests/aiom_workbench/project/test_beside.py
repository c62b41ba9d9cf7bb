"""A large edit made in another thread: one edit or none, and no other meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.beside import Tell
from aiom_workbench.project.typed_edit import Edit

DAY = date(2026, 12, 2)


def fill(edit: Edit, tell: Tell) -> None:
    for n in range(40):
        tell(n / 40)
        edit.add_values(Stakeholder, {"name": f"Role {n}"})


def said_nothing(_share: float) -> None:
    """Hears how far it is."""


def elsewhere(work: Callable[[], object]) -> object:
    """What the work gives, done in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_it_is_one_line_of_history_and_one_undo(project: Project, tmp_path: Path) -> None:
    beside = project.edit_beside("Import 40 people", fill, origin="import", today=DAY)
    elsewhere(lambda: beside.make(said_nothing))
    beside.end()
    assert [(r.label, r.origin) for r in project.history()] == [("Import 40 people", "import")]
    assert len(project.plan.stakeholders) == 40
    project.undo()
    assert not project.plan.stakeholders
    project.redo()
    project.close()
    with Project.open(tmp_path / "plan.aiom") as again:
        assert len(again.plan.stakeholders) == 40


def test_listeners_are_told_on_the_owners_thread_once_it_has_ended(project: Project) -> None:
    told: list[tuple[int, int]] = []
    project.listen(lambda changed: told.append((threading.get_ident(), len(changed.after.stakeholders))))
    beside = project.edit_beside("Import", fill, origin="import", today=DAY)
    elsewhere(lambda: beside.make(said_nothing))
    assert not told
    beside.end()
    beside.end()
    assert told == [(threading.get_ident(), 40)]


def test_no_other_edit_or_undo_can_begin_before_it_has_ended(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    beside = project.edit_beside("Import", fill, origin="import", today=DAY)
    for begin in (lambda: project.edit("Add").__enter__(), project.undo, project.redo,
                  lambda: project.edit_beside("Import", fill, origin="import", today=DAY)):  # fmt: skip
        with pytest.raises(Problem):
            begin()
    assert project.is_busy
    elsewhere(lambda: beside.make(said_nothing))
    beside.end()
    assert not project.is_busy
    assert (project.seq, len(project.plan.stakeholders)) == (2, 41)


@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_stopped_or_failed_at_any_step_it_leaves_nothing(at: float, project: Project, tmp_path: Path) -> None:
    def stop(share: float) -> None:
        if share >= at:
            raise InterruptedError

    told: list[object] = []
    project.listen(told.append)
    beside = project.edit_beside("Import", fill, origin="import", today=DAY)
    with pytest.raises(InterruptedError):
        elsewhere(lambda: beside.make(stop))
    beside.end()
    assert (project.seq, len(project.plan.stakeholders), told) == (0, 0, [])
    with project.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    assert [person.ref for person in project.plan.stakeholders] == ["S-01"]


def test_what_the_file_refuses_is_raised_and_nothing_is_kept(project: Project, tmp_path: Path) -> None:
    beside = project.edit_beside("Import", fill, origin="import", today=DAY)
    (tmp_path / "plan.aiom").unlink()
    with pytest.raises(Problem):
        elsewhere(lambda: beside.make(said_nothing))
    beside.end()
    assert not project.plan.stakeholders


def test_closing_waits_for_it(project: Project, tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait(_share: float) -> None:
        begun.set()
        go_on.wait(20)

    beside = project.edit_beside("Import", fill, origin="import", today=DAY)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(beside.make, wait)
        begun.wait(20)
        threading.Timer(0.05, go_on.set).start()
        project.close()
        assert made.done()
    with Project.open(tmp_path / "plan.aiom") as again:
        assert len(again.plan.stakeholders) == 40


def test_once_closed_it_is_not_made_any_more(project: Project, tmp_path: Path) -> None:
    beside = project.edit_beside("Import", fill, origin="import", today=DAY)
    project.close()
    with pytest.raises(RuntimeError):
        beside.make(said_nothing)
    with Project.open(tmp_path / "plan.aiom") as again:
        assert not again.plan.stakeholders
