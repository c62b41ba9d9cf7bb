"""Printing what is held about a person, for that person."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from aiom_workbench.problem import Problem
from aiom_workbench.words import _
from ui import messages
from ui.workbench import Workbench

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Printing(QObject):
    """What "Print what is held about this person" does in a window."""

    def __init__(self, bench: Workbench, window: MainWindow) -> None:
        super().__init__(window)
        self.bench, self.window_ = bench, window
        self._path = Path()

    def ask(self) -> None:
        """Let the consultant name the file, then write it for the selected person."""
        self.window_.finish_editing()
        chosen = [thing for thing in self.bench.desk.selected_things if thing.entity.collection == "stakeholders"]
        if len(chosen) != 1:
            self.bench.desk.say(_("Select the person first, then ask again"), _("Show people"), self._show)
            return
        name = f"{chosen[0].ref or _('person')}.docx"
        messages.choose_new(self.window_, _("Print what is held"), partial(self.write, chosen[0].id),
                            kinds="Word (*.docx)", suffix="docx", name=name)  # fmt: skip

    def write(self, person: str, path: Path) -> None:
        """Write the print of the person with this id, in another process."""
        from ui.files import write_document

        source = self.bench.desk.file_to_read()
        if source is None:
            return
        self._path = path
        job = self.bench.jobs.compute(_("Writing {file}").format(file=path.name), write_document, "person", str(source),
                                      str(path), "internal", self.bench.desk.today.isoformat(), ("--stakeholder", person))  # fmt: skip
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_failed)

    def _on_written(self, _result: object) -> None:
        opener = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(self._path)))
        said = _("Written: {file}. Read it before you hand it over: other people stand in it too")
        self.bench.desk.say(said.format(file=self._path.name), _("Open"), opener)

    def _on_failed(self, error: Any) -> None:
        messages.show_problem(self.window_, error if isinstance(error, Problem) else Problem(str(error)))

    def _show(self) -> None:
        self.window_.show_screen("people:register")
