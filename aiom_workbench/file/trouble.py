"""What can keep a project out of its file, in words and as a state that a window can show."""

from __future__ import annotations

import errno
from enum import StrEnum
from pathlib import Path

from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _


class State(StrEnum):
    """How an open project stands to its file."""

    IN_FILE = "in_file"
    """Everything that was said to be saved is in the file."""
    READ_ONLY = "read_only"
    """The file, its folder or its medium cannot be written."""
    GONE = "gone"
    """No file is where it was: removed, renamed, or its medium pulled out."""
    REPLACED = "replaced"
    """Another file is where it was."""
    CHANGED = "changed"
    """Another program wrote into it."""
    FULL = "full"
    """There is no space left."""
    SILENT = "silent"
    """The medium does not answer: a share that hangs, a disk that is asleep."""
    FAILING = "failing"
    """The medium refuses to write for a reason of its own."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the file that we opened can no longer be reached at its path, or is no longer ours."""
        return self in (State.GONE, State.REPLACED, State.CHANGED)


class NotInFile(Problem):
    """An edit could not be written to the file. `state` says why."""

    def __init__(self, state: State, path: Path, *, why: str = "", mend: str = "") -> None:
        what, usual_mend = _words(state, why)
        super().__init__(what, where=str(path), mend=mend or usual_mend, kind=Kind.CANNOT_WRITE)
        self.state = state
        self.path = path
        self.why = why

    def mended_by(self, mend: str) -> NotInFile:
        """The same, with another word of what to do."""
        return NotInFile(self.state, self.path, why=self.why, mend=mend)


def _words(state: State, why: str) -> tuple[str, str]:
    return {
        State.READ_ONLY: (_("is read-only"), _("save it under another name")),
        State.GONE: (_("was removed or renamed while it was open"), _("save it under another name")),
        State.REPLACED: (_("was replaced by another file while it was open"), _("save it under another name")),
        State.CHANGED: (_("was changed by another program while it was open"), _("save it under another name")),
        State.SILENT: (_("cannot be reached: its drive or share does not answer"), _("try again when it does")),
        State.FULL: (_("could not be written: there is no space left on the disk"), _("free some space, then go on")),
    }.get(state, (_("could not be written: {why}").format(why=why), ""))


_OF_ERRNO = {
    errno.ENOSPC: State.FULL,
    errno.EFBIG: State.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): State.FULL,
    errno.EROFS: State.READ_ONLY,
    errno.EACCES: State.READ_ONLY,
    errno.EPERM: State.READ_ONLY,
}


def could_not_write(path: Path, error: BaseException) -> Problem:
    """What kept a write from happening, in words: in use, or a `NotInFile`."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return Problem(_("is in use by another program"), where=str(path), kind=Kind.IN_USE)
    state = _OF_ERRNO.get(getattr(error, "errno", None) or 0)
    if state is None:
        name = str(getattr(error, "sqlite_errorname", ""))
        state = _state_of(name, text)
    return NotInFile(state, path, why=getattr(error, "strerror", None) or text)


def _state_of(name: str, text: str) -> State:
    if name.startswith("SQLITE_FULL") or "full" in text:
        return State.FULL
    if name == "SQLITE_READONLY_DBMOVED":
        return State.GONE
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) or "readonly" in text:
        return State.READ_ONLY
    return State.FAILING
