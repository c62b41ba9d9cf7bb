"""What writes to a project file: SQLAlchemy's statements on the connection that also reads.

Imported with the first write. Who only reads needs none of it, and is there in half the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, create_engine, event, pool
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from aiom_workbench.file.tables import tables_of
from aiom_workbench.plan import Plan


class Writer:
    """Writes rows into the tables of a shape of plan, inside a `transaction`."""

    def __init__(self, raw: sqlite3.Connection, shape: type[Plan]) -> None:
        """Write through an open connection."""
        self._tables = tables_of(shape).metadata.tables  # type: ignore[arg-type]
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=pool.NullPool)
        event.listen(engine, "begin", _begin)
        self._connection = engine.connect()

    def close(self) -> None:
        """Let go of the connection, which is closed with it."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what the block wrote, or nothing of it. Raises what `sqlite3` raised."""
        try:
            with self._connection.begin():
                yield
        except DBAPIError as error:
            raise error.orig or error from error

    def upsert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write rows, each in place of the one with its key; values in the order of the table's columns."""
        if rows:
            self._connection.exec_driver_sql(_upsert(self._tables[table]), list(rows))

    def insert(self, table: str, row: Mapping[str, Any]) -> None:
        """Write a row whose key must be new."""
        self._connection.execute(self._tables[table].insert(), row)

    def delete(self, table: str, ids: Sequence[str]) -> None:
        """Take out the rows with these ids."""
        gone = self._tables[table]
        self._connection.execute(gone.delete().where(gone.c.id == bindparam("gone")), [{"gone": key} for key in ids])


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@cache
def _upsert(table: Table) -> str:
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return str(statement.on_conflict_do_update(index_elements=keys, set_=rest).compile(dialect=sqlite.dialect()))
