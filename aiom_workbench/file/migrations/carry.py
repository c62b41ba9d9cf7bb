"""Rows carried from one format to the next: checked as format 1.0 says, copied, checksummed anew.

What format 1.0 fixed is written here once more, on purpose: today's code may change, this may not.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

from aiom_workbench.file import checks
from aiom_workbench.file.connection import PAGE_SIZE, connect
from aiom_workbench.file.migrations import Formats, Step
from aiom_workbench.words import _

Row = tuple[Any, ...]
_HISTORY = "seq, label, author, origin, at, schema, undoes, undo_top, redo_tip, changes, change_set, chain"
_UNSUMMED = ("sums", "history")


def migrate(source: Path, target: Path, version: int, formats: Formats) -> None:
    """Write the project in `source`, of an older format, to `target` in the newest one.

    `source` is checked first and only read. Raises `Problem` on damage, `sqlite3.Error` or `OSError`
    where `target` cannot be written.
    """
    with closing(connect(source, read_only=True)) as raw:
        check(raw, formats.schema(version))
    made = source
    while version < formats.newest:
        step = formats.steps[version]
        following = target.with_name(f"{target.name}.{checks.written(step.to)}")
        try:
            _run(step, made, following, formats)
        except BaseException:
            following.unlink(missing_ok=True)
            raise
        finally:
            if made != source:
                made.unlink(missing_ok=True)
        made, version = following, step.to
    shutil.move(made, target)


def check(raw: sqlite3.Connection, schema: Sequence[str]) -> None:
    """Raise `Problem` unless an old file is whole: schema, pages, links, checksums, history."""
    checks.schema_holds(raw, schema)
    checks.pages_hold(raw)
    sums = {name: (count, total) for name, count, total in raw.execute("SELECT name, count, sum FROM sums")}
    for table, columns in _tables(raw):
        if table not in _UNSUMMED and sums.get(table) != _sum_of(raw, table, columns):
            raise checks.damaged(_("rows of {table} do not fit their checksum").format(table=table))
    before = b""
    for row in raw.execute(f"SELECT {_HISTORY} FROM history ORDER BY seq"):  # noqa: S608
        if _link(row, before) != row[-1]:
            raise checks.damaged(_("the history does not fit its checksums at edit {seq}").format(seq=row[0]))
        before = row[-1]


def _run(step: Step, source: Path, target: Path, formats: Formats) -> None:
    target.touch(exist_ok=False)
    with closing(connect(target, read_only=False)) as raw:
        raw.execute(f"PRAGMA page_size={PAGE_SIZE}")
        raw.execute("VACUUM")
        raw.execute("ATTACH ? AS old", (f"{source.resolve().as_uri()}?mode=ro",))
        raw.execute("BEGIN IMMEDIATE")
        for statement in formats.schema(step.to):
            raw.execute(statement)
        for table, columns in _tables(raw):
            common = [name for name in columns if name in _columns(raw, "old", table)]
            names = ", ".join(f'"{name}"' for name in common)
            raw.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM old.{table} ORDER BY rowid"  # noqa: S608
                        if common else "SELECT 1")  # fmt: skip
        step.fill(raw)
        if step.change_set is not None:
            _rewrite_history(raw, step.change_set)
        _sum_again(raw)
        raw.execute(f"PRAGMA application_id={checks.APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={step.to}")
        raw.execute("COMMIT")


def _tables(raw: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    for (name,) in raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall():
        yield name, _columns(raw, "main", name)


def _columns(raw: sqlite3.Connection, database: str, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA {database}.table_info({table})")]


def _sum_again(raw: sqlite3.Connection) -> None:
    for table, columns in _tables(raw):
        if table in _UNSUMMED:
            continue
        if columns[-1] == "checksum":
            names = ", ".join(f'"{name}"' for name in columns[:-1])
            marks = [(_checksum(row[1:]), row[0]) for row in raw.execute(f"SELECT rowid, {names} FROM {table}")]  # noqa: S608
            raw.executemany(f"UPDATE {table} SET checksum = ? WHERE rowid = ?", marks)  # noqa: S608
        count, total = _sum_of(raw, table, columns)
        raw.execute("INSERT OR REPLACE INTO sums VALUES (?, ?, ?)", (table, count, total))
    last = raw.execute("SELECT seq, chain FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    end = (last[0], int.from_bytes(last[1][:8], "big", signed=True)) if last else (0, 0)
    raw.execute("INSERT OR REPLACE INTO sums VALUES ('history', ?, ?)", end)


def _sum_of(raw: sqlite3.Connection, table: str, columns: list[str]) -> tuple[int, int]:
    """How many rows a table has and the sum of their checksums, each held against its own."""
    names = ", ".join(f'"{name}"' for name in columns)
    count = total = 0
    for row in raw.execute(f"SELECT {names} FROM {table}"):  # noqa: S608
        own = columns[-1] == "checksum"
        mark = _checksum(row[:-1] if own else row)
        if own and mark != row[-1]:
            raise checks.damaged(_("a row of {table} does not fit its checksum").format(table=table))
        count, total = count + 1, total + mark
    return count, (total + 2**63) % 2**64 - 2**63


def _rewrite_history(raw: sqlite3.Connection, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Old change sets as the new format writes them, chained anew from the first that differs."""
    before = b""
    for row in raw.execute(f"SELECT {_HISTORY} FROM history ORDER BY seq").fetchall():  # noqa: S608
        text = _unpack(row[-2])
        new = json.dumps(change(json.loads(text)), ensure_ascii=False, separators=(",", ":"))
        packed = row[-2] if new == text else _pack(new)
        chain = _link((*row[:-2], packed, b""), before)
        if chain != row[-1]:
            raw.execute("UPDATE history SET change_set = ?, chain = ? WHERE seq = ?", (packed, chain, row[0]))
        before = chain


# ---- as format 1.0 has it


def _checksum(row: Row) -> int:
    digest = blake2b(json.dumps(list(row), separators=(",", ":")).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _link(row: Row, before: bytes) -> bytes:
    parts = [*row[:-2], _unpack(row[-2])]
    return blake2b(before + json.dumps(parts).encode(), digest_size=16).digest()


def _unpack(stored: bytes) -> str:
    return (stored if stored[:1] == b"{" else zlib.decompress(stored)).decode()


def _pack(text: str) -> bytes:
    raw = text.encode()
    return zlib.compress(raw, 6) if len(raw) > 1024 else raw
