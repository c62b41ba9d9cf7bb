"""Starting the window."""

from __future__ import annotations

import sys
import threading
from datetime import date
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.collecting import CollectHere
from ui.crash import Faults
from ui.main_window import MainWindow
from ui.theme import load_fonts
from ui.workbench import Workbench

MEANWHILE = ("sqlalchemy", "aiom_workbench.project", "ui.screens.frame", "ui.inspector", "numpy")
"""What is imported in a thread while the first paint happens."""
HANDED_OVER = 0.001
"""Seconds after which a thread that computes lets the window's go on. A repaint asks for the interpreter dozens of
times, and with Python's own five milliseconds each it stops for a fifth of a second beside an import."""


def application() -> QApplication:
    """The one application object, with our font and the Fusion style."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        if found.property("set_up"):
            return found
        app = found
        app.setStyle("Fusion")
    else:
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])  # named so, no style is wrapped for Python: 4 ms
    app.setApplicationName("AIOM Workbench")
    load_fonts()
    CollectHere(app)
    sys.setswitchinterval(HANDED_OVER)
    app.setProperty("set_up", True)
    return app


def open_window(path: Path | None, screen: str = "", today: date | None = None) -> int:
    """Open the window, on a project file if one is named; returns when it is closed, with the exit code."""
    app = application()
    bench = Workbench(today=today)
    app.styleHints().colorSchemeChanged.connect(bench.look.follow_system)
    window = MainWindow(bench)
    if path is None:
        window.show_welcome()
    window.show()
    threading.Thread(target=_import_meanwhile, daemon=True).start()
    faults = Faults(window)
    faults.listen()
    starter = Starter(window, path, screen)
    QTimer.singleShot(0, starter.start)
    code = app.exec()
    faults.stop()
    return code


class Starter:
    """Opens the file named at the start, once the window is painted; offers what earlier sessions left."""

    def __init__(self, window: MainWindow, path: Path | None, screen: str) -> None:
        self._window, self._path, self._screen = window, path, screen

    def start(self) -> None:
        """Open it; what stands in the way is said, and the welcome screen stands behind."""
        if self._path is not None:
            self._window.files.open(self._path, self._screen)
        self._window.files.opening.offer_left_behind()


def _import_meanwhile() -> None:
    for name in MEANWHILE:
        import_module(name)
    from aiom_workbench.file.tables import tables_of
    from aiom_workbench.plan import Plan

    tables_of(Plan)  # else the first edit waits for them
