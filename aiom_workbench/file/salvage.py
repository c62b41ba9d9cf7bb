"""What can still be read of a damaged project file: things whose row fits its checksum, lines of history."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aiom_workbench.file.history import Record, unpack
from aiom_workbench.file.pages import Pages, Values
from aiom_workbench.file.rows import checksum, columns, things_of
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.things import Entity

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HISTORY_WIDTH = 12
_OWN_TABLES = ("meta", "counters", "sums", "history")


@dataclass(slots=True)
class Salvaged:
    """What was read. `counts` holds, by table, how many rows the file says it should have; `lost` how
    many rows were seen and could not be read.
    """

    project_id: str = ""
    things: dict[str, dict[str, Thing]] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    lost: int = 0

    @property
    def last_seq(self) -> int:
        """The number of the last edit, as far as the file says."""
        return max([self.counts.get("history", 0), *self.records])

    def is_whole(self, collection: str) -> bool:
        """Whether all that a collection should hold was read."""
        return self.counts.get(collection) == len(self.things[collection])


def salvage(path: Path, shape: type[Plan] = Plan) -> Salvaged:
    """Read whatever can be read of the file. Raises `OSError` where not even its bytes can."""
    pages = Pages(path.read_bytes())
    found = Salvaged(things={name: {} for name in shape.entities()})
    reader = _Reader(pages, shape, found)
    owners = reader.owners()
    leaves = list(pages.leaves())
    for leaf in leaves:
        if leaf in owners:
            reader.take(owners[leaf], pages.rows(leaf))
    for leaf in leaves:
        if leaf not in owners:
            reader.take_lost_leaf(leaf)
    return found


class _Reader:
    """Sorts rows into what they are."""

    def __init__(self, pages: Pages, shape: type[Plan], found: Salvaged) -> None:
        self._pages = pages
        self._entities = shape.entities()
        self._found = found

    def owners(self) -> dict[int, str]:
        """Which table each leaf belongs to, as far as the file's own schema leads to it."""
        owners: dict[int, str] = {}
        for leaf in self._pages.leaves_of(1):
            owners[leaf] = "sqlite_master"
            for _row, values in _readable(self._pages.rows(leaf)):
                if len(values) == 5 and values[0] == "table" and isinstance(values[3], int):
                    owners.update(dict.fromkeys(self._pages.leaves_of(values[3]), str(values[1])))
        return owners

    def take(self, table: str, rows: Iterable[tuple[int, Values] | None]) -> None:
        """Take in rows of a table that is known."""
        entity = self._entities.get(table)
        for row in rows:
            if row is None:
                self._found.lost += 1
            elif entity is not None:
                thing = _thing(entity, row[1])
                if thing is None:
                    self._found.lost += 1
                else:
                    self._found.things[table].setdefault(thing.id, thing)
            elif table in _OWN_TABLES:
                getattr(self, f"_{table}")(*row)

    def take_lost_leaf(self, leaf: int) -> None:
        """Take in the rows of a leaf to which nothing leads: they say themselves what they are."""
        rows = list(_readable(self._pages.rows(leaf)))
        table = self._table_of([values for _row, values in rows])
        if table:
            self.take(table, rows)

    def _table_of(self, rows: list[Values]) -> str:
        """The one table to which all rows can belong; among several, the one whose links lead somewhere."""
        if not rows:
            return ""
        width = len(rows[0])
        if width == _HISTORY_WIDTH and all(row[0] is None and isinstance(row[-1], bytes) for row in rows):
            return "history"
        if width == 2 and any(row[0] == "project" for row in rows):
            return "meta"
        if width == 3 and all(row[0] in (*self._entities, *_OWN_TABLES) for row in rows):
            return "sums"
        fitting = [name for name, entity in self._entities.items() if all(_thing(entity, row) for row in rows)]
        fitting.sort(key=lambda name: self._known_links(name, rows), reverse=True)
        return fitting[0] if fitting else ""

    def _known_links(self, table: str, rows: list[Values]) -> int:
        entity = self._entities[table]
        known = self._found.things
        seen = Counter[str]()
        for thing in filter(None, (_thing(entity, row) for row in rows)):
            for link in entity.links:
                value = getattr(thing, link.name)
                targets = value if isinstance(value, tuple) else (value,)
                seen[table] += sum(any(t in known.get(to, {}) for to in link.to) for t in targets if t)
        return seen[table]

    def _meta(self, _row: int, values: Values) -> None:
        if len(values) == 2 and values[0] == "project" and _UUID.fullmatch(str(values[1])):
            self._found.project_id = str(values[1])

    def _counters(self, _row: int, values: Values) -> None:
        if len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], int):
            self._found.counters[values[0]] = values[1]

    def _sums(self, _row: int, values: Values) -> None:
        if len(values) == 3 and isinstance(values[1], int):
            self._found.counts[str(values[0])] = values[1]

    def _history(self, row: int, values: Values) -> None:
        try:
            record = Record(*(row, *values[1:-1], unpack(values[-1])))
        except (TypeError, ValueError, zlib.error):
            self._found.lost += 1
        else:
            self._found.records.setdefault(row, record)


def _readable(rows: Iterable[tuple[int, Values] | None]) -> Iterator[tuple[int, Values]]:
    return (row for row in rows if row is not None)


def _thing(entity: Entity, values: Values) -> Thing | None:
    """The thing in a row, if the row fits its checksum and every value its field."""
    if len(values) != len(columns(entity)) + 1 or checksum(values[:-1]) != values[-1]:
        return None
    try:
        (thing,) = things_of(entity, [values])
        if entity.prefix and not thing.ref.startswith(f"{entity.prefix}-"):
            return None
        for declared in entity.fields:
            declared.check(declared.plain(getattr(thing, declared.name)))
    except (Misfit, ValueError, TypeError, AttributeError):
        return None
    return thing
