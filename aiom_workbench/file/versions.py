"""Versions: verified copies of a project, kept with the person's application data and thinned.

A version's name says all there is to know of it: the edit up to which it goes, when and why it was
kept, and the end of its history. It is shown only for a file whose history it belongs to.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiom_workbench.file import app_data
from aiom_workbench.file.connection import connect
from aiom_workbench.file.history import Record
from aiom_workbench.file.trouble import could_not_write

ALWAYS = 20
"""So many of the newest are never thinned."""

ALL_FOR, DAILY_FOR, WEEKLY_FOR = timedelta(days=1), timedelta(days=30), timedelta(days=180)
_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
_LONGEST_GAP = timedelta(days=31)
_NAMED = re.compile(r"(\d{8,})-(\d{8}T\d{6}Z)-([a-z]+)-([0-9a-f]{16})\.aiom")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Version:
    """A kept copy. `at` is when it was kept, `chain` the beginning of its history's last checksum."""

    path: Path
    seq: int
    at: datetime
    reason: str
    chain: str

    @property
    def id(self) -> str:
        """What a person names it by: "123-ab12cd"."""
        return f"{self.seq}-{self.chain[:6]}"


def chain_text(record: Record | None) -> str:
    """The end of a history as a version's name holds it."""
    return record.chain[:8].hex() if record else "0" * 16


def keep_as_it_is(source: Path, reason: str) -> Version:
    """Keep a copy of a project file of whatever format, which was checked already. Raises `Problem`."""
    with closing(connect(source, read_only=True)) as raw:
        (project_id,) = raw.execute("SELECT value FROM meta WHERE key = 'project'").fetchone()
        seq, chain = raw.execute("SELECT seq, chain FROM history ORDER BY seq DESC LIMIT 1").fetchone() or (0, bytes(8))
    return keep_copy(source, project_id, seq, chain[:8].hex(), reason)


def keep_copy(
    source: Path, project_id: str, seq: int, chain: str, reason: str, prove: Callable[[Path], None] | None = None
) -> Version:
    """Copy a project file among its versions; it has its name once `prove` finds nothing wrong. Raises `Problem`."""
    place = app_data.folder("versions", project_id)
    unfinished = place / f".{secrets.token_hex(4)}.unfinished"
    try:
        copy_into(source, unfinished)
        if prove is not None:
            prove(unfinished)
        now = datetime.now(UTC).replace(microsecond=0)
        final = place / f"{seq:08d}-{now:{_STAMP}}-{reason}-{chain}.aiom"
        unfinished.replace(final)
        sync_folder(place)
    except (OSError, sqlite3.Error) as error:
        raise could_not_write(place, error) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return Version(final, seq, now, reason, chain)


def copy_into(source: Path, target: Path) -> None:
    """Copy a project file as it stands, without what it has forgotten, and bring it to the medium.

    Raises `sqlite3.Error` or `OSError`; `target` may then be there, empty.
    """
    with closing(connect(source, read_only=True)) as raw:
        raw.execute("VACUUM INTO ?", (str(target),))
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def sync_folder(place: Path) -> None:
    """Bring a folder's names to the medium, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def kept(project_id: str) -> list[Version]:
    """Every version of a project, newest first: by the edit up to which it goes, never by the clock alone."""
    place = app_data.root() / "versions" / project_id
    found = [version for path in place.glob("*.aiom") if (version := _version(path)) is not None]
    return sorted(found, key=lambda version: (version.seq, version.at), reverse=True)


def _version(path: Path) -> Version | None:
    named = _NAMED.fullmatch(path.name)
    if named is None:
        return None
    at = datetime.strptime(named[2], _STAMP).replace(tzinfo=UTC)
    return Version(path, int(named[1]), at, named[3], named[4])


def belonging(versions: Iterable[Version], chain_at: Callable[[int], str | None]) -> list[Version]:
    """Those that lie on a history, which gives for an edit the chain after it, or None."""
    return [version for version in versions if chain_at(version.seq) == version.chain]


def thin(project_id: str) -> None:
    """Let go of versions that are no longer needed."""
    for version in superfluous(kept(project_id)):
        version.path.unlink(missing_ok=True)


def superfluous(versions: Sequence[Version]) -> list[Version]:
    """Of versions, newest first, those to let go: all of the last day stay, then one a day for a month,
    one a week for half a year, one a month; and the newest twenty, and the first, whatever the clock says.

    Days are counted along the sequence of edits, so a clock that jumps back counts as standing still,
    and one that jumps ahead as a month at most.
    """
    oldest_first = list(reversed(versions))
    moments, moment = [], timedelta()
    for before, version in zip([None, *oldest_first], oldest_first, strict=False):
        gap = version.at - before.at if before is not None else timedelta()
        moment += min(max(gap, timedelta()), _LONGEST_GAP)
        moments.append(moment)
    taken: set[tuple[timedelta, int]] = set()
    gone = []
    for i in reversed(range(len(oldest_first))):
        slot = _slot(moments[i], moment - moments[i])
        spare = slot is not None and slot in taken
        if slot is not None:
            taken.add(slot)
        if spare and 0 < i < len(oldest_first) - ALWAYS:
            gone.append(oldest_first[i])
    return gone


def _slot(moment: timedelta, age: timedelta) -> tuple[timedelta, int] | None:
    """The day, week or month that needs one version only; None where each is kept."""
    if age < ALL_FOR:
        return None
    step = timedelta(days=1) if age < DAILY_FOR else _WEEK if age < WEEKLY_FOR else _MONTH
    return step, moment // step
