"""Writing documents beside the window: the file is chosen, written in another process, and said."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aiom_workbench.problem import Problem
from aiom_workbench.report.audience import INTERNAL
from aiom_workbench.words import N_, _
from exports.delivery import Order, deliver_from
from ui import messages
from ui.workbench import Workbench

FILES = {
    "word": ("Word (*.docx)", "docx", "roadmap.docx"),
    "excel": ("Excel (*.xlsx)", "xlsx", "tracker.xlsx"),
    "person": ("Word (*.docx)", "docx", "person.docx"),
    "charts": ("Zip (*.zip)", "zip", "pictures.zip"),
    "csv": ("Zip (*.zip)", "zip", "tables.zip"),
    "json": ("JSON (*.json)", "json", "plan.json"),
    "copy": (messages.PROJECTS, "aiom", "copy.aiom"),
}
"""What a file of each kind is called in the file dialog, its suffix, and a name to begin with."""
_SAID = {"person": N_("Written: {file}. Read it before you hand it over: other people stand in it too")}


def order_of(bench: Workbench, kind: str) -> Order:
    """A document of this kind for whom the window shows now; nobody by their name where the window names nobody."""
    desk = bench.desk
    return Order(kind=kind, today=desk.today, audience=desk.audience, code_names=desk.code_names)


def ask_and_write(bench: Workbench, parent: QWidget, order: Order, *, name: str = "") -> None:
    """Let the person name the file, then write it."""
    kinds, suffix, usual = FILES[order.kind]
    messages.choose_new(
        parent, _("Write"), partial(write, bench, order), kinds=kinds, suffix=suffix, name=name or usual
    )


def print_person(bench: Workbench, parent: QWidget) -> None:
    """Let the consultant name a file for all that is held about the selected person."""
    chosen = [thing for thing in bench.desk.selected_things if thing.entity.collection == "stakeholders"]
    if len(chosen) != 1:
        show = partial(bench.showing.emit, "people:register")
        bench.desk.say(_("Select the person first, then ask again"), _("Show people"), show)
        return
    ask_and_write(bench, parent, print_of(bench, chosen[0].id), name=f"{chosen[0].ref or _('person')}.docx")


def print_of(bench: Workbench, person: str) -> Order:
    """All that is held about the person with this id, under their name."""
    return Order(kind="person", today=bench.desk.today, audience=INTERNAL, stakeholder=person)


def write(bench: Workbench, order: Order, path: Path) -> None:
    """Write it in another process, and say so."""
    source = bench.desk.file_to_read()
    if source is not None:
        _Writing(bench, order, source, path)


class _Writing(QObject):
    def __init__(self, bench: Workbench, order: Order, source: Path, path: Path) -> None:
        super().__init__(bench)
        self._desk, self._path, self._said = bench.desk, path, _SAID.get(order.kind, "")
        label = _("Writing {file}").format(file=path.name)
        job = bench.jobs.compute(label, deliver_from, str(source), order, str(path))
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.over.connect(self.deleteLater)

    def _on_written(self, _written: object) -> None:
        messages.say_written(self._desk, self._path, _(self._said) if self._said else "")

    def _on_failed(self, error: object) -> None:
        self._desk.failed.emit(error if isinstance(error, Problem) else Problem(str(error)))
