"""An edit of thousands of things, or an erasure, beside the window: told on the window's thread when it is through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aiom_workbench.words import _
from ui.jobs import Progress
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.beside import Beside


class LargeEdit(QObject):
    """Makes what was begun beside, and ends it whatever comes. Tells one of `done`, `failed`, `stopped`.

    The desk keeps it, so that who asked for it may be gone before it is through.
    """

    progressed = Signal(float)
    done = Signal(object)
    """Carries what came of it."""
    failed = Signal(object)
    """Carries the exception; nothing was changed."""
    stopped = Signal()
    """It was stopped in time; nothing was changed."""

    def __init__(self, bench: Workbench, beside: Beside[Any], doing: str = "") -> None:
        """Make it; `doing` says what is done, where it is more than writing."""
        super().__init__(bench.desk)
        self._beside = beside
        self._job = bench.jobs.to_its_end(doing or _("Writing"), _make, beside)
        self._error: object = None
        self._made: tuple[Any, ...] = ()
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.over.connect(self._on_over)

    def stop(self) -> None:
        """Ask it to stop. Where that comes too late it is done, and undo takes it back."""
        self._job.cancel()

    def _on_progress(self, share: float, _doing: str) -> None:
        self.progressed.emit(share)

    def _on_made(self, result: object) -> None:
        self._made = (result,)

    def _on_failed(self, error: object) -> None:
        self._error = error

    def _on_over(self) -> None:
        self._beside.end()
        if self._made:
            self.done.emit(*self._made)
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.stopped.emit()
        self.deleteLater()


def _make(beside: Beside[Any], progress: Progress) -> Any:
    def tell(share: float) -> None:
        progress(share, "")

    return beside.make(tell)
