"""A table as it was found in a sheet: its header, columns and records."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from aiom_workbench.interchange.lists.sheets import Cell, Content, Row, Sheet, letter


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its place from 0, its header as people see it, the header's parts from the top.

    `is_full_name` marks the one that was made of first and last names.
    """

    at: int
    header: str
    parts: tuple[str, ...]
    is_full_name: bool = False

    @property
    def letter(self) -> str:
        """A, B, …"""
        return letter(self.at)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was found: where, its columns and its records. Row numbers count from 1."""

    sheet: Sheet
    content: Content
    header_row: int
    columns: tuple[Column, ...]
    records: tuple[Row, ...]
    warnings: tuple[str, ...]

    def cells(self, column: Column, most: int | None = None) -> list[Cell]:
        """The column's cells, one for each record, or for the first `most` records."""
        at, rows = column.at, [row.cells for row in self.records[:most]]
        try:
            return list(map(itemgetter(at), rows))
        except IndexError:  # rows of a CSV file may be shorter than others
            return [row[at] if at < len(row) else None for row in rows]
