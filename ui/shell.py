"""What a part of the window may ask of the whole; `MainWindow` does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from ui.banner import Banners
from ui.watch import Watch
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project import Project


class Shell(QMainWindow):
    """A window on one project at a time."""

    closed = Signal()
    bench: Workbench
    banners: Banners
    watch: Watch

    @property
    def actions_by_key(self) -> dict[str, QAction]:
        """Every action of the window."""
        raise NotImplementedError

    def another(self, bench: Workbench) -> Shell:
        """A second window like this one."""
        raise NotImplementedError

    def ask(self, key: str) -> None:
        """Do the action with this key, where it can be done now."""
        raise NotImplementedError

    def finish_editing(self) -> None:
        """Commit open editors."""
        raise NotImplementedError

    def show_screen(self, name: str) -> None:
        """Show a screen, with a view after a colon."""
        raise NotImplementedError

    def show_welcome(self) -> None:
        """Show how to begin, where no project is open."""
        raise NotImplementedError

    def show_file(self) -> None:
        """Say again which file is open, and whether everything is in it."""
        raise NotImplementedError


def open_in(window: Shell, project: Project, screen: str = "") -> None:
    """Show a project in a window, at a screen."""
    window.bench.desk.open(project)
    window.bench.settings.remember(project.path)
    if screen:
        window.show_screen(screen)
