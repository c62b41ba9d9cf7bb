"""What sees to it that no acknowledged edit is lost: file, session journal, versions, recovery copy."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiom_workbench.file import versions
from aiom_workbench.file.connection import is_writable
from aiom_workbench.file.history import Record
from aiom_workbench.file.journal import Journal
from aiom_workbench.file.project_file import ProjectFile, Swap
from aiom_workbench.file.trouble import NotInFile, State
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project.rescue import rescue, write_copy
from aiom_workbench.words import _

VERSION_EVERY = timedelta(minutes=15)
KEPT_BEFORE = frozenset({"import", "sync", "restore", "merge"})
"""Edits of these origins change much at once: a version is kept before each."""


class Keeping:
    """Stands between a project and its file.

    With `keeps_going`, an edit that the file cannot take is journalled and set aside, and the file
    gets it as soon as it can be written again; without, the edit is refused, and where the file is
    gone a recovery copy is written.
    """

    def __init__(self, file: ProjectFile, *, keeps_going: bool = False, is_new: bool = False) -> None:
        """For a file that was just opened, or made anew."""
        self.file = file
        self.keeps_going = keeps_going
        self.session: list[Record] = []
        self.trouble: NotInFile | None = NotInFile(State.READ_ONLY, file.path) if file.read_only else None
        self._journal = Journal(file.meta["project"], file.path, file.last)
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

    def commit(self, swaps: Sequence[Swap], counters: Mapping[str, int], record: Record, plan: Plan) -> Record:
        """Make an edit durable; `plan` is the one before it. Gives the record as it was chained. Raises `Problem`."""
        if record.origin in KEPT_BEFORE:
            self._keep_before(record.origin)
        try:
            made = self.file.commit(swaps, counters, record)
            self.trouble = None
        except NotInFile as trouble:
            made = self._set_aside(swaps, counters, record, plan, trouble)
        else:
            self._note(made)
        self.session.append(made)
        if self.version_is_due and not self.keeps_going:
            self._keep_quietly()
        return made

    def _keep_before(self, reason: str) -> None:
        """Keep a version of a file that can be reached; of one that cannot, the commit speaks, or sets the edit aside."""
        try:
            self.file.check_still_there()
            self.file.check_unchanged()
            self.file.flush()
        except NotInFile:
            return
        self.keep_version(reason)

    def _note(self, record: Record) -> None:
        """Into the journal, too. The edit is in the file, so a journal that cannot be written refuses nothing."""
        with suppress(OSError, Problem):
            self._journal.add(record)

    def _set_aside(self, swaps: Sequence[Swap], counters: Mapping[str, int], record: Record, plan: Plan,
                   trouble: NotInFile) -> Record:  # fmt: skip
        if not self.keeps_going:
            raise self._with_copy(trouble, plan) if trouble.state.is_elsewhere else trouble
        made = self.file.set_aside(swaps, counters, record)
        try:
            self._journal.add(made)
        except (OSError, Problem):
            self.file.take_back(made)
            raise trouble from None
        self.trouble = trouble
        return made

    def _with_copy(self, trouble: NotInFile, plan: Plan) -> NotInFile:
        """The trouble, with the word of where everything is."""
        copy = rescue(self.file, plan, self.session)
        self._copied_at = self.file.seq
        return trouble.mended_by(_("everything up to edit {seq} is in {copy}").format(seq=self.file.seq, copy=copy))

    def watch(self) -> State:
        """Look after the file: is it there, is it ours, can it be written; write what waits. Cheap: for every second."""
        if self.file.read_only:
            return self.state
        try:
            self.file.check_still_there()
            self.file.check_unchanged()
            if not is_writable(self.file.path):
                raise NotInFile(State.READ_ONLY, self.file.path)
            self.file.flush()
        except NotInFile as trouble:
            self.trouble = trouble
        except (Problem, OSError):
            return self.state
        else:
            self.trouble = None
        return self.state

    def copy_to(self, target: Path, plan: Plan) -> None:
        """Write the whole project, edits that wait included, to `target`. Raises `Problem`."""
        write_copy(self.file, plan, self.session, target)

    # ---- versions

    @property
    def version_is_due(self) -> bool:
        """Whether a quarter of an hour of work that changed something has passed since the last version."""
        passed = time.monotonic() - self._version_at >= VERSION_EVERY.total_seconds()
        return passed and self.file.seq != self._version_seq

    def keep_version(self, reason: str) -> versions.Version:
        """Keep a version of the file as it stands. Raises `Problem`."""
        kept = versions.keep(self.file.at, self.file.meta["project"], self.file.last, reason, self.file.shape)
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
        """End the session: keep a version where one is due, take the journal away where all is in a file."""
        is_lost = bool(self.file.waiting) or self.state.is_elsewhere
        if self.session and not is_lost and not self._is_new and self._is_version_old():
            self._keep_quietly()
        self._journal.close(is_needed=is_lost and self._copied_at != self.file.seq)

    def was_copied(self) -> None:
        """Say that everything up to now is in another file, so that the journal is not needed any more."""
        self._copied_at = self.file.seq

    def _is_version_old(self) -> bool:
        newest = next(iter(versions.kept(self.file.meta["project"])), None)
        age = datetime.now(UTC) - newest.at if newest else None
        return age is None or age >= VERSION_EVERY or age < timedelta()
