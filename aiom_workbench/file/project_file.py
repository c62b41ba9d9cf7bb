"""The project file: made, opened with every check, committed to, read back.

One SQLite database. Journal and durability are chosen so that an acknowledged commit survives
whatever happens next: rollback journal, `synchronous=EXTRA`, normal locking, writes in
`BEGIN IMMEDIATE`.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, event, pool
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError

from aiom_workbench.file import checks
from aiom_workbench.file.history import Record, chained, pack, unpack
from aiom_workbench.file.lock import Lock, take
from aiom_workbench.file.rows import Row, add_sums, checksum, columns, row_of, things_of
from aiom_workbench.file.tables import Tables, tables_of
from aiom_workbench.plan import Collection, Plan, Thing
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

PAGE_SIZE = 1024
_PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=NORMAL", "foreign_keys=ON", "trusted_schema=OFF")
_RECORD = "seq, label, author, origin, at, schema, undoes, undo_top, redo_tip, changes, chain, change_set"

Swap = tuple[Thing | None, Thing | None]
"""A thing before and after an edit."""


class ProjectFile:
    """An open project file. Made by `create_file` or `open_file`; only its owner's thread writes."""

    def __init__(self, path: Path, shape: type[Plan], *, read_only: bool, lock: Lock | None = None) -> None:
        """Connect; nothing is read or checked yet. `lock` is released on closing."""
        self.path = path
        self._lock = lock
        self.read_only = read_only
        self.shape = shape
        self.tables: Tables = tables_of(shape)  # type: ignore[arg-type]
        self.engine = _engine(path, read_only=read_only)
        self.connection: Connection = self.engine.connect()
        self.identity = _identity(path)
        self.meta: dict[str, str] = {}
        self.sums: dict[str, tuple[int, int]] = {}
        self.last: Record | None = None

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection below SQLAlchemy's, for reading in bulk."""
        found = self.connection.connection.driver_connection
        assert isinstance(found, sqlite3.Connection)
        return found

    @property
    def seq(self) -> int:
        """The position in the history: the number of the last edit."""
        return self.last.seq if self.last else 0

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()

    # ---- reading

    def read(self) -> Plan:
        """The plan, every row checked against its checksum. Raises `Problem` on damage."""
        raw = self.raw
        self.sums = {name: (count, total) for name, count, total in raw.execute("SELECT name, count, sum FROM sums")}
        self.meta = dict(self._summed("meta", ("key", "value")))
        counters: dict[str, int] = dict(self._summed("counters", ("prefix", "last")))
        collections = {}
        for name, entity in self.shape.entities().items():
            rows = raw.execute(
                f"SELECT {', '.join(_quoted(c) for c in columns(entity))}, checksum FROM {name} ORDER BY position, id"  # noqa: S608
            ).fetchall()
            checks.rows_hold(name, rows, self.sums.get(name))
            collections[name] = Collection(things_of(entity, rows))
        self.last = self._last_record()
        return self.shape(collections, counters)

    def _summed(self, name: str, names: tuple[str, str]) -> list[Row]:
        rows: list[Row] = self.raw.execute(f"SELECT {names[0]}, {names[1]} FROM {name}").fetchall()  # noqa: S608
        total = add_sums(*(checksum(row) for row in rows))
        if self.sums.get(name) != (len(rows), total):
            raise checks.damaged(_("rows of {table} do not fit their checksum").format(table=name))
        return rows

    def _last_record(self) -> Record | None:
        row = self.raw.execute(f"SELECT {_RECORD} FROM history ORDER BY seq DESC LIMIT 1").fetchone()  # noqa: S608
        return _record(row) if row else None

    def records(self, low: int, high: int, *, newest_first: bool = True) -> Iterator[Record]:
        """The lines of history from `low` to `high`, both included."""
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT {_RECORD} FROM history WHERE seq BETWEEN ? AND ? ORDER BY seq {order}"  # noqa: S608
        for row in self.raw.execute(sql, (low, high)):
            yield _record(row)

    def undo_top_at(self, seq: int) -> int:
        """Which edit undo would take back, as it stood after edit `seq`."""
        row = self.raw.execute("SELECT undo_top FROM history WHERE seq = ?", (seq,)).fetchone()
        return int(row[0]) if row else 0

    # ---- writing

    def _fill(self, plan: Plan) -> None:
        """Write what a new file holds: its identity, the single things, the sums of every table."""
        sums = dict.fromkeys(plan.collections, (0, 0))
        self.meta = {"project": str(uuid.uuid4())}
        self._write_pairs(self.tables.meta, self.meta, sums)
        sums["counters"] = (0, 0)
        self._write_things([(None, thing) for thing in plan.things()], sums)
        self._write_sums(sums)
        self.sums = sums

    def commit(self, swaps: Sequence[Swap], counters: Mapping[str, int], record: Record) -> Record:
        """Write the changed things, the counters and a line of history in one durable transaction.

        Gives the record as it was chained. Raises `Problem` where it could not be written; the
        file then holds what it held before.
        """
        self.check_still_there()
        record = chained(record, self.last.chain if self.last else b"")
        sums = dict(self.sums)
        try:
            with self.connection.begin():
                self._check_seq()
                self._write_things(swaps, sums)
                self._write_pairs(self.tables.counters, counters, sums)
                self._write_sums(sums)
                self.connection.execute(self.tables.history.insert(), _record_values(record))
        except (SQLAlchemyError, OSError) as error:
            if not self._has(record):
                raise could_not_write(self.path, error) from error
        self.sums = sums
        self.last = record
        return record

    def _check_seq(self) -> None:
        row = self.raw.execute("SELECT max(seq) FROM history").fetchone()
        if (row[0] or 0) != self.seq:
            message = _("was changed by another program after edit {seq}").format(seq=self.seq)
            raise Problem(message, where=str(self.path), mend=_("open it again"), kind=Kind.IN_USE)

    def _has(self, record: Record) -> bool:
        """Whether a commit that failed is in the file all the same."""
        try:
            row = self.raw.execute("SELECT chain FROM history WHERE seq = ?", (record.seq,)).fetchone()
        except sqlite3.Error:
            return False
        return bool(row and row[0] == record.chain)

    def _write_things(self, swaps: Sequence[Swap], sums: dict[str, tuple[int, int]]) -> None:
        upserts: dict[str, list[Row]] = {}
        deletes: dict[str, list[str]] = {}
        for old, new in swaps:
            thing = new or old
            assert thing is not None
            name = thing.entity.collection
            count, total = sums.get(name, (0, 0))
            if old is not None:
                count, total = count - 1, add_sums(total, -checksum(row_of(old)))
            if new is not None:
                row = row_of(new)
                mark = checksum(row)
                count, total = count + 1, add_sums(total, mark)
                upserts.setdefault(name, []).append((*row, mark))
            elif old is not None:
                deletes.setdefault(name, []).append(old.id)
            sums[name] = (count, total)
        for name, ids in deletes.items():
            table = self.tables.things[name]
            self.connection.execute(table.delete().where(table.c.id == bindparam("gone")), [{"gone": i} for i in ids])
        for name, rows in upserts.items():
            names = (*columns(self.shape.entities()[name]), "checksum")
            values = [dict(zip(names, row, strict=True)) for row in rows]
            self.connection.execute(_upsert(self.tables.things[name]), values)

    def _write_pairs(self, table: Table, pairs: Mapping[str, Any], sums: dict[str, tuple[int, int]]) -> None:
        key, value = table.columns.keys()
        total = add_sums(*(checksum(pair) for pair in pairs.items()))
        if sums.get(table.name) != (len(pairs), total):
            rows = [{key: k, value: v} for k, v in pairs.items()]
            if rows:
                self.connection.execute(_upsert(table), rows)
            sums[table.name] = (len(pairs), total)

    def _write_sums(self, sums: Mapping[str, tuple[int, int]]) -> None:
        changed = [name for name in sums if sums[name] != self.sums.get(name)]
        rows = [{"name": name, "count": sums[name][0], "sum": sums[name][1]} for name in changed]
        if rows:
            self.connection.execute(_upsert(self.tables.sums), rows)

    def check_still_there(self) -> None:
        """Raise `Problem` where the path is no longer the file that was opened."""
        if self.read_only:
            raise Problem(_("is open for reading only"), where=str(self.path), kind=Kind.CANNOT_WRITE)
        if _identity(self.path) != self.identity:
            message = _("was removed, renamed or replaced while it was open")
            raise Problem(message, where=str(self.path), kind=Kind.CANNOT_WRITE)


def create_file(path: Path, shape: type[Plan] = Plan) -> ProjectFile:
    """A new, empty project file. Raises `Problem` where one exists or it cannot be written."""
    if path.exists():
        raise Problem(_("exists already"), where=str(path), mend=_("choose another name"), kind=Kind.CANNOT_WRITE)
    made = None
    lock = take(path)
    try:
        journal_path(path).unlink(missing_ok=True)  # of another file that once had this name
        path.touch(exist_ok=False)
        made = ProjectFile(path, shape, read_only=False, lock=lock)
        raw = made.raw
        raw.execute(f"PRAGMA page_size={PAGE_SIZE}")
        raw.execute("VACUUM")
        with made.connection.begin():
            for statement in schema_statements(shape):  # type: ignore[arg-type]
                raw.execute(statement)
            raw.execute(f"PRAGMA application_id={checks.APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version={checks.SCHEMA}")
            made._fill(shape())
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        if made is not None:
            made.close()
            path.unlink(missing_ok=True)
        lock.release()
        raise could_not_write(path, error) from error
    return made


def open_file(
    path: Path, shape: type[Plan] = Plan, *, read_only: bool = False, break_lock: bool = False
) -> tuple[ProjectFile, Plan]:
    """Open a project file with every check, and the plan in it; for writing, with its lock.

    Raises `Problem`: no project file, damaged, from a newer version, or in use; the file is untouched then.
    """
    checks.header_holds(path)
    lock = None if read_only else take(path, by_force=break_lock)
    try:
        opened = ProjectFile(path, shape, read_only=read_only, lock=lock)
    except SQLAlchemyError as error:
        if lock is not None:
            lock.release()
        raise checks.damaged(str(getattr(error, "orig", error))).at(str(path)) from error
    try:
        checks.database_holds(opened.raw, schema_statements(shape))  # type: ignore[arg-type]
        return opened, opened.read()
    except Problem as problem:
        opened.close()
        raise problem.at(str(path)) from problem.__cause__
    except (SQLAlchemyError, sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        opened.close()
        raise checks.damaged(str(error)).at(str(path)) from error


@cache
def schema_statements(shape: type[Plan]) -> tuple[str, ...]:
    """The statements that make the file's schema; a released schema is kept as text."""
    if shape is Plan:
        text = (files("resources") / "schema" / "project-1.0.sql").read_text("utf-8")
        return tuple(part.strip() for part in text.split(";\n") if part.strip())
    return tuple(tables_of(shape).statements())  # type: ignore[arg-type]


def journal_path(path: Path) -> Path:
    """Where SQLite keeps what it needs to take back a commit that was cut off."""
    return path.with_name(f"{path.name}-journal")


def could_not_write(path: Path, error: BaseException) -> Problem:
    """What kept a write from happening, in words."""
    text = str(getattr(error, "orig", error))
    if "locked" in text or "busy" in text:
        return Problem(_("is in use by another program"), where=str(path), kind=Kind.IN_USE)
    mend = _("free some space, then go on") if "full" in text or "space" in text else ""
    return Problem(
        _("could not be written: {why}").format(why=text), where=str(path), mend=mend, kind=Kind.CANNOT_WRITE
    )


def _engine(path: Path, *, read_only: bool) -> Engine:
    uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=1.0)
        for pragma in _PRAGMAS:
            made.execute(f"PRAGMA {pragma}")
        return made

    engine = create_engine("sqlite://", creator=connect, poolclass=pool.NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino


@cache
def _upsert(table: Table) -> Any:
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _record(row: Row) -> Record:
    return Record(*(*row[:-1], unpack(row[-1])))


def _record_values(record: Record) -> dict[str, Any]:
    names = _RECORD.split(", ")
    return {name: getattr(record, name) for name in names} | {"change_set": pack(record.change_set)}
