"""Every collection as a CSV file, as an audience may see it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.plan.titles import shown, title
from aiom_workbench.report.audience import for_audience, seen_fields
from aiom_workbench.report.small_cells import without_small_cells

_GUARDED = "=+-@\t\r"


def csv_tables(plan: Plan, audience: str, *, code_names: bool = False) -> Iterator[tuple[str, bytes]]:
    """File names and contents, a file for each collection that `audience` may see; UTF-8 with a byte order mark.

    Scores that rest on fewer than five people are left out, as they are of any document.
    """
    visible = without_small_cells(for_audience(plan, audience, code_names=code_names))
    for name, entity in visible.entities().items():
        fields = list(seen_fields(plan, entity, audience))
        if [f for f in fields if f.name not in ("audience", entity.parent)]:
            yield f"{name}.csv", _table(visible, name, fields)


def _table(plan: Plan, name: str, fields: list[Field]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(["id", "ref", *(field.label for field in fields)])
    for thing in plan.collections[name]:
        writer.writerow([guarded(thing.id), thing.ref, *(_cell(plan, thing, field) for field in fields)])
    return written.getvalue().encode("utf-8-sig")


def _cell(plan: Plan, thing: Thing, field: Field) -> str:
    value: Any = getattr(thing, field.name)
    if value is None or value == ():
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if field.kind is Kind.LINKS:
        names = ((plan.find(item), item) for item in value)
        return guarded("; ".join(title(plan, found) if found is not None else item for found, item in names))
    return guarded(shown(plan, field, value))


def guarded(text: str) -> str:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it; so is text that has one already."""
    bare = text.lstrip("'")
    return f"'{text}" if bare[:1] in tuple(_GUARDED) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    bare = text.lstrip("'")
    return text[1:] if text[:1] == "'" and bare[:1] in tuple(_GUARDED) else text
