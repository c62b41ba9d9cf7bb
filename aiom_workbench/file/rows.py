"""Things as rows of the project file, and rows as things.

The reader of each table is generated from the declarations: one expression per column, so that
opening costs little more than the dataclasses themselves.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b, sha256
from typing import Any

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import LISTS, Field, Kind
from aiom_workbench.plan.things import Entity, Thing

Row = tuple[Any, ...]
_dumps = json.JSONEncoder(separators=(",", ":")).encode
_dumps_readable = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def columns(entity: Entity) -> tuple[str, ...]:
    """The column names of a thing's row, in order; the checksum follows them."""
    own = ("id", "position") if entity.parent or entity.single else ("id", "ref", "position")
    return (*own, *(field.name for field in entity.fields))


def checksum(row: Iterable[Any]) -> int:
    """A signed 64-bit checksum of a row as it is stored."""
    digest = blake2b(_dumps(list(row)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def add_sums(*sums: int) -> int:
    """The running sum of checksums, wrapped to a signed 64-bit number.

    >>> add_sums(2**63 - 1, 1) == -(2**63)
    True
    """
    return (sum(sums) + 2**63) % 2**64 - 2**63


def row_of(thing: Thing) -> Row:
    """The thing's row, without its checksum."""
    return _writer(thing.entity)(thing)


def things_of(entity: Entity, rows: Iterable[Sequence[Any]]) -> list[Thing]:
    """The things in rows as `columns` orders them; a checksum behind is passed over."""
    was_on = gc.isenabled()
    gc.disable()  # thousands of new things, none of them garbage: looking for it takes a third of the time
    try:
        return _reader(entity)(rows)
    finally:
        if was_on:
            gc.enable()


def stored(field: Field, value: Any) -> Any:
    """A field's value as a column holds it."""
    if value is None:
        return None
    if field.kind is Kind.FLAG:
        return int(value)
    if field.kind in LISTS:
        return _dumps_readable(field.plain(value)) if value else None
    if field.kind in (Kind.FLAGS, Kind.DATA):
        return _dumps_readable(value)
    return value.isoformat() if field.kind is Kind.DATE else value


@cache
def _writer(entity: Entity) -> Callable[[Thing], Row]:
    plain = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.LINK, Kind.NUMBER, Kind.SCALE)
    names = columns(entity)
    parts = []
    for name in names:
        field = entity.by_name.get(name)
        direct = field is None or field.kind in plain
        parts.append(f"t.{name}" if direct else f"stored(fields[{name!r}], t.{name})")
    source = f"lambda t: ({', '.join(parts)},)"
    writer: Callable[[Thing], Row] = eval(source, {"stored": stored, "fields": entity.by_name})  # noqa: S307
    return writer


_READ = {
    Kind.DATE: "(day(r[{i}]) if r[{i}] is not None else None)",
    Kind.FLAG: "(r[{i}] == 1 if r[{i}] is not None else None)",
    Kind.LINKS: "(tuple(loads(r[{i}])) if r[{i}] is not None else ())",
    Kind.CHOICES: "(tuple(loads(r[{i}])) if r[{i}] is not None else ())",
    Kind.TEXTS: "(tuple(loads(r[{i}])) if r[{i}] is not None else ())",
    Kind.NUMBERS: "(tuple(loads(r[{i}])) if r[{i}] is not None else ())",
    Kind.DATES: "(tuple(map(day, loads(r[{i}]))) if r[{i}] is not None else ())",
    Kind.FLAGS: "(loads(r[{i}]) if r[{i}] is not None else None)",
    Kind.DATA: "(loads(r[{i}]) if r[{i}] is not None else None)",
}


@cache
def _reader(entity: Entity) -> Callable[[Iterable[Sequence[Any]]], list[Thing]]:
    parts = []
    for i, name in enumerate(columns(entity)):
        kind = entity.by_name[name].kind if name in entity.by_name else Kind.TEXT
        parts.append(f"{name}={_READ.get(kind, 'r[{i}]').format(i=i)}")
    source = f"lambda rows: [cls({', '.join(parts)}) for r in rows]"
    known = {"cls": entity.cls, "day": date.fromisoformat, "loads": json.loads}
    reader: Callable[[Iterable[Sequence[Any]]], list[Thing]] = eval(source, known)  # noqa: S307
    return reader


def content_hash(plan: Plan) -> str:
    """A SHA-256 over what the plan holds, in order. Equal plans have equal hashes, whatever their
    history or file; positions count only by the order they give.
    """
    digest = sha256()
    for name, entity in plan.entities().items():
        place = columns(entity).index("position")
        rows = [(*row[:place], *row[place + 1 :]) for row in map(row_of, plan.collections[name])]
        digest.update(_dumps([name, rows]).encode())
    digest.update(_dumps(sorted(plan.counters.items())).encode())
    return digest.hexdigest()
