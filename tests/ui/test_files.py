"""Files from the window: new, sample, open, save as, duplicate, recent; a document written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from ui.main_window import MainWindow
from ui.workbench import Workbench

from .conftest import TODAY


@pytest.fixture
def window(window_on: Callable[..., MainWindow], project: Project) -> MainWindow:
    with project.edit("Begin") as edit:
        edit.add_values(Stakeholder, {"name": "CFO"}, id="s1")
    return window_on(project, "people:register")


def answer(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert not dialog.isModal() or dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)


def test_a_new_project_is_made_from_the_sample_and_opened(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    window.ask("file.first")
    answer(qtbot, window, tmp_path / "first.aiom")
    opened = window.bench.desk.project
    assert opened is not None
    assert opened.path == tmp_path / "first.aiom"
    assert opened.plan.stakeholders
    assert window.header.client.text() == opened.plan.engagement.client


def test_the_welcome_screen_lists_what_was_opened_last(qtbot: QtBot, tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "mine.aiom"
    Project.create(path).close()
    bench = Workbench(today=TODAY, theme="light")
    bench.settings.remember(path)
    window = MainWindow(bench)
    qtbot.addWidget(window)
    window.show_welcome()
    window.show()
    window.ask(f"open:{path}")
    assert bench.desk.project is not None
    assert bench.desk.project.path == path
    window.close()


def test_a_duplicate_leaves_this_one_open_and_save_as_goes_on_in_the_copy(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, project: Project
) -> None:
    window.ask("file.duplicate")
    answer(qtbot, window, tmp_path / "copy.aiom")
    assert window.bench.desk.project is project
    window.ask("file.save_as")
    answer(qtbot, window, tmp_path / "other.aiom")
    opened = window.bench.desk.project
    assert opened is not None
    assert opened.path == tmp_path / "other.aiom"
    assert [p.name for p in opened.plan.stakeholders] == ["CFO"]


def test_a_file_that_is_no_project_is_said_and_the_open_one_stays(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, project: Project
) -> None:
    broken = tmp_path / "broken.aiom"
    broken.write_bytes(b"not a project at all, but long enough to be read as one" * 40)
    window.ask(f"open:{broken}")
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "broken.aiom" in box.informativeText()
    box.close()
    assert window.bench.desk.project is project


def test_a_document_is_written_in_another_process_while_the_window_says_so(
    qtbot: QtBot, tmp_path: Path, window: MainWindow
) -> None:
    window.ask("export.json")
    answer(qtbot, window, tmp_path / "plan.json")
    assert "plan.json" in window.status.job.text()
    assert window.status.cancel.isVisible()
    qtbot.waitUntil(lambda: (tmp_path / "plan.json").exists() and not window.bench.jobs.running, timeout=30_000)
    assert window.toast.isVisible()
    assert "plan.json" in window.toast.words.text()
    assert not window.status.cancel.isVisible()
