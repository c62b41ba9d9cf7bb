"""From one format of the project file to the next, in numbered steps.

A step is written in the SQL of its day and never reads today's declarations: it makes a new file
after the schema text of its format and carries the rows over, change sets included. The schema of
every released format stays in `resources/schema/`. To add a field: declare it, write the new schema
text, raise `checks.MINOR`, add a `Step` to `STEPS`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from aiom_workbench.file.checks import SCHEMA, written


def _nothing(_raw: sqlite3.Connection) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Step:
    """To the format `to`. `fill` runs after the columns of both formats were carried over, on a connection
    whose tables are the new ones and whose attached database `old` is the file before; `change_set` gives
    the JSON object of an old change set as the new format writes it (None: as it was).
    """

    to: int
    fill: Callable[[sqlite3.Connection], None] = _nothing
    change_set: Callable[[dict[str, Any]], dict[str, Any]] | None = None


STEPS: Mapping[int, Step] = {}
"""The steps, by the format from which each leads on."""


@cache
def released_schema(version: int) -> tuple[str, ...]:
    """The statements that make the schema of a released format, as they were then."""
    text = (files("resources") / "schema" / f"project-{written(version)}.sql").read_text("utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


@dataclass(frozen=True, slots=True, eq=False)
class Formats:
    """Which formats there are: the newest, the steps that lead to it, and the schema of each."""

    newest: int = SCHEMA
    steps: Mapping[int, Step] = field(default_factory=lambda: STEPS)
    schema: Callable[[int], Sequence[str]] = released_schema


RELEASED = Formats()
