"""The project file's tables, made from the declarations."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import UserDefinedType

from aiom_workbench.file.rows import columns
from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import ANY_THING, Field, Kind
from aiom_workbench.plan.things import Entity


class Figure(UserDefinedType[float]):
    """A number that SQLite keeps as the integer or the real it is."""

    cache_ok = True

    def get_col_spec(self, **_kw: object) -> str:
        """The column's type: numeric affinity."""
        return "NUMERIC"


_TYPES = {Kind.NUMBER: Figure, Kind.SCALE: Figure, Kind.FLAG: Integer}


class Tables:
    """The tables of a shape of plan: one for each collection, and those of the file itself."""

    def __init__(self, shape: type[Plan]) -> None:
        """Declare them; nothing is read or written."""
        self.metadata = MetaData()
        self.things = {name: self._things(entity) for name, entity in shape.entities().items()}
        self.meta = self._own("meta", Column("key", Text, primary_key=True), Column("value", Text))
        self.counters = self._own("counters", Column("prefix", Text, primary_key=True), Column("last", Integer))
        self.sums = self._own(
            "sums", Column("name", Text, primary_key=True), Column("count", Integer), Column("sum", Integer)
        )
        self.history = self._own(
            "history",
            Column("seq", Integer, primary_key=True),
            Column("label", Text),
            Column("author", Text),
            Column("origin", Text),
            Column("at", Text),
            Column("schema", Integer),
            Column("undoes", Integer),
            Column("undo_top", Integer),
            Column("redo_tip", Integer),
            Column("changes", Integer),
            Column("chain", LargeBinary),
            Column("change_set", LargeBinary),
        )

    def _own(self, name: str, *parts: Column[object]) -> Table:
        return Table(name, self.metadata, *parts)

    def _things(self, entity: Entity) -> Table:
        parts = [self._column(entity, name) for name in columns(entity)]
        return Table(entity.collection, self.metadata, *parts, Column("checksum", Integer, nullable=False))

    def _column(self, entity: Entity, name: str) -> Column[object]:
        field = entity.by_name.get(name)
        if field is None:
            return Column(name, Text, primary_key=name == "id", nullable=False)
        if _is_key(field):
            key = ForeignKey(f"{field.to[0]}.id", deferrable=True, initially="DEFERRED")
            return Column(name, Text, key, index=True)
        kind: Any = _TYPES.get(field.kind, Text)()
        return Column(name, kind)

    def statements(self) -> list[str]:
        """The statements that make the tables, in order; SQLite keeps their text as the schema."""
        dialect = sqlite.dialect()
        made = []
        for table in self.metadata.tables.values():
            made.append(re.sub(r" +\n", "\n", str(CreateTable(table).compile(dialect=dialect)).strip()))
            indexes = sorted(table.indexes, key=lambda index: str(index.name))
            made.extend(str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes)
        return made


def _is_key(field: Field) -> bool:
    return field.kind is Kind.LINK and len(field.to) == 1 and field.to[0] != ANY_THING


@cache
def tables_of(shape: type[Plan]) -> Tables:
    """The tables of a shape of plan, declared once."""
    return Tables(shape)
