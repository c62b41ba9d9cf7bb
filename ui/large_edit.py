"""An edit of thousands of things beside the window: one undo step, told on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aiom_workbench.words import _
from ui.jobs import Progress
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.beside import Beside, Tell
    from aiom_workbench.project.typed_edit import Edit


class LargeEdit(QObject):
    """Begins with being made, and ends the project's edit whatever comes. Tells one of `done`, `failed`, `stopped`.

    The desk keeps it, so that who asked for it may be gone before it is through.
    """

    progressed = Signal(float)
    done = Signal()
    failed = Signal(object)
    """Carries the exception; nothing was changed."""
    stopped = Signal()
    """It was stopped in time; nothing was changed."""

    def __init__(self, bench: Workbench, label: str, fill: Callable[[Edit, Tell], None], *, origin: str) -> None:
        """Begin. Raises `Problem` where the project cannot be edited."""
        super().__init__(bench.desk)
        project = bench.desk.project
        if project is None:
            raise RuntimeError("no project is open")
        self._beside = project.edit_beside(label, fill, origin=origin, today=bench.desk.today)
        self._job = bench.jobs.to_its_end(_("Writing"), _make, self._beside)
        self._error: object = None
        self._made = False
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.over.connect(self._on_over)

    def stop(self) -> None:
        """Ask it to stop. Where that comes too late it is done, and undo takes it back."""
        self._job.cancel()

    def _on_progress(self, share: float, _doing: str) -> None:
        self.progressed.emit(share)

    def _on_made(self, _result: object) -> None:
        self._made = True

    def _on_failed(self, error: object) -> None:
        self._error = error

    def _on_over(self) -> None:
        self._beside.end()
        if self._made:
            self.done.emit()
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.stopped.emit()
        self.deleteLater()


def _make(beside: Beside, progress: Progress) -> None:
    def tell(share: float) -> None:
        progress(share, "")

    beside.make(tell)
