"""The lock that lies beside an open project file and says, as text, who has it and since when.

A lock left by a process of this host that has ended is taken over without a word; one from
another host is respected until a person says otherwise.
"""

from __future__ import annotations

import getpass
import glob
import os
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiom_workbench.file.process import is_alive, me
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

_NAMES = ("host", "pid", "user", "since", "began")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a file. `began` marks the process's start, so that a number given again is not mistaken for it."""

    host: str
    pid: int
    user: str
    since: str
    began: str = ""

    @classmethod
    def myself(cls) -> Holder:
        """Ourselves, from now on."""
        pid, mark = me()
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(socket.gethostname(), pid, whoami(), now, mark)

    @classmethod
    def parse(cls, text: str) -> Holder | None:
        """The holder that a lock's text names, or None where it is no such text."""
        found = {
            key.strip(): value.strip() for key, _colon, value in (line.partition(":") for line in text.split("\n"))
        }
        if not found.get("host") or not found.get("pid", "").isdecimal():
            return None
        pid = min(int(found["pid"]), 2**31 - 1)
        return cls(found["host"], pid, found.get("user", ""), found.get("since", ""), found.get("began", ""))

    def text(self) -> str:
        """As a lock holds it: a line for each."""
        return "".join(f"{name}: {getattr(self, name)}\n" for name in _NAMES)

    @property
    def is_this_process(self) -> bool:
        """Whether it is ourselves."""
        return (self.host, self.pid, self.began) == (socket.gethostname(), *me())

    @property
    def has_ended(self) -> bool:
        """Whether it was a process of this host that runs no more. What runs elsewhere is never known to have ended."""
        return self.host == socket.gethostname() and not is_alive(self.pid, self.began)


class Lock:
    """A lock that this process holds. `release` lets go of it."""

    def __init__(self, path: Path, text: str) -> None:
        """Taken already; `take` makes one."""
        self.path = path
        self._text = text

    def release(self) -> None:
        """Take the lock away, if it is still ours."""
        if _read(self.path) == self._text:
            with suppress(OSError):
                self.path.unlink()


def lock_path(path: Path) -> Path:
    """Where the lock of a project file lies."""
    real = path.resolve()
    return real.with_name(f"{real.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Who holds the project file, or None. A holder that has ended is None."""
    text = _read(lock_path(path))
    holder = Holder.parse(text) if text is not None else None
    return None if holder is None or holder.has_ended else holder


def take(path: Path, *, by_force: bool = False) -> Lock:
    """Take the lock of a project file. `by_force` is a person's word to take it from whoever has it.

    Raises `Problem`: in use (by whom, since when), or the lock could not be written.
    """
    place = lock_path(path)
    text = f"{Holder.myself().text()}key: {secrets.token_hex(4)}\n"  # told apart from another of ours
    for _attempt in range(5):
        if _put(place, text, path):
            _sweep(path.resolve(), place)
            return Lock(place, text)
        standing = _read(place)
        if standing is None:
            continue
        holder = Holder.parse(standing)
        if not by_force and (holder is None or not holder.has_ended):
            raise in_use(path, holder)
        _clear(place, standing)
    raise in_use(path, holder_of(path))


def in_use(path: Path, holder: Holder | None) -> Problem:
    """The problem of a file that another has open, in words."""
    if holder is None:
        what = _("is in use; nobody can say by whom")
    else:
        what = _("is in use by {user} on {host} (process {pid}) since {since}").format(
            user=holder.user or _("somebody"), host=holder.host, pid=holder.pid, since=holder.since or "?"
        )
    mend = _("close it there; if nobody has it open any more, use --break-lock")
    return Problem(what, where=str(path), mend=mend, kind=Kind.IN_USE)


def whoami() -> str:
    """The name under which the person is signed in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return _("unknown")


def _read(place: Path) -> str | None:
    try:
        return place.read_text("utf-8", errors="replace")
    except OSError:
        return None


def _put(place: Path, text: str, path: Path) -> bool:
    """Put the lock in its place with all its text at once; False where one lies there already."""
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        draft.write_text(text, "utf-8")
        try:
            os.link(draft, place)
        except (FileExistsError, FileNotFoundError):  # another has it, or has swept our draft away
            return False
        except OSError:  # a file system without hard links
            return _put_plainly(place, text)
    except OSError as error:
        message = _("could not be locked: {why}").format(why=error.strerror)
        raise Problem(message, where=str(path), kind=Kind.CANNOT_WRITE) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return True


def _put_plainly(place: Path, text: str) -> bool:
    try:
        with place.open("x", encoding="utf-8") as made:
            made.write(text)
    except FileExistsError:
        return False
    return True


def _clear(place: Path, standing: str) -> None:
    """Take a lock away whose text is `standing`; another that came in between is put back."""
    aside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        place.rename(aside)
    except OSError:
        return
    if _read(aside) != standing:
        with suppress(OSError):
            os.link(aside, place)
    aside.unlink(missing_ok=True)


def _sweep(path: Path, place: Path) -> None:
    """Take away what a process that was killed while it locked or rewrote the file left beside it."""
    for left in place.parent.glob(f".{glob.escape(place.name)}.*"):
        holder = Holder.parse(_read(left) or "")
        if holder is None or holder.has_ended:
            left.unlink(missing_ok=True)
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????.unfinished*"):
        if holder_of(left.with_name(f"{left.name.partition('.unfinished')[0]}.unfinished")) is None:
            left.unlink(missing_ok=True)
