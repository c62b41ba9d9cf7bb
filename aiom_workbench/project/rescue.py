"""A whole copy of an open project whose file cannot be relied on any more."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from aiom_workbench.file import app_data, versions
from aiom_workbench.file.checks import SCHEMA
from aiom_workbench.file.connection import journal_path
from aiom_workbench.file.history import Record
from aiom_workbench.file.opening import create_file, open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.whole import whole
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project.changes import between
from aiom_workbench.project.replay import append, swaps_of
from aiom_workbench.words import _

COPYING = 30.0
"""Seconds that a file may take to be copied before it counts as silent."""
_UNREADABLE = (sqlite3.Error, OSError, Problem)


def rescue(file: ProjectFile, plan: Plan) -> Path:
    """Write all there is of an open project, up to its last edit, to a file among the application data.

    Raises `Problem` where it cannot be written.
    """
    try:
        place = app_data.folder("recovered")
    except Problem:
        place = Path(tempfile.mkdtemp(prefix="aiom-recovered-"))
    target = free_name(place, file.path.stem, file.seq)
    write_copy(file, plan, target)
    return target


def free_name(place: Path, stem: str, seq: int) -> Path:
    """A name in a folder that no file has yet."""
    number = 1
    while (target := place / f"{stem}-{seq}{f'-{number}' if number > 1 else ''}.aiom").exists():
        number += 1
    return target


def standing_copy(project_id: str) -> Path:
    """Where a project whose edits are in no file is written for another process to read."""
    return app_data.root() / "standing" / f"{project_id}.aiom"


def write_copy(file: ProjectFile, plan: Plan, target: Path) -> None:
    """Write the open project to `target`, whole or not at all: from its file while that can be read
    (from its history alone, where another program wrote into it); else from the newest version and
    the session's edits; else the plan alone, without its history.

    Raises `Problem` where `target` cannot be written.
    """
    with whole(target) as unfinished:
        for attempt in (_from_file, _from_history, _from_version, _from_plan):
            try:
                attempt(file, plan, unfinished)
                _prove(file, plan, unfinished, has_history=attempt is not _from_plan)
            except _UNREADABLE as error:
                unfinished.unlink(missing_ok=True)
                if attempt is _from_plan:
                    raise error if isinstance(error, Problem | OSError) else OSError(str(error)) from error
            else:
                journal_path(target).unlink(missing_ok=True)  # of a file that this one replaces
                return


def _from_file(file: ProjectFile, _plan: Plan, target: Path) -> None:
    file.reach(lambda: file.raw.execute("VACUUM INTO ?", (str(target),)), seconds=COPYING)
    _append(target, file, [waiting.record for waiting in file.waiting])


def _from_history(file: ProjectFile, _plan: Plan, target: Path) -> None:
    with closing(create_file(target, file.shape, project_id=file.meta["project"])) as copy:
        append(copy, file.shape(), file.records(1, file.seq, newest_first=False))


def _from_version(file: ProjectFile, _plan: Plan, target: Path) -> None:
    for version, missing in _bases(file):
        with suppress(*_UNREADABLE):
            target.unlink(missing_ok=True)
            versions.copy_into(version.path, target)
            _append(target, file, missing)
            return
    raise OSError("no version leads up to this session")


def _bases(file: ProjectFile) -> Iterator[tuple[versions.Version, list[Record]]]:
    """Versions on this history, newest first, each with the session's edits behind it."""
    session = file.session
    first = session[0].seq if session else file.seq + 1
    chains = {record.seq: versions.chain_text(record) for record in session}
    for version in versions.kept(file.meta["project"]):
        if version.seq >= first and chains.get(version.seq) == version.chain:
            yield version, [record for record in session if record.seq > version.seq]
        elif version.seq == first - 1:
            yield version, session


def _append(target: Path, file: ProjectFile, records: list[Record]) -> None:
    if records:
        copy, plan = open_file(target, file.shape)
        with closing(copy):
            append(copy, plan, records)


def _from_plan(file: ProjectFile, plan: Plan, target: Path) -> None:
    with closing(create_file(target, file.shape, project_id=file.meta["project"])) as copy:
        empty = file.shape()
        change_set = between(empty, plan)
        last = file.last
        record = Record(
            seq=1, label=_("Recovered without its history"), author=last.author if last else "", origin="recover",
            at=last.at if last else "", schema=SCHEMA, undoes=None, undo_top=1, redo_tip=1,
            changes=len(change_set.changes), change_set=change_set.to_json(),
        )  # fmt: skip
        copy.commit(swaps_of(empty, plan, change_set), plan.counters, record)
        copy.set_meta(recovered="1")


def _prove(file: ProjectFile, plan: Plan, target: Path, *, has_history: bool) -> None:
    copy, found = open_file(target, file.shape, read_only=True)
    copy.close()
    if not found.same_as(plan) or (has_history and versions.chain_text(copy.last) != versions.chain_text(file.last)):
        raise OSError("the copy is not the plan that was to be copied")
