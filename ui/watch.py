"""What the window does all the while: see whether the file is there, say so where it is not, keep versions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _, ngettext
from ui.banner import Answer, Banners
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.file.versions import Version
    from aiom_workbench.project.session import Project
    from aiom_workbench.project.siblings import Sibling

EVERY = 400
"""Milliseconds between two looks. With what a file is given to answer, whatever happens is said within two seconds."""
BESIDE_EVERY = 25
"""After so many looks it looks for copies of the project beside it that went their own way."""
FILE, BESIDE, HISTORY = "file", "beside", "history"


class Watch(QObject):
    """Looks after the open project's file."""

    looking_at = Signal(object)
    """The person wants to see a copy beside the file: carries the `Sibling`."""
    changed = Signal()
    """How the project stands to its file is another now than a second ago."""

    def __init__(self, bench: Workbench, banners: Banners, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._banners = bench, banners
        self._said: tuple[object, int] | None = None
        self._keeping = self._looking_beside = False
        self._looks = 0
        self._fine: set[tuple[Path, int]] = set()
        self.tells = True
        """Whether it says anything by a banner: not in a window that looks at a version."""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        bench.desk.project_opened.connect(self.begin)
        bench.desk.changed.connect(self._tell)

    def begin(self) -> None:
        """Watch the file of the project that was opened."""
        self._said, self._looks = None, 0
        self._banners.drop(FILE)
        self._banners.drop(BESIDE)
        self._banners.drop(HISTORY)
        if self._bench.desk.project is None:
            self.stop()
            return
        self._timer.start()
        self._tell()
        self._log("opened")

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once: cheap, also where the file does not answer."""
        project = self._bench.desk.project
        if project is None:
            self.stop()
            return
        project.watch()
        self._tell()
        if project.version_is_due and not self._keeping and project.trouble is None:
            self._keep_version(project)
        if not self._looks:
            self._prove(project)
        if self.tells and self._looks % BESIDE_EVERY == 0 and not self._looking_beside and not project.is_busy:
            self._look_beside(project)
        self._looks += 1

    def _tell(self) -> None:
        project = self._bench.desk.project
        if project is None:
            return
        now = (project.state, project.edits_not_in_file)
        before, self._said = self._said, now
        if now == before:
            return
        if before is None or before[0] != now[0]:
            self._log("stands")
        if project.trouble is None:
            self._banners.drop(FILE)
            if before is not None:
                self._bench.desk.say(_("Everything is in the file again"), public=True)
        elif self.tells:
            severity = "note" if project.read_only else "severe"
            self._banners.put(FILE, told(project), Answer(_("Save as…"), self._save_as), severity=severity)
        self.changed.emit()

    def _log(self, event: str) -> None:
        from aiom_workbench.file.log import note

        project = self._bench.desk.project
        if project is not None:
            note(
                event,
                project=project.project_id,
                seq=project.seq,
                state=project.state,
                waiting=project.edits_not_in_file,
            )

    def _save_as(self) -> None:
        self._bench.asked.emit("file.save_as")

    # ---- its history

    def _prove(self, project: Project) -> None:
        """Have the history proven before anybody asks for it."""
        job = self._bench.jobs.in_thread("", _proven, project)
        job.finished.connect(self._on_proven)
        job.failed.connect(self._on_not_proven)

    def _on_proven(self, project: Project) -> None:
        if project is self._bench.desk.project:
            project.believe_history()

    def _on_not_proven(self, error: object) -> None:
        if isinstance(error, Problem) and error.kind is Kind.DAMAGED:
            said = _(
                "The history of this project {what}. What stands now is proven and can be worked on; undo and earlier states cannot be relied on."
            )
            self._banners.put(HISTORY, said.format(what=error.what), severity="severe")

    # ---- copies beside it

    def _look_beside(self, project: Project) -> None:
        self._looking_beside = True
        job = self._bench.jobs.in_thread("", _siblings, project)
        job.finished.connect(self._on_siblings)
        job.failed.connect(self._on_not_looked)

    def _on_siblings(self, found: list[Sibling]) -> None:
        self._looking_beside = False
        told = [one for one in found if (one.path, one.seq) not in self._fine]
        if not told or self._bench.desk.project is None:
            self._banners.drop(BESIDE)
            return
        one = told[0]
        self._banners.put(BESIDE, _told_beside(one, self._bench.desk.project), Answer(_("Look at it"), partial(self._look_at, one)),
                          Answer(_("Leave it"), partial(self._leave, one)), severity="warning")  # fmt: skip

    def _on_not_looked(self, _error: object) -> None:
        self._looking_beside = False

    def _look_at(self, one: Sibling) -> None:
        self.looking_at.emit(one)

    def _leave(self, one: Sibling) -> None:
        self._fine.add((one.path, one.seq))
        self._banners.drop(BESIDE)

    # ---- versions

    def _keep_version(self, project: Project) -> None:
        self._keeping = True
        job = self._bench.jobs.in_thread("", kept, project.version_job())
        job.finished.connect(self._on_kept)
        job.failed.connect(self._on_not_kept)

    def _on_kept(self, version: Version) -> None:
        self._keeping = False
        project = self._bench.desk.project
        if project is not None and version.path.parent.name == project.project_id:
            project.version_was_kept(version)
            self._log("kept")

    def _on_not_kept(self, _error: object) -> None:
        self._keeping = False


def kept(job: Callable[[], Version], _progress: Callable[[float, str], None]) -> Version:
    """A version kept by a thread of the window's."""
    return job()


def _proven(project: Project, _progress: Callable[[float, str], None]) -> Project:
    project.history_check()()
    return project


def _siblings(project: Project, _progress: Callable[[float, str], None]) -> list[Sibling]:
    from aiom_workbench.project.siblings import siblings

    return siblings(project)


def _told_beside(one: Sibling, project: Project) -> str:
    from ui.moments import spoken

    said = _("“{copy}” beside “{file}” is this project, too, with edits that this file does not have; the last is “{label}”, {when}. "
             "Perhaps it was changed on two computers in a synchronised folder. Both are kept, and neither is touched.")  # fmt: skip
    return said.format(copy=one.path.name, file=project.path.name, label=one.last, when=spoken(one.at))


def told(project: Project) -> str:
    """How the project stands to its file, for a person; "" where everything is in it."""
    from aiom_workbench.file.trouble import State

    file, trouble = project.path.name, project.trouble
    if trouble is None:
        return ""
    if project.read_only:
        return _("“{file}” is open for reading only. To work on it, save it under another name.").format(file=file)
    why = {
        State.GONE: _("“{file}” is not where it was: it was renamed or removed, or its stick or drive is not there."),
        State.REPLACED: _("Another file has taken the place of “{file}”, by a synchronised folder perhaps. "
                          "It is not touched: both are kept, that one there and yours here."),
        State.CHANGED: _("“{file}” was changed elsewhere meanwhile. "
                         "It is not touched any more: both are kept, that one there and yours here."),
        State.SILENT: _("“{file}” does not answer: its drive or its network share hangs."),
        State.FULL: _("There is no space left where “{file}” lies."),
        State.READ_ONLY: _("“{file}” cannot be written any more."),
    }.get(trouble.state, _("“{file}” could not be written: {why}."))  # fmt: skip
    return f"{why.format(file=file, why=trouble.why)} {_kept_how(project)}"


def _kept_how(project: Project) -> str:
    from aiom_workbench.file.trouble import State

    count = project.edits_not_in_file
    kept = ngettext("{n} edit is kept in the journal on this computer.", "{n} edits are kept in the journal on this computer.",
                    count).format(n=count) if count else _("Every edit from now on is kept in the journal on this computer.")  # fmt: skip
    if project.state in (State.REPLACED, State.CHANGED):
        return f"{kept} " + _("Save yours under another name to go on in a file.")
    return f"{kept} " + _(
        "You can go on working; what is kept there goes into the file as soon as it can be written again."
    )
