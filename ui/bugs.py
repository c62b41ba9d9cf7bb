"""What happens when the program itself is wrong: a report is kept, and it is said; the work is safe on disk."""

from __future__ import annotations

import sys
from types import TracebackType

from aiom_workbench.words import _
from ui.workbench import Workbench


class Bugs:
    """Takes the place of `sys.excepthook` while the window is open."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._before = sys.excepthook

    def install(self) -> None:
        """Take note of every exception from now on."""
        sys.excepthook = self.note

    def remove(self) -> None:
        """Put back what was there before."""
        sys.excepthook = self._before

    def note(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Print it, keep a report that holds nobody's words, and say in the window where it is."""
        from aiom_workbench.file.crash_report import write_crash_report

        self._before(kind, error, where)
        report = write_crash_report(error)
        told = _(" A report for its makers: {file}").format(file=report.name) if report is not None else ""
        message = _("Something in the program went wrong. Your work is saved.")
        self._bench.desk.say(f"{message}{told}", public=True)
