"""Opening, making and copying project files from the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aiom_workbench.problem import Problem
from aiom_workbench.project.making import make_project
from aiom_workbench.words import _, ngettext
from ui import messages
from ui.banner import Answer
from ui.erasing import Erasing
from ui.large_edit import LargeEdit
from ui.moments import spoken
from ui.opening import Opening
from ui.shell import Shell
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.file.versions import Version
    from aiom_workbench.project import Project
    from aiom_workbench.project.siblings import Sibling


class Files(QObject):
    """What the File menu does."""

    def __init__(self, bench: Workbench, window: Shell) -> None:
        super().__init__(window)
        self.bench, self.window_ = bench, window
        self.erasing = Erasing(bench, window, self.close_looked_at)
        self.opening = Opening(bench, window, self.erasing.remind)
        self.looked_at: list[Shell] = []
        self._may_leave = False
        self._restoring = "", 0
        self._then: Callable[[], object] | None = None
        self._sample = ""

    def open(self, path: Path, screen: str = "") -> None:
        """Open a project file; what stands in the way is said, with what can be done."""
        self.window_.finish_editing()
        if self.may_leave(partial(self.open, path, screen)):
            self.opening.open(path, screen)

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether the open project may be closed. Where edits are in no file the person is asked; `then` comes after."""
        project = self.bench.desk.project
        if project is None or not project.edits_not_in_file or self._may_leave:
            return True
        self._then = then
        count = project.edits_not_in_file
        what = ngettext("{n} edit is not in a file yet.", "{n} edits are not in a file yet.", count).format(n=count)
        detail = _("It stays in the journal on this computer, and is offered back at the next start.")
        messages.ask(self.window_, _("Not everything is in the file"), what, detail, Answer(_("Save as…"), self.save_as),
                     Answer(_("Close all the same"), self._leave), closing=_("Stay here"))  # fmt: skip
        return False

    def _leave(self) -> None:
        self._may_leave = True
        try:
            if self._then is not None:
                self._then()
        finally:
            self._may_leave = False

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
        if not self.may_leave(partial(self.make, path)):
            return
        self.window_.finish_editing()
        current = self.bench.desk.project
        if current is not None and current.is_at(path):
            self.bench.desk.close()
        try:
            make_project(path, self._fill)
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            if self.bench.desk.project is None:
                self.window_.show_welcome()
        else:
            self.opening.open(path)

    def _fill(self, project: Project) -> None:
        if self._sample:
            from aiom_workbench.interchange.samples import write_sample

            write_sample(project, self._sample, self.bench.desk.today)

    def save_as(self) -> None:
        """Go on in a copy under another name."""
        project = self.bench.desk.project
        name = project.path.name if project is not None and project.trouble is not None else ""
        messages.choose_new(self.window_, _("Save as"), self.save_to, name=name)

    def save_to(self, path: Path) -> None:
        """Put everything, edits that are in no file included, into this file and go on there."""
        project = self.bench.desk.project
        if project is None:
            return
        self.window_.finish_editing()
        try:
            project.save_as(path)
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            return
        self.bench.settings.remember(path)
        self.window_.show_file()
        self.bench.desk.say(_("Saved as {file}").format(file=path.name))

    def duplicate(self) -> None:
        """Write a copy and stay here."""
        messages.choose_new(self.window_, _("Duplicate"), self.duplicate_to)

    def duplicate_to(self, path: Path) -> None:
        """Write the whole project into this file and stay where we are."""
        project = self.bench.desk.project
        if project is None:
            return
        self.window_.finish_editing()
        try:
            project.copy_to(path)
        except Problem as problem:
            messages.show_problem(self.window_, problem)
        else:
            messages.say_written(self.bench.desk, path)

    # ---- versions

    def show_versions(self) -> None:
        """The versions kept of this project."""
        from ui.versions import VersionsDialog

        self.window_.finish_editing()
        try:
            VersionsDialog(self.bench, self.window_, self.look_at, self.restore).open()
        except Problem as problem:
            messages.show_problem(self.window_, problem)

    def look_at(self, version: Version) -> None:
        """Show a version in a window of its own, in which nothing can be changed."""
        when = spoken(version.at.isoformat())
        current = self.bench.desk.project
        called = _("{file}, version of {when}").format(file=current.path.name if current else "", when=when)
        said = _("This is the version of {when}, for looking at. Nothing can be changed here.").format(when=when)
        self._look(version.path, called, said, Answer(_("Restore it"), partial(self._restore_looked_at, version)))

    def look_beside(self, copy: Sibling) -> None:
        """Show a copy that lies beside the project in a window of its own, in which nothing can be changed."""
        said = _("This is “{copy}” as it stands, for looking at. Nothing can be changed here.")
        self._look(copy.path, copy.path.name, said.format(copy=copy.path.name))

    def _look(self, path: Path, called: str, said: str, *answers: Answer) -> None:
        from aiom_workbench.project import Project

        try:
            project = Project.open(path, read_only=True)
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            return
        bench = Workbench(self.bench.settings, today=self.bench.desk.today, theme=self.bench.theme.name)
        bench.called = called
        window = self.window_.another(bench)
        window.watch.tells = False
        window.banners.put("version", said, *answers, Answer(_("Close"), window.close), severity="note")
        window.closed.connect(self._on_looked_closed)
        self.looked_at.append(window)
        window.show()
        bench.desk.open(project)

    def restore(self, version: Version) -> bool:
        """Make the plan what it was in a version, beside the window, as one edit that can be undone.

        Whether it began; what is in the way is said.
        """
        project = self.bench.desk.project
        if project is None:
            return False
        self.window_.finish_editing()
        try:
            work = LargeEdit(self.bench, project.restore_beside(version), _("Restoring"))
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            return False
        self._restoring = version.at.isoformat(), project.seq
        work.done.connect(self._on_restored)
        work.failed.connect(self._on_not_restored)
        return True

    def _on_restored(self, _result: object) -> None:
        project, (at, before) = self.bench.desk.project, self._restoring
        if project is not None and project.seq == before:
            self.bench.desk.say(_("Nothing has changed since that version"))
        else:
            said = _("The version of {when} is restored").format(when=spoken(at))
            self.bench.desk.say(said, _("Undo"), self.bench.desk.undo)

    def _on_not_restored(self, error: object) -> None:
        messages.show_problem(self.window_, error if isinstance(error, Problem) else Problem(str(error)))

    def _restore_looked_at(self, version: Version) -> None:
        self.close_looked_at()
        self.window_.activateWindow()
        self.restore(version)

    def close_looked_at(self) -> None:
        """Close the windows in which versions are looked at."""
        for window in list(self.looked_at):
            window.close()

    def _on_looked_closed(self) -> None:
        gone = self.sender()
        if isinstance(gone, QObject):
            self.looked_at = [window for window in self.looked_at if window is not gone]
            gone.deleteLater()
