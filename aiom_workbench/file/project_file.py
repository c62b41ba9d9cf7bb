"""An open project file: read back with every check, committed to durably.

Where the file cannot take an edit, the edit can be set aside in memory and written later.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from aiom_workbench.file import checks
from aiom_workbench.file.connection import connect, identity, is_writable
from aiom_workbench.file.history import Record, chained, link, mark, pack, unpack
from aiom_workbench.file.rows import Row, add_sums, checksum, columns, row_of, things_of
from aiom_workbench.file.trouble import NotInFile, State, could_not_write
from aiom_workbench.plan import Collection, Plan, Thing
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

if TYPE_CHECKING:
    from aiom_workbench.file.writer import Writer

_RECORD = "seq, label, author, origin, at, schema, undoes, undo_top, redo_tip, changes, chain, change_set"
_PAIRS = {"meta": ("key", "value"), "counters": ("prefix", "last")}
_BATCH = 1000

Swap = tuple[Thing | None, Thing | None]
"""A thing before and after an edit."""
T = TypeVar("T")


class Reach(Protocol):
    """Does work that reads the file, for whoever cannot wait longer than so many seconds for it."""

    def __call__(self, work: Callable[[], T], /, *, seconds: float = ...) -> T:
        """What the work gives. Raises what it raises, and `NotInFile` where no answer came."""


def directly(work: Callable[[], T], /, *, seconds: float = 0) -> T:
    """For whoever waits as long as it takes."""
    return work()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An edit that the file could not take yet."""

    swaps: Sequence[Swap]
    counters: Mapping[str, int]
    record: Record


@dataclass(frozen=True, slots=True)
class Written:
    """What the file holds once `edits` are in it."""

    meta: Mapping[str, str]
    sums: Mapping[str, tuple[int, int]]
    edits: Sequence[Waiting]


class ProjectFile:
    """An open project file. Made by `create_file` or `open_file`; only its owner's thread changes it.

    `path` is what people call it; `at` is where it is read from (a temporary copy, on a read-only
    medium). `last` is the last line of history, those of `waiting` edits included. `session` holds the
    lines made since it was opened, so that going back over them asks nothing of the file.
    """

    def __init__(self, path: Path, shape: type[Plan], *, read_only: bool, at: Path | None = None,
                 on_close: ExitStack | None = None) -> None:  # fmt: skip
        """Connect; nothing is read or checked yet. `on_close` is closed with the file."""
        self.path = path
        self.read_only = read_only
        self.shape = shape
        self.at = at or path
        self.raw = connect(self.at, read_only=read_only)
        self.identity = identity(path)
        self.meta: dict[str, str] = {}
        self.sums: dict[str, tuple[int, int]] = {}
        self.last: Record | None = None
        self.waiting: list[Waiting] = []
        self.session: list[Record] = []
        self.reach: Reach = directly
        self.real = path.resolve()
        self._base: Record | None = None
        self._filed = 0
        self._on_close = on_close or ExitStack()

    @cached_property
    def writer(self) -> Writer:
        """What writes to the file; SQLAlchemy is imported with the first write."""
        from aiom_workbench.file.writer import Writer

        return Writer(self.raw, self.shape)

    @property
    def seq(self) -> int:
        """The position in the history: the number of the last edit."""
        return self.last.seq if self.last else 0

    @property
    def filed_seq(self) -> int:
        """The number of the last edit that is in the file."""
        return self._filed

    def close(self) -> None:
        """Let go of the file and of its lock."""
        with self._on_close, closing(self.raw):
            if "writer" in vars(self):
                self.writer.close()

    # ---- reading

    def read(self) -> Plan:
        """The plan, every row checked against its checksum. Raises `Problem` on damage."""
        raw = self.raw
        self.sums = {name: (count, total) for name, count, total in raw.execute("SELECT name, count, sum FROM sums")}
        self.meta = dict(self._summed("meta"))
        if not checks.is_project_id(self.meta.get("project", "")):
            raise checks.damaged(_("it does not say which project it is"))
        counters: dict[str, int] = dict(self._summed("counters"))
        collections = {}
        for name, entity in self.shape.entities().items():
            rows = raw.execute(
                f"SELECT {', '.join(_quoted(c) for c in columns(entity))}, checksum FROM {name} ORDER BY position, id"  # noqa: S608
            ).fetchall()
            checks.rows_hold(name, rows, self.sums.get(name))
            collections[name] = Collection(things_of(entity, rows))
        self.last = self._base = self._last_record()
        self._filed = self.seq
        return self.shape(collections, counters)

    def _summed(self, name: str) -> list[Row]:
        rows: list[Row] = self.raw.execute(f"SELECT {', '.join(_PAIRS[name])} FROM {name}").fetchall()  # noqa: S608
        total = add_sums(*(checksum(row) for row in rows))
        if self.sums.get(name) != (len(rows), total):
            raise checks.damaged(_("rows of {table} do not fit their checksum").format(table=name))
        return rows

    def _last_record(self) -> Record | None:
        """The last line of history, if it is the one that the last commit wrote and fits the one before."""
        rows = self.raw.execute(f"SELECT {_RECORD} FROM history ORDER BY seq DESC LIMIT 2").fetchall()  # noqa: S608
        last = _record(rows[0]) if rows else None
        if self.sums.get("history") != mark(last):
            raise checks.damaged(_("the end of the history is missing"))
        before = rows[1][_RECORD.split(", ").index("chain")] if len(rows) > 1 else b""
        if last is not None and link(last, before) != last.chain:
            raise checks.damaged(_("the history does not fit its checksums"))
        return last

    def records(self, low: int, high: int, *, newest_first: bool = True) -> Iterator[Record]:
        """The lines of history from `low` to `high`, both included. Raises `Problem` where they cannot be read."""
        made = self._made(low, high)
        filed = self._filed_records(low, min(high, self._base_seq), newest_first=newest_first)
        if newest_first:
            yield from reversed(made)
            yield from filed
        else:
            yield from filed
            yield from made

    @property
    def _base_seq(self) -> int:
        """The last edit that was there when the file was opened."""
        return self._base.seq if self._base else 0

    def _made(self, low: int, high: int) -> list[Record]:
        """The lines from `low` to `high` that were made since."""
        return self.session[max(0, low - self._base_seq - 1) : max(0, high - self._base_seq)]

    def change_sets(self, low: int, high: int) -> Iterator[str]:
        """The texts of the change sets from edit `high` down to `low`, for walking back."""
        yield from (record.change_set for record in reversed(self._made(low, high)))
        high = min(high, self._base_seq)
        while low <= high:
            sql = "SELECT change_set FROM history WHERE seq BETWEEN ? AND ? ORDER BY seq DESC"
            bottom = max(low, high - _BATCH + 1)
            yield from (unpack(row[0]) for row in self._fetch(sql, (bottom, high)))
            high = bottom - 1

    def _filed_records(self, low: int, high: int, *, newest_first: bool) -> Iterator[Record]:
        """In batches: a reader that is only half done would keep a writer waiting."""
        order, cut = ("DESC", "max") if newest_first else ("ASC", "min")
        sql = f"SELECT {_RECORD} FROM history WHERE seq BETWEEN ? AND ? ORDER BY seq {order} LIMIT {_BATCH}"  # noqa: S608
        while low <= high:
            rows = self._fetch(sql, (low, high))
            yield from map(_record, rows)
            if len(rows) < _BATCH:
                return
            low, high = (low, rows[-1][0] - 1) if cut == "max" else (rows[-1][0] + 1, high)

    def _fetch(self, sql: str, values: tuple[int, ...]) -> list[Row]:
        try:
            return self.reach(lambda: self.raw.execute(sql, values).fetchall())
        except sqlite3.DatabaseError as error:
            what = _("its history cannot be read: {why}").format(why=error)
            raise NotInFile(State.FAILING, self.path, why=what) from error

    def check_history(self, raw: sqlite3.Connection | None = None) -> None:
        """Raise `Problem` unless every line in the file fits its checksum and the one before, from the first on."""
        before, count, end = b"", 0, self._filed
        sql = f"SELECT {_RECORD} FROM history WHERE seq <= ? ORDER BY seq"  # noqa: S608
        for row in (raw or self.raw).execute(sql, (end,)):
            record = _record(row)
            count += 1
            if record.seq != count or link(record, before) != record.chain:
                raise checks.damaged(_("the history does not fit its checksums at edit {seq}").format(seq=count))
            before = record.chain
        if count != end:
            raise checks.damaged(_("the end of the history is missing"))

    def undo_top_at(self, seq: int) -> int:
        """Which edit undo would take back, as it stood after edit `seq`."""
        for record in self._made(seq, seq) or ([self._base] if self._base and self._base.seq == seq else []):
            return record.undo_top
        rows = self._fetch("SELECT undo_top FROM history WHERE seq = ?", (seq,))
        return int(rows[0][0]) if rows else 0

    # ---- writing

    def fill(self, plan: Plan, meta: Mapping[str, str]) -> None:
        """Write what a new file holds, inside a transaction: its identity, the single things, every sum."""
        sums = {**dict.fromkeys(plan.collections, (0, 0)), "history": mark(None), "counters": (0, 0)}
        self.meta = dict(meta)
        self._write_pairs("meta", self.meta, sums)
        self._write_things([(None, thing) for thing in plan.things()], sums)
        self._write_sums(sums)
        self.sums = sums

    def set_meta(self, **pairs: str) -> None:
        """Note something about the file as a whole. Raises `Problem` where it cannot be written."""
        self.take_in(self._durably({**self.meta, **pairs}, []))

    def commit(self, swaps: Sequence[Swap], counters: Mapping[str, int], record: Record) -> Record:
        """Write the changed things, the counters and a line of history in one durable transaction.

        Edits that wait are written with it. Gives the record as it was chained. Raises `Problem` where
        it could not be written; the file then holds what it held before.
        """
        made = self.set_aside(swaps, counters, record)
        try:
            self.flush()
        except Problem:
            self.take_back(made)
            raise
        return made

    def set_aside(self, swaps: Sequence[Swap], counters: Mapping[str, int], record: Record) -> Record:
        """Keep in memory an edit that is not in the file yet. Gives the record as it was chained."""
        record = chained(record, self.last.chain if self.last else b"")
        self.waiting.append(Waiting(swaps, counters, record))
        self.session.append(record)
        self.last = record
        return record

    def take_back(self, record: Record) -> None:
        """Forget the edit that was set aside last."""
        assert self.waiting[-1].record is record
        del self.waiting[-1], self.session[-1]
        self.last = self.session[-1] if self.session else self._base

    def flush(self) -> None:
        """Write the edits that wait, all in one transaction. Raises `Problem` where they must go on waiting."""
        self.take_in(self.write(self.waiting))

    def write(self, edits: Sequence[Waiting]) -> Written | None:
        """Write edits in one transaction, in any thread, and change nothing here: that is for `take_in`."""
        return self._durably(self.meta, tuple(edits)) if edits else None

    def take_in(self, written: Written | None) -> None:
        """Know that it is in the file."""
        if written is not None:
            self.sums, self.meta = dict(written.sums), dict(written.meta)
            self._filed += len(written.edits)
            del self.waiting[: len(written.edits)]

    def rewrite(self, swaps: Sequence[Swap], records: Sequence[Record]) -> None:
        """Put other lines in place of the history, from the first that differs chained anew, and change things
        with them. Nothing of what stood there is left in the file's bytes. Raises `Problem`.
        """
        raw, before, sums = self.raw, b"", dict(self.sums)
        try:
            raw.execute("PRAGMA secure_delete=ON")
            with self.writer.transaction():
                self._write_things(swaps, sums)
                for record in records:
                    placed = chained(record, before)
                    if placed.chain != record.chain:
                        raw.execute("DELETE FROM history WHERE seq = ?", (record.seq,))
                        self.writer.insert("history", _record_values(placed))
                    before, self.last = placed.chain, placed
                sums["history"] = mark(self.last)
                self._write_sums(sums)
            raw.execute("VACUUM")
        except (sqlite3.Error, OSError) as error:
            raise could_not_write(self.path, error) from error
        self.sums, self._filed = sums, self.seq
        self.session, self._base = [], self.last

    def _durably(self, meta: Mapping[str, str], edits: Sequence[Waiting]) -> Written:
        self.check_still_there()
        sums = dict(self.sums)
        try:
            with self.writer.transaction():
                self._check_seq()
                self._write_pairs("meta", meta, sums)
                for edit in edits:
                    self._write_edit(edit, sums)
                self._write_sums(sums)
        except (sqlite3.Error, OSError) as error:
            if not edits or not self._holds(edits[-1].record):
                raise could_not_write(self.path, error) from error
        return Written(meta, sums, edits)

    def _write_edit(self, edit: Waiting, sums: dict[str, tuple[int, int]]) -> None:
        self._write_things(edit.swaps, sums)
        self._write_pairs("counters", edit.counters, sums)
        sums["history"] = mark(edit.record)
        self.writer.insert("history", _record_values(edit.record))

    def _check_seq(self) -> None:
        row = self.raw.execute("SELECT max(seq) FROM history").fetchone()
        if (row[0] or 0) != self._filed:
            raise NotInFile(State.CHANGED, self.path)

    def _holds(self, record: Record) -> bool:
        """Whether a commit that failed is in the file all the same, and there to stay."""
        try:
            row = self.raw.execute("SELECT chain FROM history WHERE seq = ?", (record.seq,)).fetchone()
            return bool(row and row[0] == record.chain) and _synced(self.path)
        except (sqlite3.Error, OSError):
            return False

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
            self.writer.delete(name, ids)
        for name, rows in upserts.items():
            self.writer.upsert(name, rows)

    def _write_pairs(self, table: str, pairs: Mapping[str, Any], sums: dict[str, tuple[int, int]]) -> None:
        total = add_sums(*(checksum(pair) for pair in pairs.items()))
        if sums.get(table) != (len(pairs), total):
            self.writer.upsert(table, tuple(pairs.items()))
            sums[table] = (len(pairs), total)

    def _write_sums(self, sums: Mapping[str, tuple[int, int]]) -> None:
        changed = [name for name in sums if sums[name] != self.sums.get(name)]
        self.writer.upsert("sums", [(name, *sums[name]) for name in changed])

    def look(self) -> None:
        """Raise `Problem` where the file is not there, is another, was changed by others, or cannot be written."""
        self.check_still_there()
        self.check_unchanged()
        if not is_writable(self.path):
            raise NotInFile(State.READ_ONLY, self.path)

    def check_unchanged(self) -> None:
        """Raise `Problem` where another program has written into the file."""
        try:
            self._check_seq()
        except sqlite3.DatabaseError as error:
            raise could_not_write(self.path, error) from error

    def check_still_there(self) -> None:
        """Raise `Problem` where the path is no longer the file that was opened."""
        if self.read_only:
            raise NotInFile(State.READ_ONLY, self.path)
        found = identity(self.path)
        if found != self.identity:
            raise NotInFile(State.GONE if found is None else State.REPLACED, self.path)


def _synced(path: Path) -> bool:
    """Whether file and folder could be brought to the medium."""
    for place in (path, path.parent):
        if os.name == "nt" and place.is_dir():
            continue
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return True


def _quoted(name: str) -> str:
    return f'"{name}"'


def _record(row: Row) -> Record:
    return Record(*(*row[:-1], unpack(row[-1])))


def _record_values(record: Record) -> dict[str, Any]:
    names = _RECORD.split(", ")
    return {name: getattr(record, name) for name in names} | {"change_set": pack(record.change_set)}
