"""The side of an open project that faces its file: how it stands, copies of it, versions, unfinished text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from aiom_workbench.file import app_data
from aiom_workbench.file.drafts import Drafts
from aiom_workbench.file.hand import lies_there
from aiom_workbench.file.history import Record
from aiom_workbench.file.lock import take
from aiom_workbench.file.opening import open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.trouble import NotInFile, State
from aiom_workbench.file.version_keeping import keep
from aiom_workbench.file.versions import Version, belonging, chain_text, kept
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project.changes import ChangeSet, between
from aiom_workbench.project.keeping import GLANCE, PATIENCE, Keeping
from aiom_workbench.project.rescue import standing_copy
from aiom_workbench.project.steps import Steps
from aiom_workbench.words import _


class FileSide:
    """What `Project` is built on; it holds the file, the plan in it, and what keeps both safe."""

    _file: ProjectFile
    _plan: Plan
    _keeping: Keeping
    _drafts: Drafts | None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def real_path(self) -> Path:
        """Where the file really is, links followed, as it was when it was opened."""
        return self._file.real

    def is_at(self, path: Path) -> bool:
        """Whether this path leads to the project's own file."""
        return path.resolve() == self.real_path

    @property
    def project_id(self) -> str:
        """The project's identity, which copies keep."""
        return self._file.meta["project"]

    @property
    def state(self) -> State:
        """Whether everything is in the file, or what keeps it out. Kept current by edits and by `watch`."""
        return self._keeping.state

    @property
    def trouble(self) -> NotInFile | None:
        """What keeps edits out of the file, in words; None while nothing does."""
        return self._keeping.trouble

    @property
    def edits_not_in_file(self) -> int:
        """How many edits are in the session journal only."""
        return len(self._file.waiting)

    def watch(self, seconds: float = GLANCE) -> State:
        """Look after the file, cheaply: for a window, all the while. What waits is written as soon as it can be.

        It waits `seconds` for the file's answer; one that comes later is taken in by a later look.
        """
        return self._keeping.watch(seconds)

    @property
    def drafts(self) -> Drafts:
        """Text that is being typed and is no edit yet."""
        if self._drafts is None:
            self._drafts = Drafts(self.project_id)
        return self._drafts

    def to_read(self) -> Path:
        """A file in which another process finds everything as it stands: the project's own or, while edits are
        in no file or the file is not ours any more, a copy among the application data, which `close` takes away.

        Raises `Problem` where that copy cannot be written.
        """
        self.watch(PATIENCE)
        if not self.edits_not_in_file and not self.state.is_elsewhere and not self._keeping.is_silent:
            return self.path
        app_data.folder("standing")
        copy = standing_copy(self.project_id)
        self._keeping.copy_to(copy, self._plan)
        return copy

    def copy_to(self, path: Path) -> None:
        """Duplicate: the whole project with its history into another file. Raises `Problem`."""
        self._refuse_itself(path)
        self._keeping.copy_to(path, self._plan)

    def _refuse_itself(self, path: Path) -> None:
        if lies_there([path.parent], PATIENCE) == [None]:
            raise NotInFile(State.SILENT, path)
        if path.exists() and self.is_at(path):
            raise Problem(_("is the project itself"), where=str(path), mend=_("choose another name"))

    def save_as(self, path: Path) -> None:
        """Copy the project to another file and go on there; also to its own place, where nothing lies there any more.

        Raises `Problem`; it stays where it was then.
        """
        self._refuse_itself(path)
        is_own_place = self.is_at(path)
        with ExitStack() as on_failure:
            lock = take(path, by_force=is_own_place)  # its own place is locked by ourselves
            on_failure.callback(lock.release)
            self.copy_to(path)
            lock.release()
            file, plan = open_file(path, self._file.shape)
            on_failure.pop_all()
        self._keeping.was_copied()
        self._keeping.close()
        self._file, self._plan = file, plan if not plan.same_as(self._plan) else self._plan
        self._keeping = Keeping(file, keeps_going=self._keeping.keeps_going)

    # ---- versions

    @property
    def version_is_due(self) -> bool:
        """Whether it is time to keep a version; a project that `keeps_going` leaves that to its window."""
        return self._keeping.version_is_due

    def keep_version(self, reason: str = "work") -> Version:
        """Keep a verified version of the project as it stands. Raises `Problem`."""
        return self._keeping.keep_version(reason)

    def version_job(self, reason: str = "work") -> Callable[[], Version]:
        """The same as a job for any thread; pass its result to `version_was_kept`."""
        file = self._file
        return partial(keep, file.at, self.project_id, file.last, reason, file.shape)

    def version_was_kept(self, version: Version) -> None:
        """Say that `version_job` ran well."""
        self._keeping.version_was_kept(version)

    def versions(self) -> list[Version]:
        """The versions that belong to this history, newest first."""
        return belonging(kept(self.project_id), self._chain_text_at)

    def has_made(self, record: Record) -> bool:
        """Whether a line of history is one of this project's own."""
        return self._chain_text_at(record.seq) == chain_text(record)

    def _chain_text_at(self, seq: int) -> str | None:
        if seq == 0:
            return chain_text(None)
        return chain_text(Steps(self._file).record(seq)) if seq <= self._file.seq else None

    def version(self, version_id: str) -> Version:
        """The version with this id. Raises `Problem` where there is none."""
        found = next((version for version in self.versions() if version.id == version_id), None)
        if found is None:
            raise Problem(_("there is no version {id}").format(id=version_id), where=str(self.path),
                          mend=_("“versions” lists them"))  # fmt: skip
        return found

    def plan_of(self, version: Version) -> Plan:
        """The plan in a version. Raises `Problem` on damage."""
        file, plan = open_file(version.path, self._file.shape, read_only=True)
        file.close()
        return plan

    def changes_since(self, version: Version) -> ChangeSet:
        """What has changed since a version was kept. Raises `Problem`."""
        return between(self.plan_of(version), self._plan)
