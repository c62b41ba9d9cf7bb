"""Keeping a version: a copy that was opened and proven before it has its name."""

from __future__ import annotations

import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from aiom_workbench.file import app_data
from aiom_workbench.file.history import Record
from aiom_workbench.file.opening import open_file
from aiom_workbench.file.trouble import could_not_write
from aiom_workbench.file.versions import Version, chain_text, copy_into, kept, name_of, sync_folder, thin
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem


def keep(source: Path, project_id: str, last: Record | None, reason: str, shape: type[Plan] = Plan) -> Version:
    """Keep a verified copy of a project file as it stands, up to the edit `last`; what is kept already is not again.

    May run in any thread, on a connection of its own. Raises `Problem`; nothing half done is left then.
    """
    place = app_data.folder("versions", project_id)
    standing = next((v for v in kept(project_id) if v.chain == chain_text(last) and _is_sound(v.path, shape)), None)
    if standing is not None:
        return standing
    unfinished = place / f".{secrets.token_hex(4)}.unfinished"
    try:
        copy_into(source, unfinished)
        _believe(unfinished, last, shape)
        now = datetime.now(UTC).replace(microsecond=0)
        seq = last.seq if last else 0
        final = place / name_of(seq, now, reason, chain_text(last))
        unfinished.replace(final)
        sync_folder(place)
    except (OSError, sqlite3.Error) as error:
        raise could_not_write(place, error) from error
    finally:
        unfinished.unlink(missing_ok=True)
    thin(project_id)
    return Version(final, seq, now, reason, chain_text(last))


def _believe(copy: Path, last: Record | None, shape: type[Plan]) -> None:
    file, _plan = open_file(copy, shape, read_only=True)
    file.close()
    if chain_text(file.last) != chain_text(last):
        raise OSError("the copy is not what was to be copied")


def _is_sound(path: Path, shape: type[Plan]) -> bool:
    try:
        file, _plan = open_file(path, shape, read_only=True)
    except Problem:
        return False
    file.close()
    return True
