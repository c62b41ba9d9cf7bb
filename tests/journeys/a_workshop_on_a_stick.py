"""The workbench on a stick, in a process of its own: works, has the stick pulled out, works on, says "pulled".

Words: the stick's folder and the pocket into which it goes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from aiom_workbench.plan.people import Stakeholder
from ui.app import Starter, application
from ui.main_window import MainWindow
from ui.workbench import Workbench


class Workshop:
    """The workshop, step by step."""

    def __init__(self, window: MainWindow, stick: Path, pocket: Path) -> None:
        self.window, self.stick, self.pocket = window, stick, pocket
        self.looks = QTimer()
        self.looks.timeout.connect(self.look)

    def begin(self) -> None:
        """One edit while the stick is in."""
        self.add("CFO")
        self.looks.start(100)

    def look(self) -> None:
        """Once a version was kept on the laptop, pull the stick, go on, and say so."""
        project = self.window.bench.desk.project
        if project is not None and project.versions():
            self.looks.stop()
            self.stick.rename(self.pocket)
            self.add("Works council")
            sys.stdout.write("pulled\n")
            sys.stdout.flush()

    def add(self, name: str) -> None:
        """Add a person."""
        with self.window.bench.desk.edit(f"Add {name}") as edit:
            edit.add_values(Stakeholder, {"name": name})


def main() -> None:
    """Begin."""
    app = application()
    window = MainWindow(Workbench(theme="light"))
    window.show()
    stick = Path(sys.argv[1])
    Starter(window, stick / "plan.aiom", "").start()
    workshop = Workshop(window, stick, Path(sys.argv[2]))
    QTimer.singleShot(0, workshop.begin)
    app.exec()


if __name__ == "__main__":
    main()
