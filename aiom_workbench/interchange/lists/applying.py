"""Taking what was read into the plan: one edit, one undo."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiom_workbench.interchange.lists.fates import Fate, Reading, Record
from aiom_workbench.interchange.lists.reading import uncollected
from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Assessment
from aiom_workbench.plan.roadmap import Dependency
from aiom_workbench.project import Project
from aiom_workbench.project.beside import Tell
from aiom_workbench.project.edit import EditValues
from aiom_workbench.words import ngettext

_TOLD_EACH = 200


def ignore(_share: float) -> None:
    """Nobody wants to know how far it is."""


def apply_reading(project: Project, reading: Reading, *, today: date | None = None, tell: Tell = ignore) -> int | None:
    """Make the edit; `tell` is told how far it is. Gives its number, or None where nothing would change.

    Raises `Problem` where the result is refused, such as a circle of dependencies; nothing is
    changed then.
    """
    before = project.seq
    with uncollected(), project.edit(label(reading), origin="import", today=today) as edit:
        write(edit, reading, tell)
    return project.seq if project.seq != before else None


def label(reading: Reading) -> str:
    """The edit's name in the history: "Import 12 use cases from ideas.xlsx"."""
    count = reading.count(Fate.NEW) + reading.count(Fate.UPDATED)
    entity = reading.kind.entity
    return ngettext("Import 1 {one} from {file}", "Import {n} × {one} from {file}", count).format(
        n=count, one=entity.one, file=reading.file
    )


def write(edit: EditValues, reading: Reading, tell: Tell = ignore) -> None:
    """Write the rows' values inside an edit: what links need first, links into the list itself last.

    `tell` is told now and then how far it is, from 0 to 1; what it raises ends the writing.
    """
    entity = reading.kind.entity
    _make_missing(edit, reading)
    own_links = {f.name for f in entity.links if entity.collection in f.to}
    later: list[tuple[Record, dict[str, Any]]] = []
    for number, row in enumerate(reading.rows):
        if number % _TOLD_EACH == 0:
            tell(number / len(reading.rows))
        if row.fate is Fate.SKIPPED:
            continue
        for record in row.records:
            if record.thing is not None:
                if record.changes:
                    edit.set_values(record.thing, record.changes)
                continue
            first = {name: value for name, value in record.values.items() if name not in own_links}
            edit.add_values(entity.cls, first, id=record.id)
            if len(first) != len(record.values):
                later.append((record, {n: v for n, v in record.values.items() if n in own_links}))
    if later:
        things = edit.plan.collections[entity.collection]
        for record, values in later:
            edit.set_values(things[record.id], values)
    _write_waits(edit, reading)


def _make_missing(edit: EditValues, reading: Reading) -> None:
    entities = Plan.entities()
    for collection, made in reading.links.made.items():
        for thing_id, name in made.values():
            edit.add_values(entities[collection].cls, {"name": name}, id=thing_id)
    if reading.new_round:
        votes = next((r for row in reading.rows for r in row.records), None)
        if votes is not None:
            edit.add_values(
                Assessment, {"name": reading.new_round, "taken_on": edit.today}, id=votes.values["assessment"]
            )


def _write_waits(edit: EditValues, reading: Reading) -> None:
    for row in reading.rows:
        for wait in row.waits:
            successor = row.records[0].id
            values: dict[str, Any] = {"kind": wait.kind, "lag_days": wait.lag_days}
            standing = next(
                (d for d in edit.plan.dependencies.where("successor", successor) if d.predecessor == wait.predecessor),
                None,
            )
            if standing is not None:
                edit.set_values(standing, values)
            else:
                edit.add_values(Dependency, {"predecessor": wait.predecessor, "successor": successor, **values})
