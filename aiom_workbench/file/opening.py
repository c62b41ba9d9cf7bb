"""Project files made and opened: with every check before anything in them is believed."""

from __future__ import annotations

import sqlite3
import tempfile
import uuid
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path

from aiom_workbench.file import checks
from aiom_workbench.file.connection import (
    PAGE_SIZE,
    at_one_moment,
    connect,
    is_writable,
    journal_path,
    no_endless_query,
    readable,
)
from aiom_workbench.file.lock import take
from aiom_workbench.file.migrations import RELEASED, Formats
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.trouble import NotInFile, State, could_not_write
from aiom_workbench.file.whole import whole
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

_DAMAGE = (sqlite3.Error, zlib.error, ValueError, TypeError, OverflowError, LookupError, MemoryError)
"""What reading a damaged file may raise, below our own checks."""


def create_file(path: Path, shape: type[Plan] = Plan, *, project_id: str = "") -> ProjectFile:
    """A new, empty project file, locked. Raises `Problem` where one exists or it cannot be written."""
    if path.exists():
        raise Problem(_("exists already"), where=str(path), mend=_("choose another name"), kind=Kind.CANNOT_WRITE)
    with ExitStack() as on_failure:
        held = on_failure.enter_context(ExitStack())
        held.callback(take(path).release)
        try:
            journal_path(path).unlink(missing_ok=True)  # of another file that once had this name
            path.touch(exist_ok=False)
            on_failure.callback(path.unlink, missing_ok=True)
            made = ProjectFile(path, shape, read_only=False, on_close=held)
            on_failure.callback(made.close)
            _write_schema(made, shape, project_id or str(uuid.uuid4()))
        except (sqlite3.Error, OSError) as error:
            raise could_not_write(path, error) from error
        on_failure.pop_all()
    return made


def _write_schema(made: ProjectFile, shape: type[Plan], project_id: str) -> None:
    raw = made.raw
    raw.execute(f"PRAGMA page_size={PAGE_SIZE}")
    raw.execute("VACUUM")
    with made.writer.transaction():
        for statement in schema_statements(shape):  # type: ignore[arg-type]
            raw.execute(statement)
        raw.execute(f"PRAGMA application_id={checks.APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={checks.SCHEMA}")
        made.fill(shape(), {"project": project_id})


def open_file(
    path: Path,
    shape: type[Plan] = Plan,
    *,
    read_only: bool = False,
    break_lock: bool = False,
    formats: Formats = RELEASED,
) -> tuple[ProjectFile, Plan]:
    """Open a project file with every check, and the plan in it; for writing, with its lock.

    One of an older format is brought to the newest: for reading in a temporary copy, for writing in
    its place, after a version of it was kept. Raises `Problem`: no project file, damaged, from a newer version, in use, or (for writing)
    read-only; the file is untouched then.
    """
    version = checks.header_holds(path, formats.newest)
    with ExitStack() as on_failure, damage_said(path):
        held = on_failure.enter_context(ExitStack())
        at = path
        if read_only:
            at = held.enter_context(readable(path))
            if version < formats.newest:
                at = held.enter_context(_migrated_copy(at, version, formats))
        else:
            if not is_writable(path):
                raise NotInFile(State.READ_ONLY, path)
            held.callback(take(path, by_force=break_lock).release)
            if version < formats.newest:
                _migrate_in_place(path, version, shape, formats)
        opened = ProjectFile(path, shape, read_only=read_only, at=at, on_close=held)
        on_failure.callback(opened.close)
        with no_endless_query(opened.raw, at), at_one_moment(opened.raw):
            checks.schema_holds(opened.raw, schema_statements(shape, formats))  # type: ignore[arg-type]
            checks.pages_hold(opened.raw)
            plan = opened.read()
        on_failure.pop_all()
    return opened, plan


@contextmanager
def damage_said(path: Path) -> Iterator[None]:
    """Turn whatever a damaged file brings about in the block into a `Problem` that names it."""
    try:
        yield
    except Problem as problem:
        raise (problem if str(path) in problem.where else problem.at(str(path))) from problem.__cause__
    except sqlite3.OperationalError as error:
        raise _of_operation(path, error) from error
    except _DAMAGE as error:
        raise _of_operation(path, error) from error


def _of_operation(path: Path, error: BaseException) -> Problem:
    if "locked" in str(error):
        return Problem(_("is in use by another program"), where=str(path), kind=Kind.IN_USE)
    if "interrupted" in str(error):
        error = TimeoutError(_("reading it takes longer than it can need"))
    what = str(error) if isinstance(error, TimeoutError) else _("a part of it cannot be read")
    return checks.damaged(what).at(str(path))


@contextmanager
def _migrated_copy(path: Path, version: int, formats: Formats) -> Iterator[Path]:
    from aiom_workbench.file.migrations.carry import migrate

    with tempfile.TemporaryDirectory(prefix="aiom-") as folder:
        copy = Path(folder) / path.name
        migrate(path, copy, version, formats)
        yield copy


def _migrate_in_place(path: Path, version: int, shape: type[Plan], formats: Formats) -> None:
    """Keep the old file as a version, migrate a copy, prove it, and put it in the old one's place."""
    from aiom_workbench.file import versions
    from aiom_workbench.file.migrations.carry import check, migrate

    with readable(path), closing(connect(path, read_only=True)) as raw:
        check(raw, formats.schema(version))
        versions.keep_as_it_is(path, "migration")
    try:
        with whole(path) as unfinished:
            migrate(path, unfinished, version, formats)
            made, _plan = open_file(unfinished, shape, read_only=True, formats=formats)
            with closing(made):
                made.check_history()
    except sqlite3.Error as error:
        raise could_not_write(path, error) from error


@cache
def schema_statements(shape: type[Plan], formats: Formats = RELEASED) -> tuple[str, ...]:
    """The statements that make the file's schema; a released schema is kept as text."""
    if shape is Plan:
        return tuple(formats.schema(formats.newest))
    from aiom_workbench.file.tables import tables_of

    return tuple(tables_of(shape).statements())  # type: ignore[arg-type]
