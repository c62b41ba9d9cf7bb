"""What happens when the program itself is wrong: it is written down, and said; the work is safe on disk."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

from aiom_workbench.file import app_data
from aiom_workbench.words import _
from ui.workbench import Workbench


class Bugs:
    """Takes the place of `sys.excepthook` while the window is open."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._before = sys.excepthook
        self._log = app_data.root() / "logs" / "errors.log"

    def install(self) -> None:
        """Take note of every exception from now on."""
        sys.excepthook = self.note

    def remove(self) -> None:
        """Put back what was there before."""
        sys.excepthook = self._before

    def note(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Print it, append it to the log, and say in the window where the log is."""
        self._before(kind, error, where)
        text = "".join(traceback.format_exception(kind, error, where))
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{text}\n")
        except OSError:
            return  # a folder that cannot be written must not hide the error itself
        self._bench.desk.say(_("Something in the program went wrong. Your work is saved; details are in errors.log"),
                             public=True)  # fmt: skip
