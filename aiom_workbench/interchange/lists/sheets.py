"""What every source becomes: sheets of rows that are not blank, with what is known of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from aiom_workbench.problem import Problem
from aiom_workbench.words import _

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell's value; None and "" are blank."""


class Row(NamedTuple):
    """One row that is not blank: its number, from 1 as the person counts, and its cells from column A."""

    number: int
    cells: Sequence[Cell]


class Span(NamedTuple):
    """Merged cells, inclusive: rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


MOST_ROWS = 200_000
"""Rows of one sheet that are read; a list of things for a plan is never that long."""


def refuse_if_too_long(rows: int, where: str) -> None:
    """Raise `Problem` for more rows than are read."""
    if rows > MOST_ROWS:
        message = _("holds more than {n} rows").format(n=f"{MOST_ROWS:,}")
        raise Problem(message, where=where, mend=_("bring only the rows that belong in the plan"))


@dataclass(frozen=True, slots=True)
class Content:
    """A sheet as it was read.

    `formulas` holds the columns (from 0) with formulas, whose stored results are read; `errors`
    the cells (row from 1, column from 0) that hold an error value; `hidden` the hidden rows.
    """

    rows: tuple[Row, ...]
    hidden: frozenset[int] = frozenset()
    merged: tuple[Span, ...] = ()
    formulas: frozenset[int] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class Sheet:
    """One sheet of a source, read when its content is first asked for."""

    def __init__(self, name: str, read: Callable[[], Content], *, visible: bool = True) -> None:
        """A sheet of this name; a CSV file has one, without a name."""
        self.name = name
        self.visible = visible
        self._read = read

    @cached_property
    def content(self) -> Content:
        """What stands in it. Raises `Problem`."""
        return self._read()


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was opened for reading a list.

    `kind` is xlsx, csv or tsv; `encoding` and `delimiter` are what was guessed for text;
    `base_1904` says from which day serial numbers count.
    """

    file: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None
    base_1904: bool = False
    warnings: tuple[str, ...] = ()


def letter(column: int) -> str:
    """A column's letter: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_of(letters: str) -> int:
    """The column of a letter, from 0. Raises `ValueError` for what is none."""
    number = 0
    for sign in letters.upper():
        if not "A" <= sign <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(sign) - 64
    if not 1 <= number <= 16_384:
        raise ValueError(letters)
    return number - 1


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or white space alone."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled(row: Row) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that hold something, with their column."""
    return ((column, cell) for column, cell in enumerate(row.cells) if not is_blank(cell))
