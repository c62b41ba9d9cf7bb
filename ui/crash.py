"""What nobody expected: a report without anybody's words, a plain dialog, and the work goes on.

Python's own hooks are used: errors in Qt slots and overridden methods, in threads, and in objects that
are being freed all come by one of them.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from aiom_workbench.words import _
from ui.banner import Answer

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SHOWN_AT_MOST = 3
"""So often is the same fault shown in a session; a fault in painting would otherwise come back with every look."""


class Faults(QObject):
    """Catches faults of this process for as long as it listens, and shows them in a window."""

    _caught = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._seen: dict[str, int] = {}
        self._text = ""
        self._reports: dict[str, Path | None] = {}
        self._is_showing = False
        self._before: tuple[Any, Any, Any] | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Catch from now on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def stop(self) -> None:
        """Catch no more."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        self._take(error, is_shown=True)

    def _on_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            self._take(given.exc_value, is_shown=True)

    def _on_unraisable(self, given: sys.UnraisableHookArgs) -> None:
        if given.exc_value is not None:
            self._take(given.exc_value, is_shown=False)

    def _take(self, error: BaseException, *, is_shown: bool) -> None:
        from aiom_workbench.file.crash_report import crash_text, write_crash_report

        text = crash_text(error)
        if os.environ.get("AIOM_DEBUG") == "1":
            traceback.print_exception(error)
        self._seen[text] = self._seen.get(text, 0) + 1
        if text not in self._reports:
            self._reports[text] = write_crash_report(error)
            if sys.stderr is not None:  # a window started without a terminal has none
                sys.stderr.write(f"error: {_said(self._reports[text])}\n")
        if is_shown and self._seen[text] <= SHOWN_AT_MOST:
            with suppress(RuntimeError):  # the window is gone
                self._caught.emit(text, str(self._reports[text] or ""))

    def _show(self, text: str, path: str) -> None:
        if self._is_showing:
            return
        from ui import messages

        self._is_showing = True
        self._text = text
        box = messages.ask(self._window, _("A fault of the workbench"), _("Something in the workbench went wrong."),
                           self._what_then(path), Answer(_("Show the report"), self._show_report),
                           Answer(_("Close the workbench"), self._window.close), closing=_("Go on"))  # fmt: skip
        box.finished.connect(self._on_answered)

    def _what_then(self, path: str) -> str:
        project = self._window.bench.desk.project
        safe = _("No project is open.")
        if project is not None and project.trouble is None:
            safe = _("Your work is safe: every edit so far is in the file.")
        elif project is not None and not project.read_only:
            safe = _("Your work is safe: every edit so far is kept in the journal on this computer.")
        go_on = _("You can go on. If it happens again, close the workbench and start it again.")
        said = _said(Path(path) if path else None)
        return "\n".join((safe, go_on, f"{said[:1].upper()}{said[1:]}."))

    def _show_report(self) -> None:
        from ui import messages

        messages.show_text(self._window, _("The report"), self._text)

    def _on_answered(self) -> None:
        self._is_showing = False


def _said(report: Path | None) -> str:
    if report is None:
        return _("a report could not be written")
    return _("what happened, without any of your text, is in {report}").format(report=report)
