"""The laptop dies in the middle of a sentence. The next start opens without question, has every edit,
and offers back the sentence that was being typed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aiom_workbench.file.lock import lock_path
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.journeys.a_day_that_ends_badly import NOTE
from tests.ui.asking import press
from ui.left_text import LeftTextDialog
from ui.main_window import MainWindow


@pytest.fixture(params=["form", "cell", "line"])
def where(request: pytest.FixtureRequest) -> str:
    """Where the owner was typing."""
    return str(request.param)


@pytest.fixture
def file(tmp_path: Path, where: str) -> Path:
    """The project on a laptop that was killed while its owner was typing."""
    path = tmp_path / "plan.aiom"
    Project.create(path, author="Test").close()
    words = [sys.executable, "-m", "tests.journeys.a_day_that_ends_badly", str(path), where]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as laptop:
        assert laptop.stdout is not None
        assert laptop.stdout.readline() == "typing\n", laptop.stderr and laptop.stderr.read()
        laptop.send_signal(signal.SIGKILL)
    return path


def test_every_edit_is_there_and_the_sentence_is_offered_back(
    qtbot: QtBot, file: Path, where: str, window_on: Callable[[Project], MainWindow], tmp_path: Path
) -> None:
    assert lock_path(file).exists()
    verify(file)
    with Project.open(file, read_only=True) as looked_at:
        assert [person.name for person in looked_at.plan.stakeholders] == ["Plant manager"]
    window = window_on(Project.create(tmp_path / "another.aiom"))
    window.files.open(file)
    assert window.findChild(QMessageBox) is None
    project = window.bench.desk.project
    assert project is not None
    assert project.path == file
    assert not project.read_only
    banner = window.banners.banner("left-text")
    assert banner is not None
    assert "while 1 text was being typed" in banner.words.text()
    press(qtbot, banner, "Look…")
    dialog = window.findChild(LeftTextDialog)
    assert dialog is not None
    names = {
        "form": "S-01 Plant manager, Notes",
        "cell": "S-01 Plant manager, Title",
        "line": "Assess, Interviews: Source",
    }
    assert [tick.accessibleName() for tick in dialog.ticks] == [names[where]]
    if where == "line":
        (text,) = dialog.findChildren(QPlainTextEdit)
        assert text.toPlainText() == NOTE
        assert not dialog.ticks[0].isEnabled()
        press(qtbot, dialog, "Copy")
        assert QGuiApplication.clipboard().text() == NOTE
        return
    press(qtbot, dialog, "Put back what is ticked")
    name = {"form": "notes", "cell": "title"}[where]
    assert getattr(project.plan.stakeholders["s1"], name) == NOTE
    assert window.banners.isHidden()
    assert project.drafts.left_over() == []
    window.undo()
    assert getattr(project.plan.stakeholders["s1"], name) is None


def test_text_that_is_not_wanted_is_thrown_away_and_not_offered_again(
    qtbot: QtBot, file: Path, window_on: Callable[[Project], MainWindow], tmp_path: Path
) -> None:
    window = window_on(Project.create(tmp_path / "another.aiom"))
    window.files.open(file)
    window.files.opening.show_left_text()
    dialog = window.findChild(LeftTextDialog)
    assert dialog is not None
    press(qtbot, dialog, "Throw all away")
    project = window.bench.desk.project
    assert project is not None
    assert project.seq == 1
    assert window.banners.isHidden()
    assert not list((Path(os.environ["AIOM_DATA"]) / "drafts").rglob("*.json"))
