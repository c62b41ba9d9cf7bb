"""The open project: the plan as it stands, the one way to change it, its history."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from aiom_workbench.file.checks import SCHEMA
from aiom_workbench.file.connection import connect
from aiom_workbench.file.drafts import Drafts
from aiom_workbench.file.history import Record
from aiom_workbench.file.lock import take, whoami
from aiom_workbench.file.opening import create_file, damage_said, open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.trouble import NotInFile, State
from aiom_workbench.file.versions import Version, belonging, chain_text, keep, kept
from aiom_workbench.plan import Plan
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.text import clean
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project.changes import ChangeSet, apply_all, between, walk_back
from aiom_workbench.project.erase import Erased, erase
from aiom_workbench.project.keeping import Keeping
from aiom_workbench.project.replay import swaps_of
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told after a commit: the plans before and after, and what lies between."""

    before: Plan
    after: Plan
    change_set: ChangeSet
    record: Record


Listener = Callable[[Changed], None]


class Project:
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
        self._together = False
        self._listeners: list[Listener] = []
        self._waiting: deque[Changed] = deque()
        self._telling = False
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
        """Let go of the file. Edits that are in no file stay in the journal, and are offered back."""
        try:
            self._keeping.close()
            if self._drafts is not None:
                self._drafts.close()
        finally:
            self._file.close()
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

    # ---- how it stands to its file

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

    def watch(self) -> State:
        """Look after the file, cheaply: for a window, every second. What waits is written as soon as it can be."""
        return self._keeping.watch()

    @property
    def drafts(self) -> Drafts:
        """Text that is being typed and is no edit yet."""
        if self._drafts is None:
            self._drafts = Drafts(self.project_id)
        return self._drafts

    def copy_to(self, path: Path) -> None:
        """Duplicate: the whole project with its history into another file. Raises `Problem`."""
        if path.exists() and path.resolve() == self.path.resolve():
            raise Problem(_("is the project itself"), where=str(path), mend=_("choose another name"))
        self._keeping.copy_to(path, self._plan)

    def save_as(self, path: Path) -> None:
        """Copy the project to another file and go on there. Raises `Problem`; it stays where it was then."""
        with ExitStack() as on_failure:
            lock = take(path)
            on_failure.callback(lock.release)
            self.copy_to(path)
            lock.release()
            file, plan = open_file(path, self._file.shape)
            on_failure.pop_all()
        self._keeping.was_copied()
        self._keeping.close()
        self._file.close()
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

    def _chain_text_at(self, seq: int) -> str | None:
        if seq == 0:
            return chain_text(None)
        return chain_text(self._record(seq)) if seq <= self.seq else None

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

    def restore(self, version: Version) -> None:
        """Make the plan what it was in a version, as one edit; the present state is kept first. Raises `Problem`."""
        plan = self.plan_of(version)
        with self.edit(_("Restore version {id}").format(id=version.id), origin="restore") as edit:
            edit.become(plan)

    def erase(self, person: Stakeholder) -> Erased:
        """Erase a person from plan, history, versions, journals and drafts; undo does not go back across it.

        Raises `Problem`; the project is as it was then.
        """
        self._enter()
        self._keeping.watch()
        before, keeps_going, path = self._plan, self._keeping.keeps_going, self.path
        try:
            if self.trouble is not None:
                raise self.trouble
            self._keeping.close()
            self._file.close()
            try:
                done = erase(path, person.id, author=self._author, shape=self._file.shape)
            finally:
                self._file, self._plan = open_file(path, self._file.shape)
                self._keeping = Keeping(self._file, keeps_going=keeps_going)
            assert self._file.last is not None
            self._waiting.append(Changed(before, self._plan, between(before, self._plan), self._file.last))
        finally:
            self._editing = False
        self._tell()
        return done

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
        self._tell()

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

    def undo(self, steps: int = 1) -> Record:
        """Take back the last `steps` edits, as one edit. Raises `Problem` where there are not as many."""
        tops = self._undo_path(steps)
        label = _("Undo {label}").format(label=self._quoted(tops[0])) if steps == 1 else _undo_many(steps)
        sets = [self._change_set(seq).swapped() for seq in tops]
        top = self._file.undo_top_at(tops[-1] - 1)
        return self._step(sets, label, "undo", tops[0], undo_top=top, redo_tip=self._redo_tip)

    def redo(self, steps: int = 1) -> Record:
        """Bring back the last `steps` undone edits, as one edit. Raises `Problem` likewise."""
        self._believe()
        path = self._redo_path()[:steps]
        if len(path) < steps:
            raise Problem(_("there is nothing to redo") if not path else _("there are only {n} edits to redo").format(
                n=len(path)))  # fmt: skip
        label = _("Redo {label}").format(label=self._quoted(path[0])) if steps == 1 else _redo_many(steps)
        sets = [self._change_set(seq) for seq in path]
        return self._step(sets, label, "redo", None, undo_top=path[-1], redo_tip=self._redo_tip)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        top = self._undo_top
        record = self._record(top) if top else None
        return record.label if record is not None and record.origin != "erase" else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back, or None."""
        path = self._redo_path(only_next=True)
        return self._label(path[0]) if path else None

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of every change after its commit; its errors are reported, never the edit's."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop telling it."""
        if listener in self._listeners:
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
                self._file.check_history()
            self._believed = True

    def history(self, since: int = 0) -> Iterator[Record]:
        """The lines of history after edit `since`, newest first. Raises `Problem` on damage."""
        self._believe()
        return self._file.records(since + 1, self.seq)

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
        if self._editing:
            raise RuntimeError("there is no edit, undo or redo inside an edit")
        if self.read_only:
            raise Problem(_("is open for reading only"), where=str(self.path), kind=Kind.CANNOT_WRITE)
        self._editing = True

    @property
    def _undo_top(self) -> int:
        return self._file.last.undo_top if self._file.last else 0

    @property
    def _redo_tip(self) -> int:
        return self._file.last.redo_tip if self._file.last else 0

    def _undo_path(self, steps: int) -> list[int]:
        self._believe()
        path: list[int] = []
        top = self._undo_top
        while top and len(path) < steps:
            self._refuse_erased(top)
            path.append(top)
            top = self._file.undo_top_at(top - 1)
        if len(path) < steps:
            raise Problem(_("there is nothing to undo") if not path else _("there are only {n} edits to undo").format(
                n=len(path)))  # fmt: skip
        return path

    def _refuse_erased(self, top: int) -> None:
        if self._record(top).origin == "erase":
            what = _("undo goes back no further: a person was erased in edit {seq}, and what stood there is gone")
            raise Problem(what.format(seq=top), where=str(self.path))

    def _redo_path(self, *, only_next: bool = False) -> list[int]:
        """The undone edits from the next one on: the way from the tip up to the top, turned round."""
        path: list[int] = []
        node = self._redo_tip
        while node and node != self._undo_top:
            path.append(node)
            node = self._file.undo_top_at(node - 1)
        path.reverse()
        return path[:1] if only_next else path

    def _record(self, seq: int) -> Record:
        return next(self._file.records(seq, seq))

    def _label(self, seq: int) -> str:
        return self._record(seq).label

    def _quoted(self, seq: int) -> str:
        return _("“{label}”").format(label=self._label(seq))

    def _change_set(self, seq: int) -> ChangeSet:
        return ChangeSet.from_json(self._record(seq).change_set)

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
        self._tell()
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
        self._waiting.append(Changed(self._plan, plan, change_set, record))
        self._plan = plan
        return record

    def _tell(self) -> None:
        """Tell the listeners what waits; what a listener brings about waits its turn."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                changed = self._waiting.popleft()
                for listener in list(self._listeners):
                    try:
                        listener(changed)
                    except Exception:
                        sys.excepthook(*sys.exc_info())
        finally:
            self._telling = False


def _undo_many(steps: int) -> str:
    return _("Undo {n} edits").format(n=steps)


def _redo_many(steps: int) -> str:
    return _("Redo {n} edits").format(n=steps)
