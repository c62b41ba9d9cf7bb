"""Ten thousand rows are imported while the window goes on: whole or not at all, and never twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from ui.list_import import ListImport
from ui.main_window import MainWindow

ROWS = 10_000
LONGEST = 0.4
"""Seconds that the window may stand still: generous, for a machine that does other things too."""


class Heartbeat:
    """Beats every two milliseconds while the event loop runs, and keeps the longest time between two beats."""

    def __init__(self) -> None:
        self.longest, self.beats, self._last = 0.0, 0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self.beats, self._last = max(self.longest, now - self._last), self.beats + 1, now

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def heartbeat(qapp: object) -> Iterator[Callable[[], Heartbeat]]:
    made: list[Heartbeat] = []

    def begin() -> Heartbeat:
        made.append(Heartbeat())
        return made[-1]

    yield begin
    for one in made:
        one.stop()


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ListImport:
    """The import dialog over the register, ten thousand people read."""
    lines = (f"Role {n} {n * 7919 % 10007:05};Lead {n % 50};{n % 5 + 1};{n * 3 % 5 + 1}\n" for n in range(ROWS))
    path = tmp_path / "people.csv"
    path.write_text("Name;Job title;Power;Interest\n" + "".join(lines))
    window.show_screen("people:register")
    window.actions_by_key["file.import"].trigger()
    dialog = window.findChild(ListImport)
    assert isinstance(dialog, ListImport)
    dialog.open_file(path)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=60_000)
    return dialog


def write(qtbot: QtBot, dialog: ListImport) -> None:
    """Press Import, and wait until rows are being written."""
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._writing is None or dialog.progress.value() > 0)


def project_of(window: MainWindow) -> Project:
    project = window.bench.desk.project
    assert project is not None
    return project


def test_the_window_goes_on_while_ten_thousand_rows_become_one_edit(
    qtbot: QtBot, window: MainWindow, dialog: ListImport, heartbeat: Callable[[], Heartbeat]
) -> None:
    heart = heartbeat()
    with qtbot.waitSignal(dialog.finished, timeout=60_000):
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    heart.stop()
    assert heart.beats > 20
    assert heart.longest < LONGEST
    project = project_of(window)
    assert (project.seq, len(project.plan.stakeholders)) == (1, ROWS)
    assert window.screen_shown.view.sheet.model().rowCount() >= ROWS  # type: ignore[attr-defined]
    window.undo()
    assert not project.plan.stakeholders


def test_cancelled_while_it_is_written_it_leaves_nothing(qtbot: QtBot, window: MainWindow, dialog: ListImport) -> None:
    write(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished, timeout=60_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    project = project_of(window)
    assert (project.seq, len(project.plan.stakeholders)) == (0, 0)
    with window.bench.desk.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    assert [person.name for person in project.plan.stakeholders] == ["CEO"]


def test_an_edit_asked_for_meanwhile_is_refused_in_words(qtbot: QtBot, window: MainWindow, dialog: ListImport) -> None:
    said: list[Problem] = []
    window.bench.desk.failed.connect(said.append)
    write(qtbot, dialog)
    with window.bench.desk.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    window.bench.desk.undo()
    with qtbot.waitSignal(dialog.finished, timeout=60_000):
        pass
    assert said[0].what == "is being written to, so this was not kept"
    assert len(said) == 2
    assert len(project_of(window).plan.stakeholders) == ROWS


def test_a_file_that_is_gone_is_said_in_the_dialog_and_nothing_is_changed(
    qtbot: QtBot, window: MainWindow, dialog: ListImport
) -> None:
    project = project_of(window)
    project.path.rename(project.path.with_name("elsewhere.aiom"))
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.step.problem is not None, timeout=60_000)
    assert dialog.wrong.isVisible()
    assert "plan.aiom" in dialog.wrong.text()
    assert not project.plan.stakeholders
    assert not project.is_busy
    project.path.with_name("elsewhere.aiom").rename(project.path)


def test_a_window_closed_meanwhile_leaves_the_file_whole(qtbot: QtBot, window: MainWindow, dialog: ListImport) -> None:
    path = project_of(window).path
    write(qtbot, dialog)
    window.close()
    with Project.open(path) as again:
        assert len(again.plan.stakeholders) in (0, ROWS)
        assert again.seq == (1 if again.plan.stakeholders else 0)
