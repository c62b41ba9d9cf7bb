"""Opening, making and copying project files, and writing documents, from the window."""

from __future__ import annotations

import contextlib
import io
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _
from ui import messages
from ui.workbench import Workbench

if TYPE_CHECKING:
    from ui.main_window import MainWindow

DOCUMENTS = {
    "word": ("Word (*.docx)", "docx", "roadmap.docx"),
    "excel": ("Excel (*.xlsx)", "xlsx", "tracker.xlsx"),
    "json": ("JSON (*.json)", "json", "plan.json"),
    "csv": ("Zip (*.zip)", "zip", "tables.zip"),
}


class Files(QObject):
    """What the File menu does."""

    def __init__(self, bench: Workbench, window: MainWindow) -> None:
        super().__init__(window)
        self.bench, self.window_ = bench, window
        self._sample = ""
        self._kind = ""

    def open(self, path: Path) -> None:
        """Open a project file; what is wrong with it is said."""
        from aiom_workbench.project import Project
        from ui.main_window import open_in

        try:
            self.window_.finish_editing()
            current = self.bench.desk.project
            if current is not None and current.path.resolve() == path.resolve():
                return
            open_in(self.window_, Project.open(path))
        except Problem as problem:
            messages.show_problem(self.window_, problem)

    def choose(self) -> None:
        """Let the person choose a file."""
        messages.choose_file(self.window_, _("Open a project"), self.open)

    def new(self, sample: str = "") -> None:
        """Let the person name a new file; filled with a sample where one is named."""
        self._sample = sample
        name = f"{sample or _('new project')}.aiom"
        messages.choose_new(self.window_, _("New project"), self.make, name=name)

    def make(self, path: Path) -> None:
        """Make a project file here and open it; the project open before stays if that fails."""
        from aiom_workbench.project import Project
        from ui.main_window import open_in

        self.window_.finish_editing()
        words = ["new", str(path), "--force", "--today", self.bench.desk.today.isoformat()]
        current = self.bench.desk.project
        if current is not None and current.path.resolve() == path.resolve():
            self.bench.desk.close()
        try:
            _command(*words, *(["--sample", self._sample] if self._sample else []))
            open_in(self.window_, Project.open(path))
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            if self.bench.desk.project is None:
                self.window_.show_welcome()

    def save_as(self) -> None:
        """Go on in a copy under another name."""
        messages.choose_new(self.window_, _("Save as"), self._save_as)

    def duplicate(self) -> None:
        """Write a copy and stay here."""
        messages.choose_new(self.window_, _("Duplicate"), self._duplicate)

    def _save_as(self, path: Path) -> None:
        if self._copied(path):
            self.open(path)

    def _duplicate(self, path: Path) -> None:
        if self._copied(path):
            self._say_written(path)

    def _copied(self, path: Path) -> bool:
        project = self.bench.desk.project
        if project is None:
            return False
        self.window_.finish_editing()
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            shutil.copyfile(project.path, unfinished)
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            problem = Problem(str(error.strerror), where=str(path), kind=Kind.CANNOT_WRITE)
            messages.show_problem(self.window_, problem)
            return False
        return True

    def show_versions(self) -> None:
        """The versions kept of this project."""
        self.bench.desk.say(_("Versions are listed by “aiom-workbench versions”"))

    # ---- documents

    def export(self, kind: str) -> None:
        """Let the person name a document's file, then write it beside the window."""
        self._kind = kind
        kinds, suffix, name = DOCUMENTS[kind]
        messages.choose_new(self.window_, _("Write"), self.write, kinds=kinds, suffix=suffix, name=name)

    def write(self, path: Path) -> None:
        """Write the document in another process."""
        project = self.bench.desk.project
        if project is None:
            return
        audience = self.bench.desk.audience
        job = self.bench.jobs.compute(_("Writing {file}").format(file=path.name), write_document, self._kind,
                                      str(project.path), str(path), audience, self.bench.desk.today.isoformat())  # fmt: skip
        job.finished.connect(partial(_Written(self).take, path))
        job.failed.connect(self._on_failed)

    def _say_written(self, path: Path) -> None:
        opener = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
        self.bench.desk.say(_("Written: {file}").format(file=path.name), _("Open"), opener)

    def _on_failed(self, error: Any) -> None:
        problem = error if isinstance(error, Problem) else Problem(str(error))
        messages.show_problem(self.window_, problem)


class _Written:
    """Brings the news of a written file on."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def take(self, path: Path, _result: object) -> None:
        self._files._say_written(path)


def write_document(kind: str, project: str, out: str, audience: str, today: str, more: tuple[str, ...] = ()) -> str:
    """Write one document with the command line's own exporter. Raises `Problem` where that refuses."""
    takes_audience = [] if kind == "json" else ["--audience", audience, "--today", today]
    _command("export", kind, project, "-o", out, "--force", *takes_audience, *more)
    return out


def _command(*words: str) -> None:
    """Do a command of the command line here. Raises `Problem` with its last words where it refuses."""
    from aiom_workbench.cli.main import main

    held = io.StringIO()
    with contextlib.redirect_stderr(held):
        code = main(list(words))
    if code:
        lines = held.getvalue().strip().splitlines()
        raise Problem(lines[-1].removeprefix("error: ") if lines else _("could not be done"))
