"""What is checked before a file is believed: header, schema, pages, links, checksums."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from aiom_workbench.file.rows import add_sums, checksum
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

APPLICATION_ID = 0x41494F4D
"""The letters AIOM."""

MAJOR, MINOR = 1, 0
SCHEMA = MAJOR * 65536 + MINOR
OLDEST = 1 * 65536
"""The first format that was released."""
_HEADER = 100


_PAGE = re.compile(r"[Pp]age (\d+)")


def damaged(what: str) -> Problem:
    """The problem of a file that cannot be believed."""
    return Problem(_("is damaged: {what}").format(what=what), mend=_("try “recover”"), kind=Kind.DAMAGED)


def header_holds(path: Path, newest: int = SCHEMA) -> int:
    """The file's format, from its first 100 bytes. Raises `Problem` unless they are those of a project we can read.

    Nothing of a foreign file is touched: SQLite does not see it.
    """
    head = _head(path)
    if len(head) < _HEADER or not head.startswith(b"SQLite format 3\0"):
        raise Problem(_("is no project file"), where=str(path), kind=Kind.DAMAGED)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Problem(_("is a database of another program"), where=str(path), kind=Kind.DAMAGED)
    version = int.from_bytes(head[60:64], "big")
    if version > newest:
        message = _("was made by a newer workbench (format {version})").format(version=written(version))
        raise Problem(message, where=str(path), mend=_("open it with that version"), kind=Kind.DAMAGED)
    if version < OLDEST:
        message = _("has an unknown format ({version})").format(version=written(version))
        raise Problem(message, where=str(path), kind=Kind.DAMAGED)
    if head[18:20] != b"\1\1":
        raise damaged(_("another program has changed how it is kept")).at(str(path))
    return version


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(_HEADER)
    except FileNotFoundError as error:
        raise Problem(_("does not exist"), where=str(path), kind=Kind.DAMAGED) from error
    except OSError as error:
        message = _("cannot be read: {why}").format(why=error.strerror)
        raise Problem(message, where=str(path), kind=Kind.DAMAGED) from error


def written(version: int) -> str:
    """A format as people write it: "1.0"."""
    return f"{version >> 16}.{version & 0xFFFF}"


def is_project_id(text: str) -> bool:
    """Whether the text is a project's id, and so may name a folder."""
    return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) is not None


def schema_holds(raw: sqlite3.Connection, expected: Sequence[str]) -> None:
    """Raise `Problem` unless the schema is ours to the letter. Nothing in it has run by then."""
    found = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchmany(10_000)
    if sorted(entry for entry in found if entry[3] is not None) != _entries(tuple(expected)) or any(
        entry[:2] != ("index", f"sqlite_autoindex_{entry[2]}_1") for entry in found if entry[3] is None
    ):
        message = _("its tables are not those of a project file")
        raise Problem(message, mend=_("take the data into a new project with “recover”"), kind=Kind.DAMAGED)


@cache
def _entries(statements: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    """What SQLite notes of each statement in its own table."""
    found = []
    for statement in statements:
        words = statement.split(maxsplit=6)
        kind, name = words[1].lower(), words[2].strip('"')
        found.append((kind, name, words[4].strip('"') if kind == "index" else name, statement))
    return sorted(found)


def pages_hold(raw: sqlite3.Connection, *, every_index: bool = False) -> None:
    """Raise `Problem` unless pages and links hold; `every_index`: each index against its table too."""
    answer = raw.execute(f"PRAGMA {'integrity_check' if every_index else 'quick_check'}(1)").fetchone()
    if answer is None or answer[0] != "ok":
        pages = sorted({int(number) for number in _PAGE.findall(str(answer[0] if answer else ""))})
        which = ", ".join(map(str, pages))
        raise damaged(
            _("page {pages} cannot be read").format(pages=which) if pages else _("its pages do not fit together")
        )
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
