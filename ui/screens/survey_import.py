"""A form's export taken from the Assess screen: read in the background, kept in one edit, accounted for in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aiom_workbench.problem import Problem
from aiom_workbench.words import _, ngettext
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.importing import ListRead


SHOWN = 6
"""Rows that could not be taken and are named before the rest is counted."""


class SurveyImport(QObject):
    """One import of votes or statements into the latest round, or of feedback on the change."""

    told = Signal(str)
    """What became of the rows, a line each for those that could not be taken."""

    def __init__(self, bench: Workbench, path: Path, kind: str) -> None:
        """Begins at once; it lives as long as the workbench, or until it is done."""
        super().__init__(bench)
        self._bench, self._path = bench, path
        job = bench.jobs.in_thread(_("Reading {file}").format(file=path.name), _read, path, bench.desk.plan, kind)
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_failed)

    def _on_read(self, read: ListRead) -> None:
        from aiom_workbench.interchange.lists.applying import apply_reading

        desk = self._bench.desk
        if desk.project is None:
            return
        try:
            seq = apply_reading(desk.project, read.reading, today=desk.today)
        except Problem as problem:
            self._on_failed(problem)
            return
        said, *lines = accounted(read)
        self.told.emit("\n".join(lines))
        desk.say(said, *((_("Undo"), desk.undo) if seq is not None else ()))
        self.deleteLater()

    def _on_failed(self, problem: object) -> None:
        if isinstance(problem, Problem):
            self.told.emit(str(problem))
            self._bench.desk.failed.emit(problem)
        self.deleteLater()


def accounted(read: ListRead) -> list[str]:
    """What became of the rows: a sentence with the counts, then a line for each row or cell that was not taken."""
    from aiom_workbench.interchange.lists.fates import Fate

    reading = read.reading
    rows = ngettext("{n} row read", "{n} rows read", len(reading.rows)).format(n=len(reading.rows))
    counts = _("{rows}: {new} with something new, {same} known already, {skipped} skipped.").format(
        rows=rows, new=reading.count(Fate.NEW) + reading.count(Fate.UPDATED), same=reading.count(Fate.UNCHANGED),
        skipped=reading.count(Fate.SKIPPED),
    )  # fmt: skip
    skipped = [
        _("Row {n}: {why}.").format(n=row.row.number, why=row.reason)
        for row in reading.rows
        if row.fate is Fate.SKIPPED
    ]
    unset = [
        _("Row {n}, {column}: “{value}” {why}.").format(
            n=cell.row, column=cell.column, value=cell.value, why=cell.reason
        )
        for cell in reading.cells
    ]
    lines = [*skipped, *unset]
    more = [_("and {n} more.").format(n=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return [counts, *lines[:SHOWN], *more]


def _read(path: Path, plan: Any, kind: str, _progress: object) -> ListRead:
    from aiom_workbench.interchange.lists.importing import read_list

    return read_list(path, plan, kind)


def take_survey(bench: Workbench, path: Path, kind: str = "responses") -> SurveyImport:
    """Take votes ("responses") or feedback on the change ("pulses") from a list, in one edit."""
    return SurveyImport(bench, path, kind)
