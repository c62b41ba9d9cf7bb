"""Connections to a project file.

Journal and durability are chosen so that an acknowledged commit survives whatever happens next:
rollback journal, `synchronous=EXTRA`, normal locking, writes in `BEGIN IMMEDIATE`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

PAGE_SIZE = 1024
_DURABLE = ("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=NORMAL", "foreign_keys=ON", "temp_store=MEMORY")
_WARY = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")
_OFF = ("SQLITE_DBCONFIG_ENABLE_TRIGGER", "SQLITE_DBCONFIG_ENABLE_VIEW", "SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION")
_BUSY_SECONDS = 1.0
_READER_BUSY_SECONDS = 5.0
_STEPS_BETWEEN_LOOKS = 20_000
_BYTES_A_SECOND = 4_000_000


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection with our settings. What the file says about itself is not trusted."""
    uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"
    wait = _READER_BUSY_SECONDS if read_only else _BUSY_SECONDS
    made = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait, check_same_thread=False)
    for pragma in (*_WARY, *(() if read_only else _DURABLE)):
        made.execute(f"PRAGMA {pragma}")
    configure = getattr(made, "setconfig", None)  # from Python 3.12 on
    if configure is not None:
        configure(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE"), True)  # noqa: B009
        for name in _OFF:
            configure(getattr(sqlite3, name), False)
    return made


@contextmanager
def at_one_moment(raw: sqlite3.Connection) -> Iterator[None]:
    """Read everything in the block as it stood at one moment, whoever writes meanwhile."""
    raw.execute("BEGIN")
    try:
        yield
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


@contextmanager
def no_endless_query(raw: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Break off whatever takes longer in the block than a file of this size can need."""
    until = time.monotonic() + 6 + path.stat().st_size / _BYTES_A_SECOND
    raw.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def journal_path(path: Path) -> Path:
    """Where SQLite keeps what it needs to take back a commit that was cut off."""
    return path.with_name(f"{path.name}-journal")


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at the path, or None: not its name, but device and number."""
    try:
        found = os.stat(path)  # noqa: PTH116 (one call, on every edit)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_writable(path: Path) -> bool:
    """Whether the file may be written: by its permissions (also for an administrator) and its medium."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """A path to read the project from without changing it; usually its own.

    What a killed writer left half done is taken back in the file, as SQLite does; where that cannot
    be written, in a temporary copy, which is gone after the block.
    """
    journal = journal_path(path)
    try:
        is_left = journal.stat().st_size > 0
    except OSError:
        is_left = False
    if not is_left or (is_writable(path) and _rolled_back(path)):
        yield path
        return
    with rolled_back_copy(path) as copy:
        yield copy


@contextmanager
def rolled_back_copy(path: Path) -> Iterator[Path]:
    """A temporary copy in which a commit that was cut off is taken back; the file itself is only read."""
    journal = journal_path(path)
    with tempfile.TemporaryDirectory(prefix="aiom-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        if journal.exists():
            shutil.copyfile(journal, journal_path(copy))
            _rolled_back(copy)
        yield copy


def _rolled_back(path: Path) -> bool:
    """Let SQLite take back a commit that was cut off, if its writer is gone. False where it could not."""
    try:
        raw = connect(path, read_only=False)
    except sqlite3.Error:
        return False
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Problem(_("is in use by another program"), where=str(path), kind=Kind.IN_USE) from error
        return False
    except sqlite3.Error:
        return True  # damage is for the checks to say
    finally:
        raw.close()
    return True
