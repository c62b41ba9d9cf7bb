"""The open project: the plan as it stands, the one way to change it, its history."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from aiom_workbench.file.checks import SCHEMA
from aiom_workbench.file.connection import connect
from aiom_workbench.file.drafts import Drafts
from aiom_workbench.file.history import Record
from aiom_workbench.file.lock import whoami
from aiom_workbench.file.opening import create_file, damage_said, open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.trouble import NotInFile, State
from aiom_workbench.file.versions import Version
from aiom_workbench.plan import Plan
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.text import clean
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project.beside import Beside, Tell
from aiom_workbench.project.changes import ChangeSet, apply_all, between, walk_back
from aiom_workbench.project.erase import Erased, erase
from aiom_workbench.project.file_side import FileSide
from aiom_workbench.project.keeping import GLANCE, PATIENCE, Keeping
from aiom_workbench.project.listeners import Changed, Listener, Listeners
from aiom_workbench.project.replay import swaps_of
from aiom_workbench.project.rescue import standing_copy
from aiom_workbench.project.steps import Steps
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.words import _

T = TypeVar("T")

__all__ = ["Changed", "Listener", "Project"]

PROVING = 20.0
"""Seconds that a history may take to be proven before its file counts as silent."""


class Project(FileSide):
    """An open project. Reading `plan` is free for any thread; changing it is the owner thread's."""

    def __init__(self, file: ProjectFile, plan: Plan, keeping: Keeping, *, author: str = "") -> None:
        """Take over an open file and the plan in it; `create` and `open` make one."""
        self._file = file
        self._keeping = keeping
        self._drafts: Drafts | None = None
        self._plan = plan
        self._author = author or whoami()
        self._owner = threading.get_ident()
        self._editing = False
        self._beside: Beside[Any] | None = None
        self._together = False
        self._listeners = Listeners()
        self._believed = file.seq == 0

    @classmethod
    def create(cls, path: Path, *, shape: type[Plan] = Plan, keeps_going: bool = False, author: str = "",
               project_id: str = "") -> Project:  # fmt: skip
        """Make a new, empty project file and open it; its id is new unless given. Raises `Problem`."""
        file = create_file(path, shape, project_id=project_id)
        return cls(file, shape(), Keeping(file, keeps_going=keeps_going, is_new=True), author=author)

    @classmethod
    def open(cls, path: Path, *, shape: type[Plan] = Plan, read_only: bool = False, break_lock: bool = False,
             keeps_going: bool = False, author: str = "") -> Project:  # fmt: skip
        """Open a project file with every check. For writing it is locked; `break_lock` is a person's word
        to take the lock from whoever has it. Raises `Problem`; the file is untouched then.

        With `keeps_going` (a window), edits go on where the file cannot be written any more: see `state`.
        """
        file, plan = open_file(path, shape, read_only=read_only, break_lock=break_lock)
        return cls(file, plan, Keeping(file, keeps_going=keeps_going), author=author)

    def close(self) -> None:
        """Let go of the file. Edits that are in no file stay in the journal, and are offered back.

        Waits for an edit that is being made beside.
        """
        if self._beside is not None:
            self._beside.end()
        try:
            self._keeping.close()
        finally:
            if self._drafts is not None:
                self._drafts.close()
            standing_copy(self.project_id).unlink(missing_ok=True)
            self._listeners.clear()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ---- what stands

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self._plan

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self._file.read_only

    @property
    def project_id(self) -> str:
        """The project's identity, which copies keep."""
        return self._file.meta["project"]

    @property
    def schema(self) -> str:
        """The file's format, as people write versions: "1.0"."""
        return f"{SCHEMA >> 16}.{SCHEMA & 0xFFFF}"

    @property
    def recovered(self) -> bool:
        """Whether the project was put together from a damaged file."""
        return self._file.meta.get("recovered") == "1"

    @property
    def seq(self) -> int:
        """The number of the last edit; 0 in a new, empty project."""
        return self._file.seq

    @property
    def last_record(self) -> Record | None:
        """The last line of history."""
        return self._file.last

    # ---- changing it

    @contextmanager
    def edit(self, label: str, *, origin: str = "window", at: datetime | None = None, by: str = "",
             today: date | None = None) -> Iterator[Edit]:  # fmt: skip
        """One undo step, one line of history, one transaction, one notification.

        Leaving the block checks the result, writes it and tells the listeners. A `Problem`, or any
        other exception, leaves nothing behind. A block that changes nothing makes no edit.
        """
        self._enter()
        try:
            now = at or datetime.now().astimezone()
            edit = Edit(self._plan, today or now.date())
            yield edit
            plan, change_set = edit.finish()
            if change_set:
                top = self.seq + 1
                self._commit(plan, change_set, label, origin, now, by, undo_top=top, redo_tip=top)
        finally:
            self._editing = False
        self._listeners.tell()

    def edit_beside(self, label: str, fill: Callable[[Edit, Tell], None], *, origin: str, today: date) -> Beside[None]:
        """A large edit that another thread fills and commits while the owner's goes on painting. See `Beside`.

        `fill` gets the edit and what it tells how far it is. Raises `Problem` where no edit can begin.
        """
        self._enter()

        def make(tell: Tell) -> None:
            edit = Edit(self._plan, today)
            fill(edit, tell)
            plan, change_set = edit.finish()
            tell(1.0)
            if change_set:
                top, now = self.seq + 1, datetime.now().astimezone()
                self._commit(plan, change_set, label, origin, now, "", undo_top=top, redo_tip=top)

        return self._begin_beside(make)

    def _begin_beside(self, make: Callable[[Tell], T]) -> Beside[T]:
        def end() -> None:
            self._editing, self._beside = False, None
            self._listeners.tell()

        self._beside = made = Beside(make, end)
        return made

    @property
    def is_busy(self) -> bool:
        """Whether an edit goes on beside this thread, so that another would be refused."""
        return self._beside is not None

    def watch(self, seconds: float = GLANCE) -> State:
        """As `FileSide.watch`; the file is left alone while an edit is written beside."""
        return self.state if self.is_busy else super().watch(seconds)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Edits made inside are lines of history as ever, but durable together when the block is left.

        For filling a new project, which nobody relies on yet. Where one edit fails, those before it
        stay. Raises `Problem` where they could not be written.
        """
        self._together = True
        try:
            yield
        finally:
            self._together = False
            self._file.flush()

    def restore(self, version: Version) -> None:
        """Make the plan what it was in a version, as one edit; the present state is kept first. Raises `Problem`."""
        beside = self.restore_beside(version)
        try:
            beside.make(lambda _share: None)
        finally:
            beside.end()

    def restore_beside(self, version: Version) -> Beside[None]:
        """The same for another thread: the version is read and the present state kept there, too."""

        def fill(edit: Edit, _tell: Tell) -> None:
            edit.become(self.plan_of(version))

        label, today = _("Restore version {id}").format(id=version.id), datetime.now().astimezone().date()
        return self.edit_beside(label, fill, origin="restore", today=today)

    def erase(self, person: Stakeholder) -> Erased:
        """Erase a person from plan, history, versions, journals and drafts; undo does not go back across it.

        Raises `Problem`; the project is as it was then.
        """
        beside = self.erase_beside(person)
        try:
            return beside.make(lambda _share: None)
        finally:
            beside.end()

    def erase_beside(self, person: Stakeholder) -> Beside[Erased]:
        """The same for another thread: many files are rewritten and proven. The history cannot be read meanwhile.

        Raises `Problem` where the file cannot be rewritten now.
        """
        self._enter()
        self._keeping.watch(PATIENCE)
        if self.trouble is not None:
            self._editing = False
            raise self.trouble

        def make(_tell: Tell) -> Erased:
            before, keeps_going, path = self._plan, self._keeping.keeps_going, self.path
            self._keeping.close()
            try:
                done = erase(path, person.id, author=self._author, shape=self._file.shape)
            finally:
                self._file, self._plan = open_file(path, self._file.shape)
                self._keeping = Keeping(self._file, keeps_going=keeps_going)
            assert self._file.last is not None
            self._listeners.note(Changed(before, self._plan, between(before, self._plan), self._file.last))
            return done

        return self._begin_beside(make)

    def undo(self, steps: int = 1) -> Record:
        """Take back the last `steps` edits, as one edit. Raises `Problem` where there are not as many."""
        self._believe()
        tops = self._steps.back(steps)
        label = _("Undo {label}").format(label=self._quoted(tops[0])) if steps == 1 else _undo_many(steps)
        sets = [self._change_set(seq).swapped() for seq in tops]
        top, tip = self._steps.top_before(tops[-1]), self._steps.redo_tip
        return self._step(sets, label, "undo", tops[0], undo_top=top, redo_tip=tip)

    def redo(self, steps: int = 1) -> Record:
        """Bring back the last `steps` undone edits, as one edit. Raises `Problem` likewise."""
        self._believe()
        path = self._steps.forth(steps)
        label = _("Redo {label}").format(label=self._quoted(path[0])) if steps == 1 else _redo_many(steps)
        sets = [self._change_set(seq) for seq in path]
        return self._step(sets, label, "redo", None, undo_top=path[-1], redo_tip=self._steps.redo_tip)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None; None too where the file cannot be asked."""
        with suppress(NotInFile):
            return self._steps.undo_label()
        return None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back, or None likewise."""
        with suppress(NotInFile):
            return self._steps.redo_label()
        return None

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of every change after its commit; its errors are reported, never the edit's."""
        self._listeners.add(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop telling it."""
        self._listeners.remove(listener)

    # ---- history

    def history_check(self) -> Callable[[], None]:
        """A job for any thread, with a connection of its own, that proves the history; pass it to `believe`.

        Raises `Problem` on damage. Until then the history is proven when it is first used.
        """
        file = self._file

        def check() -> None:
            with damage_said(file.path), closing(connect(file.at, read_only=True)) as raw:
                file.check_history(raw)

        return check

    def believe_history(self) -> None:
        """Say that `history_check` ran well, so that the history is not proven again when it is used."""
        self._believed = True

    def _believe(self) -> None:
        if not self._believed:
            with damage_said(self.path):
                self._file.reach(self._file.check_history, seconds=PROVING)
            self._believed = True

    def history(self, since: int = 0, until: int | None = None) -> Iterator[Record]:
        """The lines of history after edit `since`, up to `until`, newest first. Raises `Problem` on damage."""
        self._believe()
        return self._file.records(since + 1, self.seq if until is None else until)

    def plan_at(self, seq: int) -> Plan:
        """The plan as it stood after edit `seq`, walked back from today."""
        if not 0 <= seq <= self.seq:
            raise Problem(_("there is no edit {seq}").format(seq=seq), where=str(self.path))
        self._believe()
        return walk_back(self._plan, self._file.change_sets(seq + 1, self.seq))

    def seq_at(self, moment: datetime) -> int:
        """The last edit at or before a moment. By sequence, so a clock that jumped back does not reorder."""
        for record in self.history():
            if datetime.fromisoformat(record.at) <= moment:
                return record.seq
        return 0

    # ---- inside

    def _enter(self) -> None:
        if threading.get_ident() != self._owner:
            raise RuntimeError("only the thread that opened a project edits it")
        if self._beside is not None:
            what = _("is being written to and cannot be changed meanwhile")
            raise Problem(what, where=str(self.path), mend=_("wait until it is through"), kind=Kind.IN_USE)
        if self._editing:
            raise RuntimeError("there is no edit, undo or redo inside an edit")
        if self.read_only:
            raise Problem(_("is open for reading only"), where=str(self.path), kind=Kind.CANNOT_WRITE)
        self._editing = True

    @property
    def _steps(self) -> Steps:
        return Steps(self._file)

    def _quoted(self, seq: int) -> str:
        return _("“{label}”").format(label=self._steps.record(seq).label)

    def _change_set(self, seq: int) -> ChangeSet:
        return ChangeSet.from_json(self._steps.record(seq).change_set)

    def _step(self, sets: list[ChangeSet], label: str, origin: str, undoes: int | None, *, undo_top: int,
              redo_tip: int) -> Record:  # fmt: skip
        self._enter()
        try:
            things_only = [ChangeSet(change_set.changes) for change_set in sets]
            plan = apply_all(self._plan, things_only)
            change_set = ChangeSet(between(self._plan, plan).changes)
            now = datetime.now().astimezone()
            record = self._commit(
                plan, change_set, label, origin, now, "", undoes=undoes, undo_top=undo_top, redo_tip=redo_tip
            )
        finally:
            self._editing = False
        self._listeners.tell()
        return record

    def _commit(self, plan: Plan, change_set: ChangeSet, label: str, origin: str, at: datetime, by: str, *,
                undo_top: int, redo_tip: int, undoes: int | None = None) -> Record:  # fmt: skip
        swaps = swaps_of(self._plan, plan, change_set)
        record = Record(
            seq=self.seq + 1,
            label=clean(label),
            author=by or self._author,
            origin=origin,
            at=at.isoformat(timespec="milliseconds"),
            schema=SCHEMA,
            undoes=undoes,
            undo_top=undo_top,
            redo_tip=redo_tip,
            changes=len(change_set.changes),
            change_set=change_set.to_json(),
        )
        if self._together:
            record = self._file.set_aside(swaps, plan.counters, record)
        else:
            record = self._keeping.commit(swaps, plan.counters, record, self._plan)
        self._listeners.note(Changed(self._plan, plan, change_set, record))
        self._plan = plan
        return record


def _undo_many(steps: int) -> str:
    return _("Undo {n} edits").format(n=steps)


def _redo_many(steps: int) -> str:
    return _("Redo {n} edits").format(n=steps)
