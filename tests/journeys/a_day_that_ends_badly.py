"""The workbench on a consultant's laptop, in a process of its own that can be killed.

Words: the project file, and where to type: in a "form", a table's "cell", or the "line" of an interview. Opens the
window on it, adds a person, types a note without leaving the field, and says "typing" once that was kept; then waits
for its end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from aiom_workbench.plan.people import Stakeholder
from ui.app import Starter, application
from ui.main_window import MainWindow
from ui.sheet import Sheet
from ui.workbench import Workbench

NOTE = "Wants to see one plant go first"


class Day:
    """The day, step by step."""

    def __init__(self, window: MainWindow, where: str) -> None:
        self.window, self.where = window, where
        self.looks = QTimer()
        self.looks.timeout.connect(self.look)

    def work(self) -> None:
        """Add a person, then begin to type."""
        with self.window.bench.desk.edit("Add the plant manager") as edit:
            edit.add_values(Stakeholder, {"name": "Plant manager"}, id="s1")
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        field = {"form": self.form, "cell": self.cell, "line": self.line}[self.where]()
        field.setFocus()
        QTest.keyClicks(field, NOTE)
        self.looks.start(50)

    def form(self) -> QWidget:
        """The notes in the person's form."""
        self.window.bench.desk.select("s1")
        form = self.window.inspector._form
        assert form is not None
        form.show_all()
        return form.editors["notes"]

    def cell(self) -> QWidget:
        """The person's title in the register, opened."""
        self.window.show_screen("people:register")
        sheet = self.window.screen_shown.view.findChild(Sheet)
        assert sheet is not None
        columns = [column.name for column in sheet.table.columns]
        at = sheet.table.index(0, columns.index("title"))
        sheet.setCurrentIndex(at)
        sheet.edit(at)
        field = sheet.indexWidget(at) or sheet.viewport().findChild(QLineEdit)
        assert field is not None
        return field

    def line(self) -> QWidget:
        """The source of what is heard, which is a field of nothing yet."""
        self.window.show_screen("assess:interviews")
        field = next(one for one in self.window.findChildren(QLineEdit) if one.accessibleName() == "Source")
        field.clear()
        return field

    def look(self) -> None:
        """Say so when the text is kept."""
        if any(NOTE in texts.values() for texts in self.window.bench.drafts._texts.values()):
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
    day = Day(window, sys.argv[2])
    QTimer.singleShot(0, day.work)
    app.exec()


if __name__ == "__main__":
    main()
