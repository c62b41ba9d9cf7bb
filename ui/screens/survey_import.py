"""A form's export taken from the Assess screen: read in the background, kept in one edit, accounted for in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from aiom_workbench.problem import Problem
from aiom_workbench.words import _, ngettext
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.importing import ListRead


class SurveyImport(QObject):
    """One import of votes or statements into the latest round."""

    def __init__(self, bench: Workbench, path: Path, kind: str) -> None:
        """Begins at once; it lives as long as the workbench, or until it is done."""
        super().__init__(bench)
        self._bench, self._path = bench, path
        self.done = False
        job = bench.jobs.in_thread(_("Reading {file}").format(file=path.name), _read, path, bench.desk.plan, kind)
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_failed)

    def _on_read(self, read: ListRead) -> None:
        from aiom_workbench.interchange.lists.applying import apply_reading
        from aiom_workbench.interchange.lists.fates import Fate

        desk, count = self._bench.desk, read.reading.count
        self.done = True
        if desk.project is None:
            return
        try:
            seq = apply_reading(desk.project, read.reading)
        except Problem as problem:
            desk.failed.emit(problem)
            return
        rows = ngettext("{n} row read", "{n} rows read", len(read.reading.rows)).format(n=len(read.reading.rows))
        said = _("{rows}: {new} new, {same} known already, {skipped} skipped.").format(
            rows=rows,
            new=count(Fate.NEW) + count(Fate.UPDATED),
            same=count(Fate.UNCHANGED),
            skipped=count(Fate.SKIPPED),
        )
        if seq is None:
            desk.say(said)
        else:
            desk.say(said, _("Undo"), desk.undo)
        self.deleteLater()

    def _on_failed(self, problem: object) -> None:
        self.done = True
        if isinstance(problem, Problem):
            self._bench.desk.failed.emit(problem)
        self.deleteLater()


def _read(path: Path, plan: Any, kind: str, _progress: object) -> ListRead:
    from aiom_workbench.interchange.lists.importing import read_list

    return read_list(path, plan, kind)


def take_survey(bench: Workbench, path: Path, kind: str = "responses") -> SurveyImport:
    """Take votes ("responses") or feedback on the change ("pulses") from a list, in one edit."""
    return SurveyImport(bench, path, kind)
