"""First and last names that stand in two columns, read together as the name of a person."""

from __future__ import annotations

from dataclasses import replace

from aiom_workbench.interchange.lists.sheets import Cell, Row, is_blank
from aiom_workbench.interchange.lists.table import Column, Table
from aiom_workbench.interchange.lists.words import folded, headers
from aiom_workbench.words import _


def with_full_names(table: Table) -> Table:
    """The table of people with one column more, first and last name together, where they stand in two."""
    words = headers()["stakeholders"]
    first, last = (_column(table, words[part]) for part in ("first_name", "last_name"))
    plain = _column(table, words["name"])
    if first is None or (last is None and plain is None) or (last is not None and plain is not None):
        return table
    last = last or plain
    assert last is not None
    firsts, lasts = table.cells(first), table.cells(last)
    if plain is not None:
        both = [(str(a).split(), str(b).split()) for a, b in zip(firsts, lasts, strict=True) if a and b]
        if 2 * sum(set(a) <= set(b) for a, b in both) >= len(both):
            return table  # the column that is called "name" holds the whole name
    width = 1 + max((len(row.cells) for row in table.records), default=0)
    records = tuple(
        Row(row.number, [*row.cells, *[None] * (width - 1 - len(row.cells)), _together(a, b)])
        for row, a, b in zip(table.records, firsts, lasts, strict=True)
    )
    header = _("{first} and {last}").format(first=first.header, last=last.header)
    said = _("{header} are read together as the name").format(header=header)
    columns = (*table.columns, Column(width - 1, header, (header,), is_full_name=True))
    return replace(table, columns=columns, records=records, warnings=(*table.warnings, said))


def _column(table: Table, words: list[str]) -> Column | None:
    known = {folded(word) for word in words}
    return next((column for column in table.columns if folded(column.parts[-1]) in known), None)


def _together(first: Cell, last: Cell) -> Cell:
    return " ".join(str(part).strip() for part in (first, last) if not is_blank(part)) or None
