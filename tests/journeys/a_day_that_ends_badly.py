"""The workbench on a consultant's laptop, in a process of its own that can be killed.

Words: the project file. Opens the window on it, adds a person, types a note without leaving the field,
and says "typing" once that was kept; then waits for its end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from aiom_workbench.plan.people import Stakeholder
from ui.app import Starter, application
from ui.main_window import MainWindow
from ui.workbench import Workbench

NOTE = "Wants to see one plant go first"


class Day:
    """The day, step by step."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.looks = QTimer()
        self.looks.timeout.connect(self.look)

    def work(self) -> None:
        """Add a person, then begin to type about them."""
        with self.window.bench.desk.edit("Add the plant manager") as edit:
            edit.add_values(Stakeholder, {"name": "Plant manager"}, id="s1")
        self.window.bench.desk.select("s1")
        form = self.window.inspector._form
        assert form is not None
        form.show_all()
        notes = form.editors["notes"]
        assert isinstance(notes, QPlainTextEdit)
        notes.setFocus()
        QTest.keyClicks(notes, NOTE)
        self.looks.start(50)

    def look(self) -> None:
        """Say so when the text is kept."""
        if self.window.bench.drafts.of("s1").get("notes") == NOTE:
            self.looks.stop()
            sys.stdout.write("typing\n")
            sys.stdout.flush()


def main() -> None:
    """Begin the day."""
    app = application()
    window = MainWindow(Workbench(theme="light"))
    window.resize(1280, 720)
    window.show()
    Starter(window, Path(sys.argv[1]), "people:register").start()
    day = Day(window)
    QTimer.singleShot(0, day.work)
    app.exec()


if __name__ == "__main__":
    main()
