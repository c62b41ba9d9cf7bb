"""A person is erased for good after it was said what that means; and the window reminds that it is due. (Case 28.)"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.ui.asking import press, question, said
from ui.main_window import MainWindow

NAME = "Quintessa Zebrowski"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "plan.aiom", author="Test") as project:
        with project.edit(f"Add {NAME}") as edit:
            edit.add_values(Stakeholder, {"name": NAME, "notes": f"{NAME} dislikes early meetings",
                                          "delete_after": date(2026, 11, 1)}, id="s1")  # fmt: skip
            edit.add_values(Stakeholder, {"name": "CFO"}, id="s2")
        project.keep_version("hand")
        with project.edit(f"Move {NAME}") as edit:
            edit.set_values(edit.plan.stakeholders["s1"], {"power": 4})
    return tmp_path / "plan.aiom"


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], tmp_path: Path, file: Path) -> MainWindow:
    made = window_on(Project.create(tmp_path / "another.aiom"))
    made.files.open(file)
    return made


def test_the_window_reminds_once_that_a_persons_data_is_due_to_go(qtbot: QtBot, window: MainWindow) -> None:
    window.count_points()
    assert window.toast.words.text() == "What is held about 1 person should have been erased by now"
    window.toast.action.click()
    assert window.bench.desk.selection == ("s1",)
    assert window.toast.isHidden()
    window.count_points()
    assert window.toast.isHidden()


def test_erasing_says_what_will_happen_does_it_and_says_what_is_left(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.ask("edit.erase")
    assert "Select the person" in window.toast.words.text()
    window.bench.desk.select("s1")
    window.ask("edit.erase")
    box = question(qtbot, window)
    for words in (f"Erase S-01 {NAME} for good?", "every edit of its history", "1 version kept", "Undo does not go back",
                  "are not reached"):  # fmt: skip
        assert words in said(box)
    press(qtbot, box, "Cancel")
    project = window.bench.desk.project
    assert project is not None
    assert project.plan.stakeholders["s1"].name == NAME
    window.ask("edit.erase")
    press(qtbot, question(qtbot, window), "Erase for good")
    assert project.is_busy
    going_on = next(box for box in window.findChildren(QDialog) if box.windowTitle() == "Erasing")
    qtbot.keyClick(going_on, Qt.Key.Key_Escape)
    assert going_on.isVisible()
    done = question(qtbot, window)
    assert not project.is_busy
    assert "Erased person S-01" in said(done)
    assert "rewritten and proven" in said(done)
    done.close()
    assert NAME not in str([*project.plan.things()])
    assert NAME not in window.header.undo.text()
    window.undo()
    refused = question(qtbot, window)
    assert "a person was erased" in said(refused)
    refused.close()
    with window.bench.desk.edit("Go on") as edit:
        edit.set_values(edit.plan.stakeholders["s2"], {"power": 3})
    assert project.state == "in_file"
    window.close()
    verify(file)
    data = Path(os.environ["AIOM_DATA"])
    for path in [file, *(path for path in data.rglob("*") if path.is_file())]:
        for word in NAME.split():
            assert word.encode() not in path.read_bytes(), path
