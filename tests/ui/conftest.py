"""The real window for tests, driven by mouse and keys on an offscreen platform."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aiom_workbench.project import Project
from ui.app import application
from ui.main_window import MainWindow
from ui.shell import open_in
from ui.workbench import Workbench

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Our application: Fusion, the bundled font."""
    return application()


@pytest.fixture
def window_on(qtbot: QtBot) -> Iterator[Callable[[Project], MainWindow]]:
    """Opens the window on a project, 1440 × 900 pixels large."""
    made: list[MainWindow] = []

    def open_one(project: Project, screen: str = "") -> MainWindow:
        window = MainWindow(Workbench(today=TODAY, theme="light"))
        window.resize(1440, 900)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        open_in(window, project, screen)
        return window

    yield open_one
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """The window on a new, empty project."""
    return window_on(project)
