"""What becomes of the rows of a list, as data: for the dialog, the report and the edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiom_workbench.interchange.lists.links import Links
from aiom_workbench.interchange.lists.mapping import Mapped
from aiom_workbench.interchange.lists.matching import Similar
from aiom_workbench.interchange.lists.predecessors import Waits
from aiom_workbench.interchange.lists.sheets import Row
from aiom_workbench.interchange.lists.table import Table
from aiom_workbench.interchange.lists.targets import ListKind
from aiom_workbench.plan import Thing

LEAVE_OUT = "-"
"""What a person says of a row in place of the id of the thing that it is: it is not to be taken."""


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that does not fit its field and is left unset; `row` counts from 1, `column` is the header."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(slots=True)
class Record:
    """One thing that a row speaks of: all the values it brings, and of those the ones that change something.

    `thing` is None for a new one; `id` is set either way.
    """

    id: str
    thing: Thing | None
    values: dict[str, Any]
    changes: dict[str, Any]


@dataclass(slots=True)
class RowFate:
    """What becomes of one physical row; a wide survey row brings several records.

    `double` is the number of an earlier row of the list that it seems to repeat, 0 for none.
    """

    row: Row
    title: str = ""
    fate: Fate = Fate.NEW
    reason: str = ""
    column: str | None = None
    similar: Similar | None = None
    double: int = 0
    records: list[Record] = field(default_factory=list)
    waits: list[Waits] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from a table with one mapping, against one plan."""

    kind: ListKind
    table: Table
    mapping: Mapped
    rows: tuple[RowFate, ...]
    cells: tuple[BadCell, ...]
    warnings: tuple[str, ...]
    links: Links
    file: str
    new_round: str = ""

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(1 for row in self.rows if row.fate is fate)
