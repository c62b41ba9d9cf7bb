"""What sees to it that no acknowledged edit is lost: file, session journal, versions, recovery copy."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from aiom_workbench.file import versions
from aiom_workbench.file.hand import AtOnce, Hand, is_done
from aiom_workbench.file.history import Record
from aiom_workbench.file.journal import Journal
from aiom_workbench.file.project_file import ProjectFile, Swap, Waiting, Written
from aiom_workbench.file.trouble import NotInFile, State
from aiom_workbench.file.version_keeping import keep
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project.rescue import rescue, write_copy
from aiom_workbench.words import _

T = TypeVar("T")

VERSION_EVERY = timedelta(minutes=15)
GLANCE = 0.03
"""Seconds that a look at the file may keep a window waiting; what comes later is taken in at the next look."""
PATIENCE = 1.0
"""Seconds after which a file that did not answer is said to be silent."""
A_THING = 0.001
"""Seconds more for each thing that an edit changes."""
READING = 2.0
"""Seconds that a window waits for something to be read from the file."""
KEPT_BEFORE = frozenset({"import", "sync", "restore", "merge"})
"""Edits of these origins change much at once: a version is kept before each."""


class Keeping:
    """Stands between a project and its file.

    With `keeps_going`, an edit that the file cannot take is journalled and set aside, and the file
    gets it as soon as it can be written again; without, the edit is refused, and where the file is
    gone a recovery copy is written. The file is then touched in a thread of its own, so that one which
    does not answer keeps no window waiting: what was asked of it is taken in whenever it comes.
    """

    def __init__(self, file: ProjectFile, *, keeps_going: bool = False, is_new: bool = False) -> None:
        """For a file that was just opened, or made anew."""
        self.file = file
        self.keeps_going = keeps_going
        self.trouble: NotInFile | None = NotInFile(State.READ_ONLY, file.path) if file.read_only else None
        self._hand = Hand() if keeps_going else AtOnce()
        self._asked: Future[Written | None] | None = None
        self._asked_at = 0.0
        if keeps_going:
            file.reach = self._reach
        self._journal = Journal(file.meta["project"], file.real, file.last)
        self._copied_at = -1
        self._is_new = is_new
        self._version_seq = file.seq
        self._version_at = time.monotonic()
        if keeps_going and not self._has_base():
            self._version_at -= VERSION_EVERY.total_seconds()  # due with the first edit

    def _has_base(self) -> bool:
        """Whether a version stands from which this session's journal can be followed if the file never comes back."""
        end = versions.chain_text(self.file.last)
        return any(version.chain == end for version in versions.kept(self.file.meta["project"]))

    @property
    def state(self) -> State:
        """How the project stands to its file."""
        return self.trouble.state if self.trouble else State.IN_FILE

    @property
    def is_silent(self) -> bool:
        """Whether the file did not answer when it was asked last."""
        return self.state is State.SILENT

    def commit(self, swaps: Sequence[Swap], counters: Mapping[str, int], record: Record, plan: Plan) -> Record:
        """Make an edit durable; `plan` is the one before it. Gives the record as it was chained. Raises `Problem`."""
        if record.origin in KEPT_BEFORE:
            self._keep_before(record.origin)
        made = self.file.set_aside(swaps, counters, record)
        try:
            self._bring(GLANCE if self.is_silent else PATIENCE + A_THING * len(swaps))
            self.trouble = None
        except NotInFile as trouble:
            self._set_aside(made, plan, trouble)
        except Problem:
            self.file.take_back(made)
            raise
        else:
            self._note(made)
        if self.version_is_due and not self.keeps_going:
            self._keep_quietly()
        return made

    # ---- asking the file

    def _ask(self, *, looks: bool = False) -> None:
        """Have what waits written, after a look where one is asked for."""
        self._asked_at = time.monotonic()
        self._asked = self._hand.begin(partial(_attend, self.file, tuple(self.file.waiting), looks))

    def _hear(self, seconds: float | None) -> None:
        """Take in what came of it. Raises what kept it from being done, also that no answer came in time."""
        if self._asked is None:
            return
        if not is_done(self._asked, seconds):
            raise NotInFile(State.SILENT, self.file.path)
        asked, self._asked = self._asked, None
        self.file.take_in(asked.result())

    def _bring(self, seconds: float) -> None:
        """Write what waits, after whatever was asked before. Raises `Problem`."""
        until = time.monotonic() + seconds
        try:
            self._hear(seconds)
        except (Problem, OSError):
            if self._asked is not None:
                raise
        self._ask()
        self._hear(max(GLANCE, until - time.monotonic()))

    def _reach(self, work: Callable[[], T], /, *, seconds: float = READING) -> T:
        if self.is_silent:
            raise NotInFile(State.SILENT, self.file.path)
        asked = self._hand.begin(work)
        if not is_done(asked, seconds):
            raise NotInFile(State.SILENT, self.file.path)
        return asked.result()

    # ---- what keeps an edit safe

    def _keep_before(self, reason: str) -> None:
        """Keep a version of a file that can be reached; of one that cannot, the commit speaks, or sets the edit aside."""
        if self.watch(PATIENCE) is State.IN_FILE:
            self.keep_version(reason)

    def _note(self, record: Record) -> None:
        """Into the journal, too. The edit is in the file, so a journal that cannot be written refuses nothing."""
        with suppress(OSError, Problem):
            self._journal.add(record)

    def _set_aside(self, made: Record, plan: Plan, trouble: NotInFile) -> None:
        """Keep the edit in the journal until the file can take it; or take it back and say so."""
        if not self.keeps_going:
            self.file.take_back(made)
            raise self._with_copy(trouble, plan) if trouble.state.is_elsewhere else trouble
        try:
            self._journal.add(made)
        except (OSError, Problem):
            with suppress(OSError, Problem):
                self._hear(None)  # it may be in the file yet: nobody knows before it has answered
            if not self.file.waiting:
                self.trouble = None
                return
            self.file.take_back(made)
            raise trouble from None
        self.trouble = trouble

    def _with_copy(self, trouble: NotInFile, plan: Plan) -> NotInFile:
        """The trouble, with the word of where everything is."""
        copy = rescue(self.file, plan)
        self._copied_at = self.file.seq
        return trouble.mended_by(_("everything up to edit {seq} is in {copy}").format(seq=self.file.seq, copy=copy))

    def watch(self, seconds: float = GLANCE) -> State:
        """Look after the file: is it there, is it ours, can it be written; write what waits. For a window, all the while:
        it waits `seconds` for the answer, which may come at a later look.
        """
        if self.file.read_only:
            return self.state
        try:
            if self._asked is None:
                self._ask(looks=True)
            self._hear(seconds)
        except NotInFile as trouble:
            if trouble.state is not State.SILENT or time.monotonic() - self._asked_at >= PATIENCE:
                self.trouble = trouble
        except (Problem, OSError):
            return self.state
        else:
            self.trouble = None
        return self.state

    def copy_to(self, target: Path, plan: Plan) -> None:
        """Write the whole project, edits that wait included, to `target`. Raises `Problem`."""
        write_copy(self.file, plan, target)

    # ---- versions

    @property
    def version_is_due(self) -> bool:
        """Whether a quarter of an hour of work that changed something has passed since the last version."""
        passed = time.monotonic() - self._version_at >= VERSION_EVERY.total_seconds()
        return passed and self.file.seq != self._version_seq

    def keep_version(self, reason: str) -> versions.Version:
        """Keep a version of the file as it stands. Raises `Problem`."""
        kept = keep(self.file.at, self.file.meta["project"], self.file.last, reason, self.file.shape)
        self.version_was_kept(kept)
        return kept

    def version_was_kept(self, version: versions.Version) -> None:
        """Count the next quarter of an hour from here."""
        self._version_seq, self._version_at = version.seq, time.monotonic()

    def _keep_quietly(self) -> None:
        try:
            self.keep_version("work")
        except Problem:
            self._version_at = time.monotonic()

    def close(self) -> None:
        """End the session: keep a version where one is due, take the journal away where all is in a file, let go of it."""
        try:
            is_lost = bool(self.file.waiting) or self.state.is_elsewhere or self.is_silent
            if self.file.session and not is_lost and not self._is_new and self._is_version_old():
                self._keep_quietly()
            self._journal.close(is_needed=is_lost and self._copied_at != self.file.seq)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Close the file; one that does not answer is closed when it does, or with the program."""
        closed = self._hand.begin(self.file.close)
        self._hand.end()
        if is_done(closed, GLANCE if self.is_silent else PATIENCE):
            closed.result()

    def was_copied(self) -> None:
        """Say that everything up to now is in another file, so that the journal is not needed any more."""
        self._copied_at = self.file.seq

    def _is_version_old(self) -> bool:
        newest = next(iter(versions.kept(self.file.meta["project"])), None)
        age = datetime.now(UTC) - newest.at if newest else None
        return age is None or age >= VERSION_EVERY or age < timedelta()


def _attend(file: ProjectFile, edits: Sequence[Waiting], looks: bool) -> Written | None:
    if looks:
        file.look()
    return file.write(edits)
