"""What is checked before a file is believed: header, schema, pages, links, checksums."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aiom_workbench.file.rows import add_sums, checksum
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

APPLICATION_ID = 0x41494F4D
"""The letters AIOM."""

MAJOR, MINOR = 1, 0
SCHEMA = MAJOR * 65536 + MINOR
_HEADER = 100


def damaged(what: str) -> Problem:
    """The problem of a file that cannot be believed."""
    return Problem(_("is damaged: {what}").format(what=what), mend=_("try “recover”"), kind=Kind.DAMAGED)


def header_holds(path: Path) -> None:
    """Raise `Problem` unless the file's first 100 bytes are those of a project we can read.

    Nothing of a foreign file is touched: SQLite does not see it.
    """
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEADER)
    except FileNotFoundError as error:
        raise Problem(_("does not exist"), where=str(path), kind=Kind.DAMAGED) from error
    except OSError as error:
        raise Problem(
            _("cannot be read: {why}").format(why=error.strerror), where=str(path), kind=Kind.DAMAGED
        ) from error
    if len(head) < _HEADER or not head.startswith(b"SQLite format 3\0"):
        raise Problem(_("is no project file"), where=str(path), kind=Kind.DAMAGED)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Problem(_("is a database of another program"), where=str(path), kind=Kind.DAMAGED)
    version = int.from_bytes(head[60:64], "big")
    if version >> 16 > MAJOR:
        message = _("was made by a newer workbench (format {major})").format(major=version >> 16)
        raise Problem(message, where=str(path), mend=_("open it with that version"), kind=Kind.DAMAGED)
    if version != SCHEMA:
        raise Problem(_("has an unknown format {version}").format(version=version), where=str(path), kind=Kind.DAMAGED)


def database_holds(raw: sqlite3.Connection, expected: Sequence[str]) -> None:
    """Raise `Problem` unless the schema is ours to the letter and the pages and links hold."""
    found = [row[0] for row in raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    if sorted(found) != sorted(expected):
        message = _("its tables are not those of a project file")
        raise Problem(message, mend=_("take the data into a new project with “recover”"), kind=Kind.DAMAGED)
    answer = raw.execute("PRAGMA quick_check(1)").fetchone()
    if answer is None or answer[0] != "ok":
        raise damaged(str(answer[0] if answer else ""))
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(_("a link points to nothing"))


def rows_hold(table: str, rows: Sequence[tuple[Any, ...]], expected: tuple[int, int] | None) -> None:
    """Raise `Problem` unless each row fits its checksum, and the table its count and running sum."""
    marks = []
    for row in rows:
        mark = checksum(row[:-1])
        if mark != row[-1]:
            raise damaged(_("a row of {table} does not fit its checksum").format(table=table))
        marks.append(mark)
    if expected != (len(rows), add_sums(*marks)):
        raise damaged(_("rows of {table} are missing or not its own").format(table=table))
